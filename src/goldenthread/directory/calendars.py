"""A setting's own calendar, as the rulebook counts with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from goldenthread.directory.models import Closure
from goldenthread.rulebook.time import Calendar, ClosureKind, Period
from goldenthread.rulebook.time import Closure as ClosedDays

Days = tuple[date, date, str, str]
_KINDS = {
    Closure.Kind.HOLIDAY: ClosureKind.HOLIDAY,
    Closure.Kind.TRAINING: ClosureKind.TRAINING_DAY,
    Closure.Kind.OTHER: ClosureKind.OTHER,
}


def calendar_of(setting: UUID | None) -> Calendar:
    """Return the setting's calendar; with no setting, weekends and bank holidays alone."""
    if setting is None:
        return Calendar()
    return calendar_with(
        Closure.objects.filter(setting=setting)
        .order_by("begins")
        .values_list("begins", "ends", "name", "kind")
    )


def every_calendar() -> dict[UUID, Calendar]:
    """Return the calendar of every setting that has said when it is closed."""
    closures: dict[UUID, list[Days]] = {}
    rows = Closure.objects.order_by("setting", "begins").values_list(
        "setting", "begins", "ends", "name", "kind"
    )
    for setting, begins, ends, name, kind in rows:
        closure = (begins, ends, name, kind)
        closures.setdefault(setting, []).append(closure)
    return {setting: calendar_with(each) for setting, each in closures.items()}


def calendar_with(rows: Iterable[Days]) -> Calendar:
    """Return the calendar of a setting with these closures: first day, last day, name and kind."""
    closures = tuple(
        ClosedDays(Period(begins, ends), name, _KINDS[Closure.Kind(kind)])
        for begins, ends, name, kind in rows
    )
    known_to = max((each.period.ends for each in closures if each.period.ends), default=date.min)
    return Calendar(closures, known_to=known_to)
