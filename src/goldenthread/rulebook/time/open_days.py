"""Counts that pass over closed days: working days in England, and the school days of one setting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from goldenthread.rulebook.time.calendar import ONE_DAY, WEEKEND, Calendar, Reason, why_not_working
from goldenthread.rulebook.time.counting import Count, at_least_one, day_one, day_zero
from goldenthread.rulebook.time.period import CannotCount
from goldenthread.rulebook.time.words import how_many, in_a_row, long_date

# Up to so many days are told one by one, more as a number.
FEW: Final = 3

WhyClosed = Callable[[date], Reason | None]


def working_days(number: int) -> Count:
    """Count "within n working days of" an event; the day of the event is day 0."""
    return WorkingDays(at_least_one(number, "working day"))


def working_days_beginning_with(number: int) -> Count:
    """Count "n working days beginning with" a day, which is day 1 if it is a working day itself."""
    return WorkingDays(at_least_one(number, "working day"), first_counts=True)


def school_days(number: int) -> Count:
    """Count to the n-th school day after an event, on the setting's own calendar."""
    return _SchoolDays(at_least_one(number, "school day"))


@dataclass(frozen=True, slots=True)
class WorkingDays(Count):
    """The n-th day that nothing closes, in England or before the tribunal."""

    number: int
    first_counts: bool = False
    why_closed: WhyClosed = why_not_working

    @property
    def words(self) -> str:
        named = how_many(self.number, "working day")
        return f"{named}, counting the first" if self.first_counts else named

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        day = start - ONE_DAY if self.first_counts else start
        left = self.number
        while left:
            day += ONE_DAY
            left -= self.why_closed(day) is None
        return day

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start)
        first = self._first_day(start)
        return (
            first,
            f"Working day {self.number} is {long_date(last)}.",
            *what_was_passed_over(start, last, self.why_closed),
        )

    def _first_day(self, start: date) -> str:
        if not self.first_counts:
            return day_zero(start)
        if self.why_closed(start) is None:
            return day_one(start)
        return f"{long_date(start)} is not a working day, so the next one is day 1."


@dataclass(frozen=True, slots=True)
class _SchoolDays(Count):
    needs_calendar: ClassVar[bool] = True
    number: int

    @property
    def words(self) -> str:
        return how_many(self.number, "school day")

    def last_day(self, start: date, calendar: Calendar | None = None) -> date:
        open_days = self._needed(calendar)
        day = start
        for _ in range(self.number):
            day = open_days.next_school_day(day)
        return day

    def sum_in_words(self, start: date, calendar: Calendar | None = None) -> tuple[str, ...]:
        last = self.last_day(start, calendar)
        open_days = self._needed(calendar)
        steps = (
            day_zero(start),
            f"School day {self.number} after it is {long_date(last)}.",
            *what_was_passed_over(start, last, open_days.reason_closed),
        )
        if open_days.known_to is None or last <= open_days.known_to:
            return steps
        none = open_days.known_to == date.min
        unknown = "Its own holidays" if none else f"Holidays after {long_date(open_days.known_to)}"
        return (*steps, f"{unknown} are not in the calendar yet, so this day may move.")

    def _needed(self, calendar: Calendar | None) -> Calendar:
        if calendar is None:
            raise CannotCount(
                f"{self.words.capitalize()} can only be counted on a setting's own calendar, and none was "
                "given. Give the calendar of the child's setting."
            )
        return calendar


def what_was_passed_over(start: date, last: date, why_closed: WhyClosed) -> tuple[str, ...]:
    """Say which days between the start and the last day were not counted, a sentence for each kind."""
    closed: dict[str, dict[str, list[date]]] = {}
    day = start + ONE_DAY
    while day < last:
        reason = why_closed(day)
        if reason is not None:
            closed.setdefault(reason.group, {}).setdefault(reason.name, []).append(day)
        day += ONE_DAY
    if not closed:
        return ("No day in between was left out.",)
    return tuple(
        f"{group} are not counted: {in_a_row([_named(name, days) for name, days in names.items()])}."
        for group, names in closed.items()
    )


def _named(name: str, days: list[date]) -> str:
    if name == WEEKEND.name:
        return how_many(len(days), "day")
    if len(days) > FEW:
        return f"{name} ({how_many(len(days), 'day')})"
    return f"{name} ({in_a_row([long_date(day) for day in days])})"
