"""Where one case stands: the fold of its events into a state, its deadlines, what may happen next and which rights are open.

Standing is a pure function of the events, the setting's calendar and, where asked, of today. Time alone never moves a
state; a late act counts as late and the case stays where people left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from goldenthread.rulebook.process import NO_FIELDS, Clock, Event, Party, Process, Promised, Right, State, Step
from goldenthread.rulebook.time import Calendar, long_date

ONE_DAY = timedelta(days=1)


class CannotFold(ValueError):
    """These events are not events of this process."""


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

    __slots__ = ("clock", "key", "started", "due", "met_on", "stopped", "excuse", "calendar")

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
        if self.clock.is_window:
            return 0
        ended = self.met_on or (self.stopped.on if self.stopped else today)
        return max(0, (ended - self.due).days)

    def why(self, today: date) -> tuple[str, ...]:
        """Explain the due day: the steps of the sum, what became of it and any exception, in words."""
        return tuple(explain(self, today))


def explain(deadline: Deadline, today: date) -> Iterable[str]:
    """Yield the sentences behind a date, most basic first."""
    clock, started = deadline.clock, deadline.started
    if isinstance(clock.within, Promised) and started.fields.get(clock.within.field):
        yield f"{long_date(deadline.due)} is the day that was agreed."
    else:
        count = clock.within.otherwise if isinstance(clock.within, Promised) else clock.within
        yield from count.sum_in_words(started.on, deadline.calendar)
    if clock.note:
        yield clock.note
    if deadline.met_on is not None:
        yield f"It was done on {long_date(deadline.met_on)}."
    elif deadline.stopped is not None:
        yield f"It fell away on {long_date(deadline.stopped.on)}."
    late = deadline.days_late(today)
    if late and deadline.excuse is not None and deadline.excuse.holds:
        yield f"That is {_days(late)} after the limit, which did not apply for the reason recorded."
    elif late:
        yield clock.rule.late_in_words(late)
    if deadline.excuse is not None:
        yield from _excuse_in_words(deadline.excuse)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _excuse_in_words(excuse: Excuse) -> Iterable[str]:
    if excuse.fails is None:
        yield f"An exception is recorded ({excuse.ground}): {excuse.says}. The limit does not apply as far as this made it impractical."
        yield "No days are added: it must still be done as soon as practicable."
    else:
        yield f"An exception was claimed ({excuse.ground}), but it does not hold: {excuse.fails}"


@dataclass(frozen=True, slots=True)
class Possible:
    """A step that may be taken next, by whom, and the first day for it where one is set."""

    step: Step
    not_before: date | None = None

    def by(self, party: Party) -> bool:
        return party in self.step.by


class Standing:
    """Where a case stands after its events."""

    __slots__ = ("process", "state", "deadlines", "events", "irregular")

    def __init__(self, process: type[Process]) -> None:
        self.process = process
        self.state: State = process.start
        self.deadlines: list[Deadline] = []
        self.events: tuple[Event, ...] = ()
        self.irregular: list[str] = []

    def next(self) -> list[Possible]:
        """List the steps that may be taken from here."""
        return [
            Possible(step, self._first_day(step)) for step in self.process.steps.values() if self.state in step.when
        ]

    def may(self, name: str) -> Possible | None:
        """Return the step of this name if it may be taken from here."""
        return next((possible for possible in self.next() if possible.step.name == name), None)

    def rights(self, today: date) -> list[Right]:
        """List what the family may do now, until when."""
        windows = [
            Right(each.clock.rule.title, each.clock.rule.source, each.due, each.clock.id)
            for each in self.deadlines
            if each.clock.is_window and each.state(today) is ClockState.RUNNING
        ]
        return windows + list(self.state.rights)

    def open(self) -> list[Deadline]:
        """List the deadlines not yet met or fallen away, soonest first."""
        return sorted((each for each in self.deadlines if each.is_open), key=lambda each: (each.due, each.clock.id))

    def happened(self, step: Step | None) -> bool:
        """True if this step has been taken."""
        return step is not None and any(event.name == step.name for event in self.events)

    def _first_day(self, step: Step) -> date | None:
        if step.waits_for is None or self.happened(step.unless):
            return None
        windows = [each.due for each in self.deadlines if each.clock.name == step.waits_for and each.stopped is None]
        return max(windows) + ONE_DAY if windows else None


def fold(process: type[Process], events: Iterable[Event], calendar: Calendar | None = None) -> Standing:
    """Fold the events of one case, in the order of their days, into its standing.

    Events are facts: one that comes out of turn is still counted and named in `irregular`. An event that the process
    does not know, or that lacks a field it needs, raises CannotFold.
    """
    standing = Standing(process)
    standing.events = tuple(sorted(events, key=_day))
    wiring, clocks = process.wiring, process.clocks
    runs: dict[tuple[int, str], Deadline] = {}
    exceptions: list[Event] = []
    for event in standing.events:
        wires = wiring.get(event.name)
        if wires is None:
            raise CannotFold(f"“{event.name}” is not an event of {process.name}. It has: {', '.join(process.steps)}.")
        step = wires.step
        if step.needs:
            _check_fields(step, event.fields)
        if standing.state not in step.when:
            standing.irregular.append(f"“{event.name}” came while the case stood at “{standing.state.name}”.")
        if event.name == process.exception:
            exceptions.append(event)
        for at in wires.meets:
            run = runs.get((at, event.fields.get(clocks[at].per or "", "")))
            if run is not None and run.met_on is None and run.stopped is None:
                run.met_on = event.on
        for at in wires.stops:
            _stop_all(at, runs, event)
        for at in wires.starts:
            _start(at, clocks[at], runs, event, standing, calendar)
        if step.to is not None:
            standing.state = step.to
    if exceptions:
        _put_exceptions(standing, exceptions)
    return standing


def _day(event: Event) -> date:
    return event.on


def _check_fields(step: Step, fields: Mapping[str, str]) -> None:
    missing = [name for name in step.needs if not fields.get(name)]
    if missing:
        raise CannotFold(f"The event “{step.name}” must say: {', '.join(missing)}. For example {step.name}=2026-01-05,{missing[0]}=….")


def _stop_all(at: int, runs: Mapping[tuple[int, str], Deadline], event: Event) -> None:
    for (position, _), run in runs.items():
        if position == at and run.met_on is None and run.stopped is None:
            run.stopped = event


def _start(
    at: int,
    clock: Clock,
    runs: dict[tuple[int, str], Deadline],
    event: Event,
    standing: Standing,
    calendar: Calendar | None,
) -> None:
    if clock.coming_from is not None and standing.state is not clock.coming_from:
        return
    key = event.fields.get(clock.per, "") if clock.per else ""
    before = runs.get((at, key))
    if before is not None and before.met_on is None and before.stopped is None:
        if not clock.renews:
            return
        before.stopped = event
    run = runs[at, key] = Deadline(clock, key, event, clock.last_day(event, calendar), calendar)
    standing.deadlines.append(run)


def _put_exceptions(standing: Standing, claims: list[Event]) -> None:
    for deadline in standing.deadlines:
        grounds = {ground.id: ground for ground in deadline.clock.excused_by}
        for claim in claims:
            ground = grounds.get(claim.fields["ground"])
            body = claim.fields.get("body", "")
            if ground is None or (body and body != deadline.key):
                continue
            fails = ground.fails(claim, standing.events, deadline.started.on, deadline.due)
            excuse = Excuse(ground.id, ground.says, _date(claim, "from"), _date(claim, "to"), fails)
            if deadline.excuse is None or excuse.holds:
                deadline.excuse = excuse


def _date(event: Event, field: str) -> date | None:
    text = event.fields.get(field)
    return date.fromisoformat(text) if text else None


__all__ = ["NO_FIELDS", "CannotFold", "ClockState", "Deadline", "Excuse", "Possible", "Standing", "fold"]
