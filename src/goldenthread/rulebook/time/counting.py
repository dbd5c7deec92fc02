"""The ways the law counts weeks, days and months, and what it says in words about each sum.

Weekends, bank holidays and school holidays all count here, and a last day never rolls forward.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.rulebook.time.calendar import ONE_DAY, Calendar
from goldenthread.rulebook.time.period import CannotCount
from goldenthread.rulebook.time.words import MONTHS, day_and_month, how_many, long_date

EVERY_DAY_COUNTS = "Weekends, bank holidays and school holidays all count."


class Count(ABC):
    """A number of days, weeks or months, counted in one of the law's ways."""

    __slots__ = ()

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

    @abstractmethod
    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        """Tell the sum step by step, so that anyone can check it on a wall calendar."""


def weeks(number: int) -> Count:
    """Count "within n weeks of" an event; the day of the event is day 0."""
    return _After(timedelta(weeks=at_least_one(number, "week")), how_many(number, "week"))


def days(number: int) -> Count:
    """Count "within n days of" an event; the day of the event is day 0."""
    return _After(timedelta(days=at_least_one(number, "day")), how_many(number, "day"))


def months(number: int) -> Count:
    """Count "within n months of" an event, to the same date of a later month (Interpretation Act 1978, Sch. 1)."""
    return _MonthsAfter(at_least_one(number, "month"))


def days_beginning_with(number: int) -> Count:
    """Count "n days beginning with" a day; that day is day 1."""
    return _DaysBeginningWith(at_least_one(number, "day"))


def months_beginning_with(number: int) -> Count:
    """Count "n months beginning with" a day, so that 12 months from 1 September end on 31 August."""
    return _MonthsBeginningWith(at_least_one(number, "month"))


def before(*, day: int | None = None, month: int | None = None, strictly: bool = False) -> Count:
    """Count up to a fixed date: in the start's calendar year, or the start itself when no date is named.

    The law says "before", practice says "by": the last day is the named date and the safe day is the one
    before, unless `strictly` makes the day before the last as well (SEND Regulations 2014, reg 18).
    """
    if (day is None) is not (month is None):
        raise CannotCount("A fixed date needs both its day and its month. Give both, or neither.")
    if day is None or month is None:
        return _Before(None, strictly)
    try:
        return _Before(date(_NOT_A_LEAP_YEAR, month, day), strictly)
    except ValueError as error:
        raise CannotCount(
            f"There is no day {day} of month {month} in every year. Name a date that comes yearly."
        ) from error


def at_least_before(*, weeks: int = 0, months: int = 0) -> Count:
    """Count "at least n weeks (or months) before" an event, back from the day of the event."""
    if bool(weeks) is bool(months):
        raise CannotCount("Notice is given in weeks or in months. Give one of the two.")
    if weeks:
        return _AtLeastBefore(at_least_one(weeks, "week"), "week")
    return _AtLeastBefore(at_least_one(months, "month"), "month")


def at_least_one(number: int, noun: str) -> int:
    """Refuse to count nothing, or backwards."""
    if number < 1:
        raise CannotCount(f"Cannot count {number} {noun}s. Count at least 1 {noun}.")
    return number


_NOT_A_LEAP_YEAR = 2001


class _SafeTheDayBefore(Count):
    """A count that some read a day shorter."""

    __slots__ = ()

    def safe_day(self, start: date, calendar: Calendar | None = None) -> date:
        return self.last_day(start, calendar) - ONE_DAY


@dataclass(frozen=True, slots=True)
class _After(_SafeTheDayBefore):
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
            _some_count_from_one(self.safe_day(start)),
        )


@dataclass(frozen=True, slots=True)
class _MonthsAfter(_SafeTheDayBefore):
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
            *_no_such_date(start, last),
            f"{self.words} later is {long_date(last)}.",
            EVERY_DAY_COUNTS,
            _some_count_from_one(self.safe_day(start)),
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
        return same_date - ONE_DAY if same_date.day == start.day else same_date

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        how = _no_such_date(start, months_later(start, self.number)) or (
            f"The same date {how_many(self.number, 'month')} later is not included.",
        )
        return (day_one(start), *how, f"The last day is {long_date(last)}.", EVERY_DAY_COUNTS)


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
class _AtLeastBefore(_SafeTheDayBefore):
    number: int
    noun: str

    @property
    def words(self) -> str:
        return f"at least {how_many(self.number, self.noun)} before"

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        if self.noun == "month":
            return months_later(start, -self.number)
        return start - timedelta(weeks=self.number)

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        skipped = _no_such_date(start, last) if self.noun == "month" else ()
        return (
            f"Count back from {long_date(start)}.",
            *skipped,
            f"{how_many(self.number, self.noun)} before is {long_date(last)}.",
            EVERY_DAY_COUNTS,
            f"Some ask for full days in between, so aim for {long_date(self.safe_day(start))}.",
        )


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


def _some_count_from_one(safe: date) -> str:
    return f"Some people count the first day as day 1, so aim for {long_date(safe)}."


def _no_such_date(start: date, reached: date) -> tuple[str, ...]:
    if reached.day == start.day:
        return ()
    return (f"{MONTHS[reached.month - 1]} {reached.year} has no day {start.day}, so its last day is used.",)
