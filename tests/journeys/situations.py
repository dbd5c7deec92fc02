"""What may be on a child's record before a journey begins: written by the verbs of the rooms, not by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from goldenthread.support.onepage import PlanWords, StrategyWords
from goldenthread.support.verbs import concerns, planning
from goldenthread.thread.models import Plan
from tests.journeys.arranging import Circle

WORDS = PlanWords(
    good_at="Building, and being kind to younger children",
    says="I like it when I can see what comes next",
    need="Following instructions given to the whole class",
    area="communication and interaction",
    baseline="Starts one task in four without being asked again",
    change="Starts three tasks in four without being asked again",
    measure="Mrs Patel counts on Mondays",
    strategies=(
        StrategyWords(
            what="Picture steps on the desk", who="Mrs Patel", times=5, home="Pictures on the fridge"
        ),
        StrategyWords(
            what="Small group", who="Mr Lewis", times=2, minutes=20, group=4, toolkit="turn_taking_group"
        ),
    ),
    starts_on=date.min,
    review_on=date.min,
)


def concern(circle: Circle) -> UUID:
    """The class teacher has raised a concern."""
    return concerns.raise_concern(
        child=circle.child.pk, seen="Does not start tasks", by=circle.actors["teacher"], on=_today(circle)
    )


def written_plan(circle: Circle) -> UUID:
    """The one-page plan is written."""
    case = concern(circle)
    planning.write_plan(
        case=case, words=_words(circle), seen=0, by=circle.actors["teacher"], on=_today(circle)
    )
    return case


def shared_plan(circle: Circle) -> UUID:
    """The plan is with the family."""
    case = written_plan(circle)
    planning.share_plan(case=case, seen=_version(case), by=circle.actors["teacher"], on=_today(circle))
    return case


def agreed_plan(circle: Circle) -> UUID:
    """The parent has signed, and the help is given."""
    case = shared_plan(circle)
    planning.sign(case=case, agrees=True, seen=_version(case), by=circle.actors["parent"], on=_today(circle))
    return case


def _today(circle: Circle) -> date:
    return circle.actors["teacher"].today


def _words(circle: Circle) -> PlanWords:
    begins = _today(circle)
    return replace(WORDS, starts_on=begins, review_on=begins + timedelta(weeks=6))


def _version(case: UUID) -> int:
    return Plan.objects.get(case_id=case).version
