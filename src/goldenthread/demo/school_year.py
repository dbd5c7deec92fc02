"""When a made-up school is closed: the holidays of an English school year and its five training days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from goldenthread.demo.dice import Dice
from goldenthread.rulebook.figures import bank_holidays

ONE_DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MONDAY, FRIDAY = 0, 4


class Closed(NamedTuple):
    """Days on which a school is closed: `kind` is holiday or training."""

    kind: str
    name: str
    begins: date
    ends: date


def closures(years: range, dice: Dice) -> Iterator[Closed]:
    """Yield the closures of the school years that begin in these Septembers."""
    for year in years:
        yield from _year(year, dice)


def _year(year: int, dice: Dice) -> Iterator[Closed]:
    begins = _weekday(date(year, 9, 1), MONDAY) + ONE_DAY
    christmas = _weekday(date(year, 12, 17), FRIDAY) + ONE_DAY
    good_friday = _bank_holiday("Good Friday", year + 1)
    spring = _weekday(date(year + 1, 5, 25), MONDAY)
    summer = _weekday(date(year + 1, 7, 19), FRIDAY) + ONE_DAY
    halves = {"Autumn half-term": date(year, 10, 24), "February half-term": date(year + 1, 2, 13)}
    for name, about in halves.items():
        first = _weekday(about, MONDAY)
        yield Closed("holiday", name, first, first + 4 * ONE_DAY)
    yield Closed("holiday", "Christmas holiday", christmas, christmas + 2 * WEEK + ONE_DAY)
    yield Closed("holiday", "Easter holiday", good_friday - 11 * ONE_DAY, good_friday + WEEK)
    yield Closed("holiday", "May half-term", spring, spring + 4 * ONE_DAY)
    yield Closed("holiday", "Summer holiday", summer, _weekday(date(year + 1, 9, 1), MONDAY))
    after_christmas = christmas + 2 * WEEK + 2 * ONE_DAY
    days = [begins, after_christmas, summer - ONE_DAY, _weekday(date(year, 11, 1 + dice.randrange(20)), FRIDAY)]
    days.append(_weekday(date(year + 1, 6, 1 + dice.randrange(20)), MONDAY))
    for day in sorted(set(days)):
        yield Closed("training", "Training day", day, day)


def _weekday(day: date, weekday: int) -> date:
    """Return the first such weekday from a day on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _bank_holiday(name: str, year: int) -> date:
    return next(day for day, told in bank_holidays.NAME_OF.items() if day.year == year and told == name)
