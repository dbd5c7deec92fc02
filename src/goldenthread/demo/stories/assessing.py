"""Children who are being assessed: advice that is late, a draft at home, and a case that is a year behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goldenthread.demo.acting import Someone
from goldenthread.demo.histories.assessment import Assessment, Line
from goldenthread.demo.stories.asking import oakfield_child
from goldenthread.demo.stories.cast import Cast
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.standards.codes.needs import BroadArea


def ask_everyone(cast: Cast, case: Assessment, day: date) -> None:
    """The authority asks every body whose advice it must have."""
    known = {body: cast.adviser(body) for body in cast.office.advisers}
    case.ask(day, [(body.key, known.get(body.key)) for body in ALWAYS])


def answers(
    cast: Cast, case: Assessment, day: date, parent: Someone, told: Sequence[tuple[str, str, str, str]]
) -> None:
    """Bodies answer, one every few days."""
    by = {
        "family": parent,
        "education": cast.senco,
        **{body: cast.adviser(body) for body in cast.office.advisers},
    }
    for place, (body, needs, provision, outcomes) in enumerate(told):
        when = cast.school_day(day + timedelta(days=3 * place))
        case.advise(when, body, by=by[body], needs=needs, provision=provision, outcomes=outcomes)


NIAMHS = (
    ("family", "Niamh sleeps badly before school days and worries about getting words wrong.",
     "Patience, and someone who tells us the same day when it went wrong.", "That she reads to her little brother."),
    ("education", "Niamh reads as a child two years younger and has learned to hide it by helping others.",
     "Structured reading, 25 minutes, four times a week, with an assistant trained in it.", "She reads a page at her level in two minutes."),
    ("health", "Speech and understanding are as expected. No therapy is needed now.",
     "A review of hearing in twelve months.", "Hearing stays as it is."),
    ("social_care", "The family is not known to social care and asks for nothing.",
     "Nothing is needed now.", "The family knows whom to ask."),
    ("psychology", "Niamh holds few sounds in mind at once. Her reasoning is strong when nothing has to be read.",
     "Overlearning in small steps, 15 minutes every school day, one to one, led by a teacher trained in literacy.",
     "She sounds out a new word of five letters on her own."),
)  # fmt: skip


def psychology_late(cast: Cast) -> None:
    """Niamh: four bodies have answered; the psychologist’s advice is twelve days late."""
    parent = cast.family("niamh", "Bernadette Kelly")
    story = oakfield_child(cast, "Niamh", "Kelly", parent, year=5, month=10, sex="F", ethnicity="WIRI")
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    asked = cast.days_ago(54)
    case.request(
        asked - timedelta(days=42),
        by=parent,
        why_now="She is two years behind and has begun to say that she is stupid.",
    )
    case.take_on(asked - timedelta(days=35))
    case.agree(
        asked - timedelta(days=4), reasons="There are needs in literacy, and help so far may not be enough."
    )
    ask_everyone(cast, case, asked)
    answers(cast, case, asked + timedelta(days=20), parent, NIAMHS[:4])
    story.tell()


def draft_at_home(cast: Cast) -> None:
    """Ibrahim: the draft plan went to his parents five days ago; this is day 6 of at least 15."""
    parent = cast.family("ibrahim", "Farah Qureshi")
    story = oakfield_child(
        cast, "Ibrahim", "Qureshi", parent, year=3, month=4, sex="M", ethnicity="APKN", home_language="Urdu"
    )
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    served = cast.on - timedelta(days=5)
    asked = served - timedelta(days=75)
    case.request(
        asked - timedelta(days=38),
        by=cast.senco,
        why_now="Ibrahim uses single words at seven, and is lonely.",
    )
    case.take_on(asked - timedelta(days=34))
    case.agree(asked - timedelta(days=3), reasons="His needs in language are long and complex.")
    ask_everyone(cast, case, asked)
    answers(cast, case, asked + timedelta(days=22), parent, IBRAHIMS)
    case.step(
        served - timedelta(days=9),
        "agreed_plan",
        reasons="Five pieces of advice say the same: he needs more than a school has.",
    )
    lines = [
        Line(need="Finding and joining words to say what he wants", area=BroadArea.COMMUNICATION_AND_INTERACTION,
             change="Asks for help in a sentence of three words, with every adult in class", by_when=served + timedelta(days=365),
             measure="Noted on two days each week", help="Language programme written by a speech and language therapist",
             who="Teaching assistant trained by the therapist", times=4, minutes=30),
        Line(need="Playing with others", area=BroadArea.COMMUNICATION_AND_INTERACTION,
             change="Plays a game with rules with two friends for ten minutes", by_when=served + timedelta(days=365),
             measure="Noted at break on Tuesdays and Thursdays", help="Small turn-taking group with the same two children",
             who="Teaching assistant", times=3, minutes=20),
    ]  # fmt: skip
    case.draft(served - timedelta(days=2), lines)
    case.serve(served)
    story.tell()


IBRAHIMS = (
    ("family", "He understands far more than he can say. At home he leads us by the hand.",
     "The same signs at school and at home.", "That he tells us about his day."),
    ("education", "Ibrahim uses about forty single words in school and plays alone at break.",
     "A small group with the same two children, 20 minutes, three times a week.", "He asks another child to play."),
    ("health", "A severe delay in spoken language; understanding about two years behind.",
     "A programme written by a speech and language therapist, carried out four times a week, and checked by them each half-term.",
     "He joins three words to ask for help."),
    ("psychology", "He reasons well with pictures. Words reach him best one idea at a time.",
     "Pictures with every instruction, from every adult, in every lesson.", "He begins a task within a minute."),
    ("social_care", "The family asks for a short break once a month.",
     "Saturday club, four hours, once a month.", "Ibrahim has a place where he is known."),
)  # fmt: skip


def a_year_late(cast: Cast) -> None:
    """Callum: asked for seventeen months ago. The plan was due a year ago and is still being written."""
    parent = cast.family("callum", "Kelly Dawson")
    story = oakfield_child(cast, "Callum", "Dawson", parent, year=6, month=7, sex="M")
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    asked = cast.days_ago(430)
    case.request(
        asked - timedelta(days=80),
        by=parent,
        why_now="He is out of school more than he is in it, and nobody can tell us why.",
    )
    case.take_on(asked - timedelta(days=60))
    case.agree(asked - timedelta(days=10), reasons="There are needs that are not yet understood.")
    ask_everyone(cast, case, asked)
    answers(cast, case, asked + timedelta(days=90), parent, CALLUMS[:3])
    answers(cast, case, asked + timedelta(days=330), parent, CALLUMS[3:])
    case.step(cast.days_ago(40), "agreed_plan", reasons="The advice, late as it is, leaves no doubt.")
    story.tell()


CALLUMS = (
    ("family", "He is frightened of the corridor and of being looked at.", "A way in that is not the main door.", "Three good days a week."),
    ("education", "Callum has been in for 41 of 190 days. When he is in, he is keen and able.",
     "A planned return with one named adult, 60 minutes every school day, growing each fortnight.", "He is in for the whole morning."),
    ("social_care", "The family manages with much love and little sleep.", "A short break, once a month.", "His mother can sleep."),
    ("health", "Anxiety at a level that needs treatment; on the waiting list for therapy.",
     "Talking therapy, 50 minutes, weekly, for twelve weeks.", "He walks through the main door with a friend."),
    ("psychology", "Sounds and crowds overwhelm him; he plans his day to avoid them.",
     "A quiet base that is always open, and lessons in groups of no more than eight.", "He chooses when to be with others."),
)  # fmt: skip
