"""One running of one clock: its day, how it stands, why, and any exception claimed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from goldenthread.rulebook.process import Clock, Event, Promised
from goldenthread.rulebook.time import Calendar, how_long, long_date


class ClockState(StrEnum):
    """How a deadline stands on a day. Met may be met late: the days late say so."""

    RUNNING = "running"
    MET = "met"
    LATE = "late"
    CLOSED = "closed"


class Excuse(NamedTuple):
    """A claim that a limit does not apply, kept beside the clock. `fails` says why it does not hold, if so."""

    ground: str
    says: str
    begins: date | None
    ends: date | None
    fails: str | None

    @property
    def holds(self) -> bool:
        return self.fails is None


class Deadline:
    """One running of one clock: from an event to the last lawful day, and what became of it."""

    __slots__ = ("calendar", "clock", "due", "excuse", "key", "met_on", "started", "stopped")

    def __init__(self, clock: Clock, key: str, started: Event, due: date, calendar: Calendar | None) -> None:
        self.clock = clock
        self.key = key
        self.started = started
        self.due = due
        self.met_on: date | None = None
        self.stopped: Event | None = None
        self.excuse: Excuse | None = None
        self.calendar = calendar

    @property
    def is_open(self) -> bool:
        """True until the duty is done or falls away, however late."""
        return self.met_on is None and self.stopped is None

    @property
    def is_spared(self) -> bool:
        """True where a decision the other way showed that this was never owed."""
        return self.stopped is not None and self.stopped.name in {step.name for step in self.clock.spared_by}

    @property
    def safe(self) -> date:
        """The day to aim for: a day earlier where the law is read both ways."""
        within = self.clock.within
        if isinstance(within, Promised):
            return self.due
        return within.safe_day(self.started.on, self.calendar)

    @property
    def remind_on(self) -> date | None:
        """The day on which to remind whoever owes it, where the process names one."""
        reminder = self.clock.reminder
        return reminder.last_day(self.started.on, self.calendar) if reminder else None

    def state(self, today: date) -> ClockState:
        """Say how the deadline stands on this day."""
        if self.met_on is not None:
            return ClockState.MET
        if self.stopped is not None:
            return ClockState.CLOSED
        if today <= self.due:
            return ClockState.RUNNING
        return ClockState.CLOSED if self.clock.is_window else ClockState.LATE

    def days_late(self, today: date) -> int:
        """Count the days after the due day until it was done, fell away, or today."""
        if self.clock.is_window or self.is_spared:
            return 0
        ended = self.met_on or (self.stopped.on if self.stopped else today)
        return max(0, (ended - self.due).days)

    def why(self, today: date) -> tuple[str, ...]:
        """Explain the due day: the steps of the sum, what became of it and any exception, in words."""
        return tuple(explain(self, today))


def explain(deadline: Deadline, today: date) -> Iterable[str]:
    """Yield the sentences behind a date, most basic first."""
    clock, started = deadline.clock, deadline.started
    if isinstance(clock.within, Promised):
        yield from clock.within.sum_in_words(started, deadline.calendar)
    else:
        yield from clock.within.sum_in_words(started.on, deadline.calendar)
    if clock.note:
        yield clock.note
    yield from _end_in_words(deadline)
    late = deadline.days_late(today)
    if late and deadline.excuse is not None and deadline.excuse.holds:
        yield f"That is {how_long(deadline.due, late)} after the limit, which did not apply for the reason recorded."
    elif late:
        yield clock.rule.late_in_words(late, deadline.due)
    if deadline.excuse is not None:
        yield from _excuse_in_words(deadline.excuse)


def _end_in_words(deadline: Deadline) -> Iterable[str]:
    if deadline.met_on is not None:
        yield f"It was done on {long_date(deadline.met_on)}."
    elif deadline.stopped is not None:
        yield f"It fell away on {long_date(deadline.stopped.on)}."
        if deadline.is_spared and deadline.stopped.on > deadline.due:
            yield "The decision of that day shows that it was never owed, so it was not late."


def _excuse_in_words(excuse: Excuse) -> Iterable[str]:
    if excuse.fails is not None:
        yield f"An exception was claimed ({excuse.ground}), but it does not hold: {excuse.fails}"
        return
    yield f"An exception is recorded ({excuse.ground}): {excuse.says}."
    yield "The limit does not apply as far as this made it impractical."
    yield "No days are added: it must still be done as soon as practicable."
