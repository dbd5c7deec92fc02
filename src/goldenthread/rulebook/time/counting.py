"""The ways the law counts weeks, days and months, and what it says in words about each sum.

Weekends, bank holidays and school holidays all count here, and a last day never rolls forward.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import ClassVar, Final

from goldenthread.rulebook.time.calendar import ONE_DAY, Calendar
from goldenthread.rulebook.time.period import CannotCount
from goldenthread.rulebook.time.words import MONTHS, how_many, long_date

EVERY_DAY_COUNTS: Final = "Weekends, bank holidays and school holidays all count."


class Count(ABC):
    """A number of days, weeks or months, counted in one of the law's ways."""

    __slots__ = ()
    needs_calendar: ClassVar[bool] = False

    @property
    @abstractmethod
    def words(self) -> str:
        """Name the count in words: 6 weeks."""

    @abstractmethod
    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        """Find the last lawful day."""

    def safe_day(self, start: date, calendar: Calendar | None = None) -> date:
        """Find the day to aim for: a day earlier where the rule is read both ways."""
        return self.last_day(start, calendar)

    def aim_in_words(self, start: date) -> str:
        """Say why to aim for a day before the last; nothing where all read the rule alike."""
        return ""

    @abstractmethod
    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        """Tell the sum step by step, so that anyone can check it on a wall calendar."""


def weeks(number: int) -> Count:
    """Count "within n weeks of" an event; the day of the event is day 0."""
    return _after(number, "week", 7)


def days(number: int) -> Count:
    """Count "within n days of" an event; the day of the event is day 0."""
    return _after(number, "day", 1)


def months(number: int) -> Count:
    """Count "within n months of" an event, to the same date of a later month.

    A month is a calendar month (Interpretation Act 1978, Sch. 1).
    """
    return _MonthsAfter(at_least_one(number, "month"))


def days_beginning_with(number: int) -> Count:
    """Count "n days beginning with" a day; that day is day 1."""
    return _DaysBeginningWith(at_least_one(number, "day"))


def months_beginning_with(number: int) -> Count:
    """Count "n months beginning with" a day, so that 12 months from 1 September end on 31 August."""
    return _MonthsBeginningWith(at_least_one(number, "month"))


def at_least_one(number: int, noun: str) -> int:
    """Refuse to count nothing, or backwards."""
    if number < 1:
        raise CannotCount(f"Cannot count {number} {noun}s. Count at least 1 {noun}.")
    return number


class SafeTheDayBefore(Count):
    """A count that some read a day shorter."""

    __slots__ = ()

    def safe_day(self, start: date, calendar: Calendar | None = None) -> date:
        return self.last_day(start, calendar) - ONE_DAY

    def aim_in_words(self, start: date) -> str:
        return f"Some people count the first day as day 1, so aim for {long_date(self.safe_day(start))}."


# Bulk work asks for the same few spans a million times.
@cache
def _after(number: int, noun: str, days_in_one: int) -> Count:
    span = timedelta(days=days_in_one * at_least_one(number, noun))
    return _After(span, how_many(number, noun))


@dataclass(frozen=True, slots=True)
class _After(SafeTheDayBefore):
    span: timedelta
    name: str

    @property
    def words(self) -> str:
        return self.name

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        return start + self.span

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        return (
            day_zero(start),
            f"{self.name} later is {long_date(self.last_day(start))}.",
            EVERY_DAY_COUNTS,
            self.aim_in_words(start),
        )


@dataclass(frozen=True, slots=True)
class _MonthsAfter(SafeTheDayBefore):
    number: int

    @property
    def words(self) -> str:
        return how_many(self.number, "month")

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        return months_later(start, self.number)

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        return (
            day_zero(start),
            *no_such_date(start, last),
            f"{self.words} later is {long_date(last)}.",
            EVERY_DAY_COUNTS,
            self.aim_in_words(start),
        )


@dataclass(frozen=True, slots=True)
class _DaysBeginningWith(Count):
    number: int

    @property
    def words(self) -> str:
        return f"{how_many(self.number, 'day')}, counting the first"

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        return start + timedelta(days=self.number - 1)

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        return (
            day_one(start),
            f"Day {self.number} is {long_date(self.last_day(start))}.",
            EVERY_DAY_COUNTS,
        )


@dataclass(frozen=True, slots=True)
class _MonthsBeginningWith(Count):
    number: int

    @property
    def words(self) -> str:
        return f"{how_many(self.number, 'month')}, counting the first day"

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        same_date = months_later(start, self.number)
        # In a month too short to have the date, there is no such date to stop before.
        return same_date - ONE_DAY if same_date.day == start.day else same_date

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        how = no_such_date(start, months_later(start, self.number)) or (
            f"The same date {how_many(self.number, 'month')} later is not included.",
        )
        return (day_one(start), *how, f"The last day is {long_date(last)}.", EVERY_DAY_COUNTS)


def months_later(day: date, number: int) -> date:
    """Move to the same date of another month, or to its last day when it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day_zero(start: date) -> str:
    """Say that the day of the event is not counted."""
    return f"{long_date(start)} is day 0 and is not counted."


def day_one(start: date) -> str:
    """Say that the first day is counted."""
    return f"{long_date(start)} is day 1 and is counted."


def no_such_date(start: date, reached: date) -> tuple[str, ...]:
    """Say, where it is so, that a month is too short to have the date looked for."""
    if reached.day == start.day:
        return ()
    return (f"{MONTHS[reached.month - 1]} {reached.year} has no day {start.day}, so its last day is used.",)
