"""Imogen, in Year 6: the fullest record, from the first worry in Year 2 to a plan with two annual reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from goldenthread.demo.acting import Someone
from goldenthread.demo.histories.assessment import Assessment, Line
from goldenthread.demo.histories.support import Support
from goldenthread.demo.sizes import Kind
from goldenthread.demo.stories.asking import oakfield_child, plan_of_one_page
from goldenthread.demo.stories.assessing import answers, ask_everyone
from goldenthread.demo.stories.at_school import TALKING
from goldenthread.demo.stories.cast import Cast
from goldenthread.demo.telling import Story
from goldenthread.plans.content import Place
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.standards.codes.needs import BroadArea

TRIED = (
    ("visual_timetable", "quiet_check"), ("reduced_language", "pre_teaching_words"), ("conversation_card", "written_steps"),
    ("sensory_break", "ear_defenders"),
)  # fmt: skip
IMOGENS = (
    ("family", "She holds it in all day and it all comes out at home.", "A quiet half hour before home time.", "Evenings without tears."),
    ("education", "Imogen is able and eager, and overwhelmed by half past ten.",
     "A planned quiet break, 15 minutes, twice every school day.", "She stays for the whole of every lesson."),
    ("health", "Autism was described by the clinic this spring. Sleep is poor.",
     "Advice on sleep, two visits of 60 minutes.", "She sleeps through four nights a week."),
    ("social_care", "The family asks for nothing now.", "Nothing is needed now.", "The family knows whom to ask."),
    ("psychology", "Very strong memory for what is written; what is said in noise is lost.",
     "Written steps for every task, in every lesson, from every adult.", "She starts tasks without asking twice."),
)  # fmt: skip


def very_full(cast: Cast) -> None:
    """A First Response, three cycles, an assessment, a final plan, two reviews, and help given this week."""
    parent = cast.family("imogen", "Rachel Thackeray")
    story = oakfield_child(
        cast, "Imogen", "Thackeray", parent, year=6, month=2, sex="F", since=1150, ethnicity="WBRI",
        home_language="English",
    )  # fmt: skip
    final = cast.days_ago(470)
    support = Support(story=story, school=cast.oakfield, contact=cast.senco, parent=parent)
    began = cast.school_day(final - timedelta(days=640))
    support.concern(
        began, by=cast.senco, area=TALKING, where=["In class", "In the hall"], tried="A seat by the door.",
        seen="Imogen goes silent when the class gets loud, and cannot say afterwards what happened.",
        good_at="She reads encyclopaedias and remembers every page.",
    )  # fmt: skip
    starts = cast.school_day(began + timedelta(days=13))
    for place, keys in enumerate(TRIED):
        support, starts = _cycle(cast, support, starts, keys, last=place == len(TRIED) - 1)
    _assessed(cast, story, parent, final)
    for number in range(24):
        support.session(cast.school_day(cast.days_ago(2 + number)), number % 2, by=cast.sam)
    for topic, words in (
        ("says", "When it is quiet I can think."),
        ("wants", "I want to study the sea."),
        ("good_at", "I know 214 kinds of fish."),
    ):
        cast.says(story, cast.days_ago(30), parent, topic, words)
    story.tell()


def _cycle(
    cast: Cast, support: Support, starts: date, keys: tuple[str, str], *, last: bool
) -> tuple[Support, date]:
    words = plan_of_one_page(
        starts, need="Following what is said in a loud room", area=TALKING,
        change="Starts a task within two minutes, with the steps in front of her", good_at="Facts, fish and finishing what she starts.",
        says="Don’t ask me in front of everyone.", keys=keys,
    )  # fmt: skip
    weeks = 5 if support.process == "first_response" else 11
    support.write(
        cast.school_day(starts - timedelta(days=4)), replace(words, review_on=starts + timedelta(weeks=weeks))
    )
    support.share(cast.school_day(starts - timedelta(days=3)))
    support.add_at_home(
        cast.school_day(starts - timedelta(days=1)),
        "Headphones on the bus, and nobody asks about school till tea.",
    )
    support.agree(starts)
    support.co_sign(starts, by=cast.oakfield.head)
    support.sessions(
        [cast.school_day(starts + timedelta(weeks=week)) for week in range(1, 4)], 0, by=cast.sam
    )
    if last:
        return support, starts
    review = cast.school_day(starts + timedelta(weeks=weeks))
    follows = support.review(
        review, result=Result.PARTLY, next_step=NextStep.GO_ON, what_changed="Calmer mornings; afternoons are hard.",
        family_view="We see the difference before lunch.", child_view="The list helps.",
    )  # fmt: skip
    support.decide_more_help(cast.school_day(review + timedelta(days=4)), NextStep.SPECIALIST)
    return follows, cast.school_day(review + timedelta(days=12))


def _assessed(cast: Cast, story: Story, parent: Someone, final: date) -> None:
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    asked = final - timedelta(days=160)
    case.request(
        asked, by=cast.senco, why_now="Three cycles have helped, and not enough; secondary school is near."
    )
    case.take_on(asked + timedelta(days=2))
    case.agree(
        asked + timedelta(days=36), reasons="Needs are clear, and a plan may be necessary for the move."
    )
    ask_everyone(cast, case, asked + timedelta(days=38))
    answers(cast, case, asked + timedelta(days=70), parent, IMOGENS)
    case.step(asked + timedelta(days=108), "agreed_plan", reasons="The advice agrees.")
    by_when = final + timedelta(days=700)
    case.draft(asked + timedelta(days=120), [
        Line(need="Following what is said in a loud room", area=BroadArea.COMMUNICATION_AND_INTERACTION,
             change="Starts every task within two minutes, from written steps", by_when=by_when, measure="Noted on two days a week",
             help="Written steps for every task", who="Every teacher", times=5, minutes=10),
        Line(need="Getting through the day without being worn out", area=BroadArea.SENSORY_AND_PHYSICAL,
             change="Stays for the whole of every lesson, and has evenings without tears", by_when=by_when,
             measure="A diary kept with her mother", help="Planned quiet break", who="Teaching assistant", times=5, minutes=30),
    ])  # fmt: skip
    case.serve(asked + timedelta(days=122))
    for kind in (Kind.PRIMARY, Kind.SECONDARY):
        case.consult(asked + timedelta(days=124), cast.schools[kind].id, cast.schools[kind].name)
    oakfield = cast.oakfield
    case.step(
        asked + timedelta(days=132),
        "replied",
        by=cast.senco,
        setting=str(oakfield.id),
        can_meet="yes",
        words="We know Imogen and can meet her needs.",
    )
    case.step(
        asked + timedelta(days=134),
        "views_given",
        by=parent,
        words="You have heard her. Please write that the breaks are planned.",
    )
    case.finalise(final, Place(name=oakfield.name, type="mainstream school", setting=str(oakfield.id)))
    case.meet(
        final + timedelta(days=330),
        by=cast.senco,
        words="Imogen showed her diary. Everyone wants the same for secondary school.",
    )
    case.decide(
        final + timedelta(days=352), outcome="amend", reasons="Section F should say how the move is prepared."
    )
