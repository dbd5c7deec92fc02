"""The days of an assessment and of annual reviews, drawn so that they come as late as they do in England.

Department for Education, Education, health and care plans, reporting year 2025; the shape of the tail is an assumption.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Any, Final

from goldenthread.demo.figures import drawn, figures
from goldenthread.demo.terms import working_day_by
from goldenthread.rulebook.advice import ALWAYS

SIX_WEEKS, TWENTY_WEEKS, A_YEAR = 42, 140, 364
LEAST_TO_ASSESS: Final = 84
LATE_BODIES: Final = {
    "psychology": 0.5,
    "health": 0.65,
    "social_care": 0.75,
    "education": 0.9,
    "family": 0.95,
}
"""How many in 100 answer within six weeks: an assumption, psychology the latest as authorities say."""


class Outcome(StrEnum):
    """What becomes of a request."""

    PLAN = "plan"
    REFUSED = "refused"
    NO_PLAN = "no plan"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The days of one assessment, as they will be if nothing changes; those after today have not come yet."""

    outcome: Outcome
    requested: date
    decided: date
    asked: date
    given: dict[str, date] = field(default_factory=dict)
    concluded: date
    drafted: date
    final: date

    def is_open(self, on: date) -> bool:
        """Say whether the authority still has something to do on this day."""
        last = {Outcome.PLAN: self.final, Outcome.NO_PLAN: self.concluded}.get(self.outcome, self.decided)
        return last > on


def timeline(dice: Random, requested: date, outcome: Outcome) -> Timeline:
    """Draw the days of an assessment that was asked for on a day."""
    told = figures()["process"]
    total = _days_to_plan(dice, told)
    decision = _days_to_decide(dice, told, total if outcome in (Outcome.PLAN, Outcome.NO_PLAN) else None)
    asking = decision + dice.randint(1, 6)
    drafting = max(asking + 21, total - dice.randint(18, 34))
    total = max(total, drafting + 18)

    def day(number: float) -> date:
        return working_day_by(requested + timedelta(days=int(number)))

    given = {
        each.key: day(asking + _days_to_advise(dice, each.key, drafting - asking - 7)) for each in ALWAYS
    }
    concluded = drafting - dice.randint(1, 6)
    if outcome is Outcome.NO_PLAN:
        concluded += 0 if dice.random() < IN_TIME_TO_SAY_NO else dice.randint(10, 60)
    return Timeline(
        outcome=outcome, requested=requested, decided=day(decision), asked=day(asking), given=given,
        concluded=day(concluded), drafted=day(drafting), final=day(total),
    )  # fmt: skip


IN_TIME_TO_SAY_NO: Final = 0.341


def outcome(dice: Random) -> Outcome:
    """Draw what becomes of a request."""
    told = figures()["process"]
    no_plan = (1 - told["refused"] - told["withdrawn"]) * told["no_plan_after_assessment"]
    shares = {
        Outcome.REFUSED: told["refused"],
        Outcome.WITHDRAWN: told["withdrawn"],
        Outcome.NO_PLAN: no_plan,
    }
    return drawn(dice, {**shares, Outcome.PLAN: 1 - sum(shares.values())})


def _days_to_plan(dice: Random, told: dict[str, Any]) -> int:
    """Most plans in time come just before the day; late ones have a long tail, and some take more than a year."""
    chance = dice.random()
    if chance < told["in_20_weeks"]:
        return max(LEAST_TO_ASSESS, TWENTY_WEEKS - int(dice.expovariate(1 / 9)))
    if chance < 1 - told["over_52_weeks"]:
        return min(A_YEAR, TWENTY_WEEKS + 1 + int(dice.lognormvariate(4.0, 0.75)))
    return A_YEAR + 1 + int(dice.expovariate(1 / 90))


def _days_to_decide(dice: Random, told: dict[str, Any], total: int | None) -> int:
    if dice.random() < told["decided_in_6_weeks"]:
        return dice.randint(24, SIX_WEEKS)
    late = SIX_WEEKS + 1 + int(dice.expovariate(1 / 20))
    return late if total is None else max(SIX_WEEKS + 1, min(late, total - 60))


def _days_to_advise(dice: Random, body: str, most: int) -> int:
    in_time = dice.random() < LATE_BODIES[body]
    days = dice.randint(14, SIX_WEEKS) if in_time else SIX_WEEKS + 1 + int(dice.expovariate(1 / 25))
    return max(1, min(days, most))


@dataclass(frozen=True, slots=True)
class Review:
    """One annual review: when the meeting was held, and when the authority decided, if it has."""

    met: date
    decided: date
    amends: bool


def reviews(dice: Random, final: date, until: date) -> list[Review]:
    """Draw the annual reviews of a plan since it was made; the year runs from each decision."""
    told, year_from = figures()["process"], final
    found: list[Review] = []
    while True:
        due = year_from + timedelta(days=A_YEAR)
        held_in_time = dice.random() < told["review_held"]
        moved = -dice.randint(20, 75) if held_in_time else dice.randint(5, 90)
        met = working_day_by(due + timedelta(days=moved))
        if met > until:
            return found
        weeks = (
            dice.randint(10, 28)
            if dice.random() < told["decided_in_4_weeks"]
            else 29 + int(dice.expovariate(1 / 35))
        )
        decided = working_day_by(met + timedelta(days=weeks))
        found.append(Review(met, decided, dice.random() < told["amended"]))
        if decided > until:
            return found
        year_from = decided


def made_on(dice: Random, until: date, born: date) -> date:
    """Draw the day on which a plan that is in force was made: by years held, not before the child was two."""
    held = figures()["process"]["years_held"]
    years = dice.choices(range(len(held)), held)[0]
    day = until - timedelta(days=365 * years + dice.randint(1, 364))
    earliest = max(born + timedelta(days=3 * 365), date(2014, 9, 1))
    return working_day_by(max(day, min(earliest, until - timedelta(days=20))))
