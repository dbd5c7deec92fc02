"""Children who are helped at school: from a fresh concern to a second cycle of support."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from goldenthread.demo.histories.support import Support
from goldenthread.demo.stories.cast import Cast
from goldenthread.demo.telling import Story
from goldenthread.record.models import Role
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.support.onepage import PlanWords, StrategyWords
from goldenthread.thread.toolkit import every_strategy

TALKING: Final = BroadArea.COMMUNICATION_AND_INTERACTION.value
LEARNING: Final = BroadArea.COGNITION_AND_LEARNING.value
FEELING: Final = BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH.value
BODY: Final = BroadArea.SENSORY_AND_PHYSICAL.value


def strategy(key: str, who: str, times: int, minutes: int, group: int | None = None) -> StrategyWords:
    """Return something to try from the toolkit."""
    told = every_strategy()[key]
    return StrategyWords(
        what=told.what, who=who, times=times, minutes=minutes, group=group, home=told.home, toolkit=key
    )


def in_year_2(
    cast: Cast, name: str, family: str, parent: str, *, born: date, **more: Any
) -> tuple[Story, Support]:
    """Begin the record of a child in Mrs Patel’s class."""
    mother = cast.family(parent, parent)
    story = cast.begin(
        name, family, born=born, since=cast.days_ago(420), school=cast.oakfield, parents=(mother,),
        staff=((Role.CLASS_TEACHER, cast.patel), (Role.TEACHING_ASSISTANT, cast.sam)), **more,
    )  # fmt: skip
    return story, Support(story=story, school=cast.oakfield, contact=cast.patel, parent=mother)


def amara(cast: Cast) -> None:
    """Amara, 7: First Response in its fourth week of six, three things being tried, and what works at home."""
    mother, father = cast.family("grace"), cast.family("chidi")
    story = cast.begin(
        "Amara", "Okafor", born=cast.born(year=2, month=9, day=3), since=cast.days_ago(420), school=cast.oakfield,
        parents=(mother, father), staff=((Role.CLASS_TEACHER, cast.patel), (Role.TEACHING_ASSISTANT, cast.sam)),
        sex="F", ethnicity="BAFR", home_language="English and Igbo",
    )  # fmt: skip
    support = Support(story=story, school=cast.oakfield, contact=cast.patel, parent=mother)
    agreed = cast.school_day(cast.days_ago(24))
    support.concern(
        cast.school_day(agreed - timedelta(days=13)), by=cast.patel,
        seen="Amara listens hard, but when I ask for two things at once she does the last one and then watches the others."
        " On the carpet she often calls out before it is her turn.",
        where=["In class", "On the carpet"], area=TALKING,
        tried="I say her name first and ask her to tell me back what to do. It helps a little.",
        good_at="Amara notices when someone is sad, and sits with them. She tells long stories about her grandmother’s garden.",
    )  # fmt: skip
    support.write(cast.school_day(agreed - timedelta(days=6)), _amaras_plan(agreed))
    support.share(cast.school_day(agreed - timedelta(days=5)))
    support.add_at_home(
        cast.school_day(agreed - timedelta(days=1)),
        "I say one thing, wait till she has done it, and then say the next. A song for tidying up works every time.",
    )
    support.agree(agreed, words="Thank you for seeing it so early. We will do the picture steps at home too.")
    support.co_sign(agreed, by=cast.senco)
    _amaras_weeks(cast, support, agreed)
    story.tell()


def _amaras_plan(starts: date) -> PlanWords:
    return PlanWords(
        good_at="Kind to others, full of stories, loves to help in the garden.",
        says="I can do it when I can see it. I don’t like it when everybody looks at me.",
        need="Following what is said when it has more than one step, and waiting for her turn to speak",
        area=TALKING,
        change="Follows two steps on her own, and waits for her turn on the carpet with one reminder",
        baseline="Follows the last step she hears; calls out about eight times in a carpet session",
        measure="Four of five two-step tasks on Fridays, and calling out counted on Wednesdays",
        strategies=(
            strategy("visual_timetable", "Mrs Patel", 5, 5),
            strategy("reduced_language", "All adults in class", 5, 10),
            strategy("turn_taking_group", "Sam Lee", 2, 15, 3),
        ),
        starts_on=starts,
        review_on=starts + timedelta(weeks=6),
    )


def _amaras_weeks(cast: Cast, support: Support, agreed: date) -> None:
    day = agreed
    while day < cast.on:
        if cast.oakfield.calendar.is_school_day(day):
            support.session(day, 0, by=cast.patel)
            if day.weekday() in (0, 2, 4):
                support.session(day, 1, by=cast.patel)
            if day.weekday() == 1:
                support.session(day, 2, by=cast.sam, note="She waited for her turn seven times out of ten.")
            if day.weekday() == 3:
                support.session(day, 2, by=cast.sam, missed="Sam was covering another class")
        day += timedelta(days=1)


def fresh_concern(cast: Cast) -> None:
    """Kofi: a concern raised three school days ago; the one-page plan is being written."""
    story, support = in_year_2(
        cast, "Kofi", "Mensah", "Abena Mensah", born=cast.born(year=2, month=2, day=11), sex="M"
    )
    support.concern(
        cast.school_days_ago(2), by=cast.patel,
        seen="Kofi has started to rub his eyes and hold his book very close. He misses what is on the board.",
        where=["In class"], area=BODY, tried="He sits in the front row now.",
        good_at="He can build anything, and explains how it works.",
    )  # fmt: skip
    story.tell()


def waiting_for_a_signature(cast: Cast) -> None:
    """Zofia: the one-page plan is with her mother."""
    story, support = in_year_2(
        cast, "Zofia", "Kowalska", "Magdalena Kowalska", born=cast.born(year=2, month=5, day=30), sex="F",
        home_language="Polish",
    )  # fmt: skip
    shared = cast.school_days_ago(1)
    support.concern(
        cast.school_days_ago(7), by=cast.patel, area=FEELING, where=["Coming in"],
        seen="Zofia cries when her mother leaves and needs most of the first lesson to settle.",
        good_at="She draws wonderful birds and knows all their names in Polish and in English.",
    )  # fmt: skip
    starts = cast.on
    support.write(
        cast.school_days_ago(2),
        PlanWords(
            good_at="Draws beautifully and speaks two languages.", says="I miss Mama when it is loud.",
            need="Arriving calm and ready for the day", area=FEELING,
            change="Says goodbye at the door and is drawing or reading by nine o’clock",
            baseline="Settles at about half past nine", measure="Days out of five, on a card she colours in",
            strategies=(strategy("quiet_start", "Sam Lee", 5, 10), strategy("feelings_scale", "Mrs Patel", 5, 5)),
            starts_on=starts, review_on=starts + timedelta(weeks=5),
        ),
    )  # fmt: skip
    support.share(shared)
    story.tell()


def late_review(cast: Cast) -> None:
    """Yusuf: the six weeks are over and the review is a week late."""
    story, support = in_year_2(
        cast, "Yusuf", "Hussain", "Saima Hussain", born=cast.born(year=2, month=12, day=19), sex="M"
    )
    agreed = cast.school_day(cast.days_ago(49))
    support.concern(
        cast.school_day(agreed - timedelta(days=14)), by=cast.patel, area=LEARNING, where=["In class"],
        seen="Yusuf knows his letter sounds one day and has lost half of them the next.",
        good_at="He remembers every football score and counts in his head faster than I do.",
    )  # fmt: skip
    support.write(
        cast.school_day(agreed - timedelta(days=6)),
        PlanWords(
            good_at="Numbers in his head, football.", says="I like the green cards best.",
            need="Keeping hold of letter sounds", area=LEARNING,
            change="Reads twenty sounds without help, a week after he learned them", baseline="Reads nine of twenty",
            measure="Twenty cards each Friday",
            strategies=(strategy("overlearning_sounds", "Sam Lee", 5, 10, 3), strategy("little_and_often", "Mrs Patel", 5, 5)),
            starts_on=agreed, review_on=agreed + timedelta(weeks=6),
        ),
    )  # fmt: skip
    support.share(cast.school_day(agreed - timedelta(days=5)))
    support.agree(agreed)
    for week in range(7):
        support.session(cast.school_day(agreed + timedelta(days=7 * week)), 0, by=cast.sam)
    story.tell()


def second_cycle(cast: Cast) -> None:
    """Freya: First Response, a first cycle, and now a second with different help."""
    story, support = in_year_2(
        cast, "Freya", "Shaw", "Claire Shaw", born=cast.born(year=2, month=3, day=7), sex="F"
    )
    began = cast.school_day(cast.days_ago(190))
    support.contact = cast.senco
    support.concern(
        began, by=cast.senco, area=LEARNING, where=["In class"],
        seen="Freya puts her pencil down after a line. Her ideas are much bigger than what she writes.",
        good_at="She tells stories that make the whole class listen.",
    )  # fmt: skip
    first = cast.school_day(began + timedelta(days=12))
    _freyas(cast, support, first, "ways_to_record", "hands_ready", weeks=5)
    one = support.review(
        cast.school_day(first + timedelta(weeks=5)), result=Result.PARTLY, next_step=NextStep.GO_ON,
        what_changed="She writes three lines on most days.", family_view="She is proud of her typed story.",
        child_view="Typing is good. My hand still hurts.",
    )  # fmt: skip
    second = cast.school_day(first + timedelta(weeks=6))
    _freyas(cast, one, second, "ways_to_record", "worked_example", weeks=11)
    two = one.review(
        cast.school_day(second + timedelta(weeks=11)), result=Result.PARTLY, next_step=NextStep.NEW_CYCLE,
        what_changed="Half a page when she types, four lines by hand.",
        family_view="Homework is calmer. We would like to know whether her hand needs looking at.",
    )  # fmt: skip
    one.decide_more_help(cast.school_day(second + timedelta(weeks=11, days=4)), NextStep.SPECIALIST)
    third = cast.school_day(second + timedelta(weeks=12))
    two.contact = cast.patel
    _freyas(cast, two, third, "hands_ready", "chunked_instructions", weeks=12)
    two.sessions([cast.school_day(third + timedelta(days=3 * number)) for number in range(8)], 0, by=cast.sam)
    story.tell()


def _freyas(cast: Cast, support: Support, starts: date, first: str, second: str, *, weeks: int) -> None:
    support.write(
        cast.school_day(starts - timedelta(days=4)),
        PlanWords(
            good_at="Stories, and the voices in them.", says="I know what I want to say.",
            need="Getting ideas down in writing", area=LEARNING,
            change="Writes or types half a page in twenty minutes", baseline="One line by hand",
            measure="One piece a week, kept in her folder",
            strategies=(strategy(first, "Sam Lee", 3, 15), strategy(second, "Class teacher", 5, 5)),
            starts_on=starts, review_on=starts + timedelta(weeks=weeks),
        ),
    )  # fmt: skip
    support.share(cast.school_day(starts - timedelta(days=3)))
    support.agree(starts)
