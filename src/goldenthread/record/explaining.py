"""Why a date is what it is, from the row kept of it: the sum in words, the rule behind it, and how it stands today.

The row and the rulebook's clock are enough to tell the sum again, so a page need not load a case's events. Only a
claimed exception needs them, or a duty that fell away after its day: those depend on what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from goldenthread.directory.calendars import calendar_of
from goldenthread.record.citations import address_of
from goldenthread.record.models import Case, Deadline, Event
from goldenthread.record.projections import happening, uncorrected
from goldenthread.rulebook import advice
from goldenthread.rulebook.deadline import ClockState
from goldenthread.rulebook.deadline import Deadline as Running
from goldenthread.rulebook.process import Clock, Party, Promised
from goldenthread.rulebook.process import Event as Happening
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.rule import Citation
from goldenthread.rulebook.standing import fold
from goldenthread.rulebook.time import Calendar, how_long

_IS_AN_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Explained:
    """One date of a child, as it stands today, with everything a page says about it."""

    row: Deadline
    running: Running
    today: date

    @property
    def clock(self) -> Clock:
        return self.running.clock

    @property
    def title(self) -> str:
        """What is to be done by the day, to follow “by then they must” or to stand alone."""
        return self.clock.rule.title

    @property
    def body(self) -> str:
        """Of whom it is asked, where the clock runs for each."""
        return body_words(self.row.key)

    @property
    def owner(self) -> Party:
        return self.clock.owner

    @property
    def state(self) -> ClockState:
        return self.running.state(self.today)

    @property
    def is_late(self) -> bool:
        """True while it is overdue. What a recorded exception lifts the limit from is not called late."""
        return self.state is ClockState.LATE and not self.is_excused

    @property
    def is_excused(self) -> bool:
        return self.running.excuse is not None and self.running.excuse.holds

    @property
    def days_late(self) -> int:
        return self.running.days_late(self.today)

    @property
    def how_late(self) -> str:
        """How late it is or was, in words; nothing where it is not."""
        return how_long(self.row.due, self.days_late) if self.days_late else ""

    @property
    def days_left(self) -> int:
        return (self.row.due - self.today).days

    @property
    def why(self) -> tuple[str, ...]:
        return self.running.why(self.today)

    @property
    def source(self) -> Citation:
        return self.clock.rule.source

    @property
    def address(self) -> str:
        """Where the rule can be read, or nothing."""
        return address_of(self.source)


def body_words(key: str) -> str:
    """Say of whom something is asked. A setting is known by its id, which says nothing to a reader."""
    return "" if _IS_AN_ID.fullmatch(key) else advice.body_words(key)


class Explaining:
    """Explains the dates of one child. Calendars and events are asked for only where a sum needs them, and once."""

    def __init__(self, cases: Iterable[Case], today: date) -> None:
        self.cases: Mapping[UUID, Case] = {case.pk: case for case in cases}
        self.today = today
        self.calendars: dict[UUID | None, Calendar] = {}

    def explain(self, row: Deadline) -> Explained:
        """Return the date with its reasons."""
        return Explained(row, self._running(row), self.today)

    def _running(self, row: Deadline) -> Running:
        clock = PROCESSES[row.process].clock(row.clock)
        started = Happening("started", row.starts, _agreed(clock, row))
        running = Running(clock, row.key, started, row.due, self._calendar(clock, row))
        running.met_on = row.met_on
        running.stopped = Happening("stopped", row.stopped_on) if row.stopped_on else None
        if row.excused or _may_be_spared(clock, row):
            folded = self._folded.get((row.case_id, row.clock, row.key, row.starts), running)
            running.excuse, running.stopped = folded.excuse, folded.stopped
        return running

    def _calendar(self, clock: Clock, row: Deadline) -> Calendar | None:
        if not clock.needs_calendar:
            return None
        if row.setting_id not in self.calendars:
            self.calendars[row.setting_id] = calendar_of(row.setting_id)
        return self.calendars[row.setting_id]

    @cached_property
    def _folded(self) -> dict[tuple[UUID, str, str, date], Running]:
        """Fold the cases again where a row says too little: rare, and one query for all of them."""
        events: dict[UUID, list[Event]] = {}
        for event in Event.objects.filter(case_id__in=list(self.cases), topic__in=PROCESSES).order_by("seq"):
            if event.case_id is not None:
                events.setdefault(event.case_id, []).append(event)
        found = {}
        for case, told in events.items():
            process = PROCESSES[self.cases[case].process]
            calendar = calendar_of(self.cases[case].setting_id) if process.counts_school_days else None
            standing = fold(process, [happening(event) for event in uncorrected(told)], calendar)
            for each in standing.deadlines:
                found[case, each.clock.id, each.key, each.started.on] = each
        return found


def _may_be_spared(clock: Clock, row: Deadline) -> bool:
    """True where it matters which event ended a duty: only after its day, and only some show it was never owed."""
    return bool(clock.spared_by) and row.stopped_on is not None and row.stopped_on > row.due


def _agreed(clock: Clock, row: Deadline) -> Mapping[str, str]:
    """Say whether the day was agreed: it is not the one the count would give."""
    within = clock.within
    if not isinstance(within, Promised) or row.due == within.otherwise.last_day(row.starts):
        return {}
    return {within.field: row.due.isoformat()}
