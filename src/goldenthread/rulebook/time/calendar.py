"""Which days are working days in England, and which are school days at one setting.

Working days come from the bank holidays alone: the SEND Regulations use the words without defining them, and
this is their usual meaning (Banking and Financial Dealings Act 1971). School days are the setting's own: its
holidays, its training days and its other closures (Education Act 1996, s.579).
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from goldenthread.rulebook.figures import bank_holidays
from goldenthread.rulebook.time.period import CannotCount, Period
from goldenthread.rulebook.time.words import long_date

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is not counted, and the group of such days it is told with."""

    group: str
    name: str


WEEKEND: Final = Reason("Weekends", "weekend")
_BANK_HOLIDAYS: Final = {day: Reason("Bank holidays", name) for day, name in bank_holidays.NAME_OF.items()}


def why_not_working(day: date) -> Reason | None:
    """Say why nobody counts a day as a working day: it is a weekend or a bank holiday in England."""
    if day.weekday() >= SATURDAY:
        return WEEKEND
    # Refuse rather than guess: a year without figures would seem to have no bank holidays at all.
    if not bank_holidays.FIRST_YEAR <= day.year <= bank_holidays.LAST_YEAR:
        raise CannotCount(
            f"Bank holidays are known from {bank_holidays.FIRST_YEAR} to {bank_holidays.LAST_YEAR}, not for "
            f"{long_date(day)}. Check the date, or add the year to the bank holidays in the figures."
        )
    return _BANK_HOLIDAYS.get(day)


def is_working_day(day: date) -> bool:
    """Say whether a day is Monday to Friday and no bank holiday in England."""
    return why_not_working(day) is None


class ClosureKind(StrEnum):
    """Why a setting has no session."""

    HOLIDAY = "holiday"
    TRAINING_DAY = "training day"
    OTHER = "closure"

    @property
    def plural(self) -> str:
        """Name several of the kind, to begin a sentence with."""
        return f"{self.value.capitalize()}s"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which one setting has no session, with the name it gives them."""

    period: Period
    name: str
    kind: ClosureKind


def holiday(name: str, begins: date, ends: date) -> Closure:
    """Close a setting for a holiday, from its first day to its last."""
    return Closure(Period(begins, ends), name, ClosureKind.HOLIDAY)


def training_day(day: date, name: str = "training day") -> Closure:
    """Close a setting to pupils for a day of staff training."""
    return Closure(Period(day, day), name, ClosureKind.TRAINING_DAY)


def other_closure(name: str, begins: date, ends: date | None) -> Closure:
    """Close a setting for another reason: snow, an election, or for good when there is no last day."""
    return Closure(Period(begins, ends), name, ClosureKind.OTHER)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A setting's own year: open on every working day that none of its closures takes.

    Give `known_to` when the closures are known only up to a day: counts that pass it say so.
    """

    closures: tuple[Closure, ...] = ()
    known_to: date | None = None
    _begins: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _reach: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.closures, key=lambda each: each.period.begins))
        object.__setattr__(self, "closures", ordered)
        object.__setattr__(self, "_begins", tuple(each.period.begins for each in ordered))
        object.__setattr__(self, "_reach", tuple(_reach(ordered)))

    def is_school_day(self, day: date) -> bool:
        """Say whether the setting has a session on a day."""
        return why_not_working(day) is None and self.closure_on(day) is None

    def why_closed(self, day: date) -> str | None:
        """Name what keeps the setting closed on a day; None on a school day."""
        reason = self.reason_closed(day)
        return reason.name if reason else None

    def reason_closed(self, day: date) -> Reason | None:
        """Say why a day is not a school day, with the group it belongs to; None on a school day."""
        closure = self.closure_on(day)
        own = Reason(closure.kind.plural, closure.name) if closure else None
        # A weekend inside a holiday is told as a weekend, so that no day is told twice.
        return why_not_working(day) or own

    def closure_on(self, day: date) -> Closure | None:
        """Find the closure, if any, that covers a day."""
        place = bisect_right(self._begins, day)
        # Closures may overlap, so look back as long as any earlier one still reaches this day.
        while place and self._reach[place - 1] >= day:
            place -= 1
            if self.closures[place].period.contains(day):
                return self.closures[place]
        return None

    def next_school_day(self, day: date) -> date:
        """Find the first school day after a day."""
        day += ONE_DAY
        while not self.is_school_day(day):
            closure = self.closure_on(day)
            if closure and closure.period.ends is None:
                raise CannotCount(
                    f"There is no school day from {long_date(day)}: the closure “{closure.name}” has no last "
                    "day. Give it one, or count on another setting's calendar."
                )
            day += ONE_DAY
        return day


def _reach(closures: Iterable[Closure]) -> Iterable[date]:
    furthest = date.min
    for each in closures:
        furthest = max(furthest, each.period.ends or date.max)
        yield furthest
