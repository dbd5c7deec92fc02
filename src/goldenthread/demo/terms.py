"""School years as schools publish them: holidays, half-terms and training days, by rule for any year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple
from uuid import UUID

from goldenthread.directory.models import Closure
from goldenthread.record.rows import new_row
from goldenthread.rulebook.figures.bank_holidays import BANK_HOLIDAYS
from goldenthread.rulebook.time import Calendar, holiday, school_year_of, training_day
from goldenthread.rulebook.time.calendar import Closure as ClosedDays

EASTER_MONDAYS: Final = {each.day.year: each.day for each in BANK_HOLIDAYS if each.name == "Easter Monday"}
ONE_DAY: Final = timedelta(days=1)
ONE_WEEK: Final = timedelta(weeks=1)
MONDAY, WEDNESDAY, FRIDAY = range(0, 5, 2)


class Holiday(NamedTuple):
    """Days on which every school of an area is closed."""

    name: str
    begins: date
    ends: date


def holidays_of(year: int) -> list[Holiday]:
    """Return the holidays of the school year that begins in September of this year, its summer holiday last."""
    return [
        _week("Autumn half-term", date(year, 10, 29)),
        Holiday("Christmas holiday", _on(date(year, 12, 20), MONDAY), date(year + 1, 1, 3)),
        _week("February half-term", date(year + 1, 2, 17)),
        _easter(year + 1),
        _week("May half-term", date(year + 1, 5, 28)),
        Holiday("Summer holiday", _on(date(year + 1, 7, 20), WEDNESDAY), date(year + 1, 8, 31)),
    ]


def _week(name: str, within: date) -> Holiday:
    monday = within - timedelta(days=within.weekday())
    return Holiday(name, monday, monday + timedelta(days=FRIDAY))


def _on(earliest: date, weekday: int) -> date:
    return earliest + timedelta(days=(weekday - earliest.weekday()) % 7)


def _easter(year: int) -> Holiday:
    """Two weeks: the one before Easter and the one that begins with Easter Monday."""
    monday = EASTER_MONDAYS[year]
    return Holiday("Easter holiday", monday - ONE_WEEK, monday + timedelta(days=FRIDAY))


def training_days_of(year: int, dice: Random) -> list[date]:
    """Return the five training days of a school: the first two of the year, and one after each of three holidays."""
    first = date(year, 9, 1)
    after = [_on(told.ends + ONE_DAY, MONDAY) for told in dice.sample(holidays_of(year)[:5], 3)]
    days = [first, first + ONE_DAY, *after]
    return sorted(_off_weekends(day) for day in days)


def _off_weekends(day: date) -> date:
    return day if day.weekday() <= FRIDAY else _on(day, MONDAY)


def closures_of(day: date, dice: Random) -> list[ClosedDays]:
    """Return when one school is closed, from the year before last to next year, around a day."""
    return list(_closures(school_year_of(day).begins.year, dice))


def _closures(this_year: int, dice: Random) -> Iterator[ClosedDays]:
    for year in range(this_year - 2, this_year + 2):
        for told in holidays_of(year):
            yield holiday(told.name, told.begins, told.ends)
        # Two training days at the start of a year may both move to its first Monday.
        yield from map(training_day, sorted(set(training_days_of(year, dice))))


def closure_rows(setting: UUID, closures: list[ClosedDays], ids: Iterator[UUID]) -> list[Closure]:
    """Return a school’s closures as its rows."""
    return [
        new_row(
            Closure,
            id=next(ids),
            setting_id=setting,
            kind="training" if each.kind.name == "TRAINING_DAY" else "holiday",
            name=each.name,
            begins=each.period.begins,
            ends=each.period.ends,
        )
        for each in closures
    ]


def school_day_by(calendar: Calendar, day: date) -> date:
    """Return this day if there is school, else the last school day before it."""
    while not calendar.is_school_day(day):
        day -= ONE_DAY
    return day


def school_days_before(calendar: Calendar, day: date, number: int) -> date:
    """Return the school day from which it is this many school days to a day."""
    day = school_day_by(calendar, day)
    for _ in range(number):
        day = school_day_by(calendar, day - ONE_DAY)
    return day


def working_day_by(day: date) -> date:
    """Return this day, or the Friday before it where it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))
