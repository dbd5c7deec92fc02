"""Time before the First-tier Tribunal in special educational needs cases, which rolls forward as no other does.

Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008, r.12.
"""

from datetime import date
from typing import Final

from goldenthread.rulebook.time.calendar import ONE_DAY, is_working_day, why_not_working
from goldenthread.rulebook.time.counting import Count, at_least_one
from goldenthread.rulebook.time.open_days import WorkingDays

AUGUST: Final = 8
DECEMBER: Final = 12
CHRISTMAS: Final = "the tribunal's Christmas break"
SUMMER: Final = "August, which the tribunal does not count"


def roll_for_lodging(day: date) -> date:
    """Find the day by which an appeal about special educational needs must be in, once its time is worked out.

    Time that ends from 25 December to 1 January, or in August, runs to the first working day after; time that
    ends on another non-working day runs to the next working day (r.12). Claims about disability do not roll so.
    """
    # Roll once only: a weekend that ends in July rolls into August and stays there, as the rule is worded.
    while _break_on(day):
        day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def is_tribunal_working_day(day: date) -> bool:
    """Say whether a day counts towards any act in an appeal other than lodging it (r.12)."""
    return _why_not_counted(day) is None


def tribunal_working_days(number: int) -> Count:
    """Count working days in an appeal, leaving out August and 25 December to 1 January (r.12)."""
    return WorkingDays(at_least_one(number, "working day"), first_counts=False, why_closed=_why_not_counted)


def _why_not_counted(day: date) -> str | None:
    return why_not_working(day) or _break_on(day)


def _break_on(day: date) -> str | None:
    if day.month == AUGUST:
        return SUMMER
    if (day.month == DECEMBER and day.day >= 25) or (day.month == 1 and day.day == 1):
        return CHRISTMAS
    return None
