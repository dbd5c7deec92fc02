"""Maya, 17, who speaks for herself: her plan is in force, and its annual review is due in three weeks."""

from __future__ import annotations

from datetime import timedelta

from goldenthread.access.actors import Capacity
from goldenthread.demo.histories.assessment import Assessment, Line
from goldenthread.demo.sizes import Kind
from goldenthread.demo.stories.assessing import ask_everyone
from goldenthread.demo.stories.cast import Cast
from goldenthread.placements.events import Place as Taken
from goldenthread.placements.events import begin_place
from goldenthread.plans.content import Place
from goldenthread.standards.codes.needs import BroadArea

AT_COLLEGE = 80


def maya(cast: Cast) -> None:
    """Maya studies catering; the review of her plan must be finished in three weeks."""
    college = cast.schools[Kind.COLLEGE]
    maya_herself = cast.family("maya", capacity=Capacity.YOUNG_PERSON)
    # The review year began a year ago less three weeks, when the authority last decided.
    decided = cast.on - timedelta(days=365 - 21)
    final = decided - timedelta(days=360)
    story = cast.begin(
        "Maya", "Robinson", born=cast.born(year=12, month=9, day=6), since=final - timedelta(days=160), school=college,
        young_person=maya_herself, sex="F", ethnicity="MWBC", home_language="English",
    )  # fmt: skip
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    requested = final - timedelta(days=136)
    case.request(
        requested,
        by=maya_herself,
        why_now="I am leaving school in two years, and I want to do it on my own feet.",
    )
    case.agree(requested + timedelta(days=40), reasons="The move to college may need support under a plan.")
    ask_everyone(cast, case, requested + timedelta(days=44))
    by = {
        "family": maya_herself,
        "education": college.senco,
        **{body: cast.adviser(body) for body in cast.office.advisers},
    }
    for place, (body, needs, provision, outcomes) in enumerate(MAYAS):
        day = requested + timedelta(days=66 + 3 * place)
        case.advise(day, body, by=by[body], needs=needs, provision=provision, outcomes=outcomes)
    case.step(
        requested + timedelta(days=100), "agreed_plan", reasons="A plan is necessary for the move to college."
    )
    for topic, words in VOICES_THEN:
        cast.says(story, requested + timedelta(days=98), maya_herself, topic, words)
    case.draft(requested + timedelta(days=112), _lines(cast))
    case.serve(requested + timedelta(days=114))
    case.step(requested + timedelta(days=121), "setting_asked_for", by=maya_herself, setting=college.name)
    kind = "further education or sixth form college"
    case.finalise(final, Place(name=college.name, type=kind, setting=str(college.id)))
    met = decided - timedelta(days=26)
    case.meet(
        met,
        by=college.senco,
        words="Maya led the meeting. She wants to travel alone by summer and to keep her mentor.",
    )
    case.decide(decided, outcome="keep", reasons="The plan fits; travel training is already in it.")
    story.on(
        cast.days_ago(AT_COLLEGE),
        cast.caseworker,
        lambda writing: begin_place(writing, Taken(setting=college.id, place=college.name)),
    )
    for topic, words in VOICES:
        cast.says(story, cast.days_ago(12), maya_herself, topic, words)
    story.tell()


def _lines(cast: Cast) -> list[Line]:
    return [
        Line(need="Finding the way and coping when a bus does not come", area=BroadArea.SENSORY_AND_PHYSICAL,
             change="Travels to college and back on her own on four days out of five", by_when=cast.on + timedelta(days=230),
             measure="Her own travel card, looked at each fortnight", help="Travel training on the real route",
             who="Travel trainer", times=2, minutes=60),
        Line(need="Starting work when the room is loud", area=BroadArea.COMMUNICATION_AND_INTERACTION,
             change="Starts within five minutes in the training kitchen", by_when=cast.on + timedelta(days=230),
             measure="Noted by the kitchen tutor each week", help="Time with a mentor to plan the day",
             who="Learning mentor", times=5, minutes=15),
    ]  # fmt: skip


VOICES_THEN = (
    ("good_at", "I am good at pastry, and at staying calm when others are not."),
    ("wants", "I want to work in a bakery that opens early, when it is quiet."),
)
"""What she said for her plan: it is Section A."""
VOICES = (("says", "Talk to me first, not to whoever stands beside me."),)
MAYAS = (
    ("family", "Crowds and noise wear me out. I get lost when plans change.", "Someone who plans the route with me until I know it.", "I get to college on my own."),
    ("education", "Maya cooks at a professional level in a quiet kitchen and cannot start in a loud one.",
     "A mentor, 15 minutes, every college day.", "She starts within five minutes."),
    ("health", "No treatment is needed. Ear defenders help.", "Ear defenders, in every lesson.", "She chooses when to wear them."),
    ("psychology", "Strong memory for what she has done herself; new places cost her much.",
     "Travel training, 60 minutes, twice a week, for two terms.", "She copes when a bus does not come."),
    ("social_care", "Maya wants to live on her own one day and is learning what it takes.",
     "A place in the independence group, two hours, once a week.", "She cooks, washes and shops for a week."),
)  # fmt: skip
