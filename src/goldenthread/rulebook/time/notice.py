"""Counts that look to a fixed day ahead: "before" it, or a length of notice "at least" before it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from goldenthread.rulebook.time.calendar import ONE_DAY, Calendar
from goldenthread.rulebook.time.counting import (
    EVERY_DAY_COUNTS,
    Count,
    SafeTheDayBefore,
    at_least_one,
    months_later,
    no_such_date,
)
from goldenthread.rulebook.time.period import CannotCount
from goldenthread.rulebook.time.words import day_and_month, how_many, long_date

_NOT_A_LEAP_YEAR: Final = 2001


def before(*, day: int | None = None, month: int | None = None, strictly: bool = False) -> Count:
    """Count up to a fixed date: in the start's calendar year, or the start itself when no date is named.

    The law says "before", practice says "by": the last day is the named date and the safe day is the one
    before, unless `strictly` makes the day before the last as well (SEND Regulations 2014, reg 18).
    """
    if (day is None) is not (month is None):
        raise CannotCount("A fixed date needs both its day and its month. Give both, or neither.")
    if day is None or month is None:
        return _Before(None, strictly)
    # Tried on a common year, so that 29 February is refused here and not in some later year.
    try:
        return _Before(date(_NOT_A_LEAP_YEAR, month, day), strictly)
    except ValueError as error:
        raise CannotCount(
            f"Not every year has a day {day} of month {month}. Name a date that comes every year."
        ) from error


def at_least_before(*, weeks: int = 0, months: int = 0) -> Count:
    """Count "at least n weeks (or months) before" an event, back from the day of the event."""
    if bool(weeks) is bool(months):
        raise CannotCount("Notice is given in weeks or in months. Give one of the two.")
    if weeks:
        return _AtLeastBefore(at_least_one(weeks, "week"), "week")
    return _AtLeastBefore(at_least_one(months, "month"), "month")


@dataclass(frozen=True, slots=True)
class _Before(Count):
    yearly: date | None
    strictly: bool

    @property
    def words(self) -> str:
        return f"before {day_and_month(self.yearly)}" if self.yearly else "before the day"

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        named = self._named(start)
        return named - ONE_DAY if self.strictly else named

    def safe_day(self, start: date, calendar: Calendar | None = None) -> date:
        return self._named(start) - ONE_DAY

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        named, safe = long_date(self._named(start)), long_date(self.safe_day(start))
        if self.strictly:
            return (f"The rule says before {named}.", f"The last day before it is {safe}.")
        return (
            f"The rule says before {named}; it is usually read as by that day.",
            f"Read strictly, the last day is {safe}: aim for that.",
        )

    def _named(self, start: date) -> date:
        return self.yearly.replace(year=start.year) if self.yearly else start


@dataclass(frozen=True, slots=True)
class _AtLeastBefore(SafeTheDayBefore):
    number: int
    noun: str

    @property
    def words(self) -> str:
        return f"at least {how_many(self.number, self.noun)} before"

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        if self.noun == "month":
            # Back from 31 July, five months reach the last of February: any later day is less than five.
            return months_later(start, -self.number)
        return start - timedelta(weeks=self.number)

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        skipped = no_such_date(start, last) if self.noun == "month" else ()
        return (
            f"Count back from {long_date(start)}.",
            *skipped,
            f"{how_many(self.number, self.noun)} before is {long_date(last)}.",
            EVERY_DAY_COUNTS,
            self.aim_in_words(start),
        )

    def aim_in_words(self, start: date) -> str:
        return f"Some ask for full days in between, so aim for {long_date(self.safe_day(start))}."
