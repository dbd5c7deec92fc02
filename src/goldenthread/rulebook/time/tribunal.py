"""Time in appeals about special educational needs to the First-tier Tribunal, which alone rolls forward.

Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008, r.12.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.rulebook.time.calendar import ONE_DAY, Calendar, Reason, is_working_day, why_not_working
from goldenthread.rulebook.time.counting import Count, at_least_one
from goldenthread.rulebook.time.open_days import WorkingDays
from goldenthread.rulebook.time.words import long_date

AUGUST: Final = 8
DECEMBER: Final = 12
CHRISTMAS: Final = Reason("Days the tribunal leaves out", "25 December to 1 January")
SUMMER: Final = Reason("Days the tribunal leaves out", "August")


def roll_for_lodging(day: date) -> date:
    """Find the day by which an appeal must be in, once its time is worked out.

    Time that ends from 25 December to 1 January, or in August, runs to the first working day after it; time
    that ends on another non-working day runs to the next working day (r.12). It is not so for claims about
    disability discrimination.
    """
    # Roll once only: time that ends on the last weekend of July runs into August, and no further, because it
    # did not end there. The same holds for a weekend that leads up to Christmas.
    while _break_on(day):
        day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def lodging(within: Count) -> Count:
    """Count the time for lodging an appeal, which rolls off closed days (r.12)."""
    return _Lodging(within)


def is_tribunal_working_day(day: date) -> bool:
    """Say whether a day counts towards any act in an appeal other than lodging it (r.12)."""
    return _why_not_counted(day) is None


def tribunal_working_days(number: int) -> Count:
    """Count working days in an appeal, leaving out August and 25 December to 1 January (r.12)."""
    return WorkingDays(at_least_one(number, "working day"), why_closed=_why_not_counted)


@dataclass(frozen=True, slots=True)
class _Lodging(Count):
    within: Count

    @property
    def words(self) -> str:
        return self.within.words

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        return roll_for_lodging(self.within.last_day(start, calendar))

    def safe_day(self, start: date, calendar: Calendar | None = None) -> date:
        # Nobody loses a right by aiming for a day that did not roll.
        return self.within.safe_day(start, calendar)

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        steps = self.within.sum_in_words(start, calendar)
        reached = self.within.last_day(start, calendar)
        reason = _break_on(reached) or why_not_working(reached)
        if reason is None:
            return steps
        last = long_date(roll_for_lodging(reached))
        return (*steps, f"Time for an appeal cannot end that day ({reason.name}), so the last day is {last}.")


def _why_not_counted(day: date) -> Reason | None:
    return why_not_working(day) or _break_on(day)


def _break_on(day: date) -> Reason | None:
    if day.month == AUGUST:
        return SUMMER
    if (day.month == DECEMBER and day.day >= 25) or (day.month == 1 and day.day == 1):
        return CHRISTMAS
    return None
