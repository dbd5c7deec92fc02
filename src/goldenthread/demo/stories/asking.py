"""Children for whom an assessment was asked: waiting for the decision, waiting too long, refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goldenthread.demo.acting import Someone
from goldenthread.demo.histories.assessment import Assessment
from goldenthread.demo.histories.support import Support
from goldenthread.demo.stories.at_school import FEELING, TALKING, strategy
from goldenthread.demo.stories.cast import Cast
from goldenthread.demo.telling import Story
from goldenthread.record.models import Role
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.onepage import PlanWords


def helped_first(
    cast: Cast, story: Story, parent: Someone, *, began: date, words: PlanWords, seen: str
) -> Support:
    """Tell of a First Response and its review, after which more help was asked for."""
    support = Support(story=story, school=cast.oakfield, contact=cast.senco, parent=parent)
    support.concern(
        began, by=cast.senco, seen=seen, where=["In class"], area=words.area, good_at=words.good_at
    )
    support.write(cast.school_day(words.starts_on - timedelta(days=5)), words)
    support.share(cast.school_day(words.starts_on - timedelta(days=4)))
    support.agree(words.starts_on)
    for week in range(5):
        support.session(cast.school_day(words.starts_on + timedelta(days=7 * week + 1)), 0, by=cast.sam)
    follows = support.review(
        cast.school_day(words.review_on), result=Result.NOT_MET, next_step=NextStep.ASSESSMENT,
        what_changed="Some calm weeks, and no lasting change.",
        family_view="Everyone has tried. We think it is time to ask for more.",
    )  # fmt: skip
    support.decide_more_help(cast.school_day(words.review_on + timedelta(days=3)), NextStep.ASSESSMENT)
    return follows


def plan_of_one_page(
    starts: date, *, need: str, area: str, change: str, good_at: str, says: str, keys: tuple[str, str]
) -> PlanWords:
    """Return a one-page plan of five weeks."""
    return PlanWords(
        good_at=good_at, says=says, need=need, area=area, change=change, baseline="Not yet", measure="Noted each Friday",
        strategies=tuple(strategy(key, "Sam Lee", 3, 15) for key in keys), starts_on=starts,
        review_on=starts + timedelta(weeks=5),
    )  # fmt: skip


def oakfield_child(
    cast: Cast,
    name: str,
    family: str,
    parent: Someone,
    *,
    year: int,
    month: int,
    sex: str,
    since: int = 700,
    **more: Any,
) -> Story:
    """Begin the record of a child at Oakfield, in the class of Mrs Patel or of Ms Byrne."""
    teacher = cast.patel if year <= 3 else cast.byrne
    return cast.begin(
        name, family, born=cast.born(year=year, month=month, day=14), since=cast.days_ago(since), school=cast.oakfield,
        parents=(parent,), staff=((Role.CLASS_TEACHER, teacher), (Role.TEACHING_ASSISTANT, cast.sam)), sex=sex, **more,
    )  # fmt: skip


def day_thirty(cast: Cast) -> None:
    """Dev: asked for thirty days ago; the authority has until day 42."""
    parent = cast.family("dev", "Deepa Sharma")
    story = oakfield_child(cast, "Dev", "Sharma", parent, year=4, month=11, sex="M", ethnicity="AIND")
    starts = cast.school_day(cast.days_ago(130))
    words = plan_of_one_page(
        starts, need="Coping when the day does not go as expected", area=TALKING,
        change="Moves to the next lesson with the cards, without leaving the room", good_at="Chess, and knowing every train line.",
        says="I need to know what happens next.", keys=("visual_timetable", "warned_changes"),
    )  # fmt: skip
    helped_first(
        cast, story, parent, began=cast.school_day(starts - timedelta(days=13)), words=words,
        seen="Dev hides under the table when plans change, and is exhausted afterwards.",
    )  # fmt: skip
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    case.request(
        cast.on - timedelta(days=30),
        by=cast.senco,
        why_now="Dev is out of class for two lessons a day, although all of us do what was agreed. Year 5 will ask more of him.",
    )
    case.take_on(cast.days_ago(26))
    case.step(cast.days_ago(26), "views_invited")
    story.tell()


def decision_late(cast: Cast) -> None:
    """Ruby: her mother asked; the decision was due ten days ago and has not been made."""
    parent = cast.family("ruby", "Natasha Campbell")
    story = oakfield_child(cast, "Ruby", "Campbell", parent, year=5, month=1, sex="F", ethnicity="BCRB")
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    case.request(
        cast.on - timedelta(days=52),
        by=parent,
        why_now="Ruby has stopped speaking at school, though she never stops at home. She says it is like a door that will"
        " not open.",
    )
    case.take_on(cast.days_ago(40))
    story.tell()


def refused(cast: Cast) -> None:
    """Theo: the authority said no three weeks ago; his parents may still appeal."""
    parent = cast.family("theo", "Gemma Hartley")
    story = oakfield_child(cast, "Theo", "Hartley", parent, year=3, month=6, sex="M")
    starts = cast.school_day(cast.days_ago(150))
    words = plan_of_one_page(
        starts, need="Trying again after a mistake", area=FEELING, change="Has a second go without being asked",
        good_at="Fearless on the climbing frame, gentle with animals.", says="I’m rubbish at everything.",
        keys=("key_adult", "feelings_scale"),
    )  # fmt: skip
    helped_first(
        cast, story, parent, began=cast.school_day(starts - timedelta(days=12)), words=words,
        seen="Theo tears up his work when it goes wrong and runs out of the room.",
    )  # fmt: skip
    case = Assessment(story=story, caseworker=cast.caseworker, papers=cast.papers)
    asked = cast.days_ago(60)
    case.request(
        asked, by=parent, why_now="He has been sent home twice and is starting to say that he is bad."
    )
    case.take_on(cast.days_ago(57))
    case.refuse(
        cast.days_ago(21),
        has_needs="We agree that Theo has special educational needs: he finds it very hard to stay calm when work goes wrong.",
        necessary="One cycle of support has been tried and its review shows calm weeks. We think that the school can build on"
        " this with the advice of the behaviour team, and that a plan is not necessary now.",
        evidence="Your letter, the school’s one-page plan and its review, and the notes of both meetings.",
    )
    story.tell()
