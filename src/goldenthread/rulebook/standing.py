"""Where one case stands: the fold of its events into a state, its deadlines, the next steps and the open rights.

Standing is a pure function of the events, the setting's calendar and, where asked, of today. Time alone never moves a
state; a late act counts as late and the case stays where people left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.rulebook.deadline import ClockState, Deadline, Excuse
from goldenthread.rulebook.process import Claim, Clock, Event, Party, Process, Right, State, Step
from goldenthread.rulebook.time import Calendar, long_date

ONE_DAY = timedelta(days=1)


class CannotFold(ValueError):
    """These events are not events of this process."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A step that may be taken next, by whom, and the first day for it where one is set."""

    step: Step
    not_before: date | None = None

    def by(self, party: Party) -> bool:
        return party in self.step.by


class Standing:
    """Where a case stands after its events."""

    __slots__ = ("deadlines", "events", "irregular", "process", "state")

    def __init__(self, process: type[Process]) -> None:
        self.process = process
        self.state: State = process.start
        self.deadlines: list[Deadline] = []
        self.events: tuple[Event, ...] = ()
        self.irregular: list[str] = []

    def next(self) -> list[Possible]:
        """List the steps that may be taken from here."""
        return [
            Possible(step, self.first_day(step))
            for step in self.process.steps.values()
            if self.state in step.when
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
        return sorted(
            (each for each in self.deadlines if each.is_open), key=lambda each: (each.due, each.clock.id)
        )

    def first_day(self, step: Step, *, known_by: date = date.max) -> date | None:
        """Return the first day for a step that waits for a window, as far as was known by a day; None without one."""
        windows = [
            each for each in self.deadlines if each.clock.name == step.waits_for and each.stopped is None
        ]
        if not windows:
            return None
        latest = windows[-1]
        return None if self._waived(step, latest.started.on, known_by) else latest.due + ONE_DAY

    def _waived(self, step: Step, since: date, by: date) -> bool:
        """True if the step that makes waiting needless came since then: an earlier one was about an earlier draft."""
        return step.unless is not None and any(
            event.name == step.unless.name and since <= event.on <= by for event in self.events
        )


def fold(process: type[Process], events: Iterable[Event], calendar: Calendar | None = None) -> Standing:
    """Fold the events of one case, in the order of their days, into its standing.

    Events are facts: one that comes out of turn or too soon is still counted and named in `irregular`. An event that
    the process does not know, or that lacks a field it needs, raises CannotFold.
    """
    folding = _Folding(process, sorted(events, key=_day), calendar)
    for event in folding.standing.events:
        folding.take(event)
    if process.exception:
        folding.put_exceptions()
    return folding.standing


class _Folding:
    """The standing as it grows, with the latest running of each clock by its position and key."""

    __slots__ = ("calendar", "clocks", "runs", "standing", "wiring")

    def __init__(self, process: type[Process], events: list[Event], calendar: Calendar | None) -> None:
        self.standing = Standing(process)
        self.standing.events = tuple(events)
        self.wiring = process.wiring
        self.clocks = process.clocks
        self.calendar = calendar
        self.runs: tuple[dict[str, Deadline], ...] = tuple({} for _ in process.clocks)

    def take(self, event: Event) -> None:
        """Let one event meet, stop and start clocks, or run on, and move the state."""
        standing, wires = self.standing, self.wiring.get(event.name)
        if wires is None:
            raise CannotFold(_unknown(event, standing.process))
        step = wires.step
        if step.needs:
            _check_fields(step, event.fields)
        if standing.state not in step.when or step.waits_for:
            standing.irregular += _oddities(standing, step, event)
        for at in wires.lets_run_on:
            self._let_run_on(at)
        for at in wires.meets:
            self._meet(at, event)
        for at in wires.stops:
            self._stop(at, event)
        for at in wires.starts:
            self._start(at, event)
        standing.state = step.to or standing.state

    def put_exceptions(self) -> None:
        """Set each exception that was claimed beside the clocks it is about."""
        claims = [event for event in self.standing.events if event.name == self.standing.process.exception]
        for claim in claims:
            self.standing.irregular += _groundless(claim, self.clocks)
            for deadline in self.standing.deadlines:
                excuse = self._excuse(claim, deadline)
                if excuse and (deadline.excuse is None or excuse.holds):
                    deadline.excuse = excuse

    def _let_run_on(self, at: int) -> None:
        if self.standing.state is self.clocks[at].runs_on_from:
            for run in self.runs[at].values():
                if run.is_spared:
                    run.stopped = None

    def _meet(self, at: int, event: Event) -> None:
        run = self.runs[at].get(event.fields.get(self.clocks[at].per or "", ""))
        if run is not None and run.is_open:
            run.met_on = event.on

    def _stop(self, at: int, event: Event) -> None:
        for run in self.runs[at].values():
            if run.is_open:
                run.stopped = event

    def _start(self, at: int, event: Event) -> None:
        clock = self.clocks[at]
        if clock.coming_from is not None and self.standing.state is not clock.coming_from:
            return
        if not clock.begins <= event.on <= clock.ends:
            self.standing.irregular.append(f"{clock.id} was not in force on {long_date(event.on)}.")
            return
        key = event.fields.get(clock.per, "") if clock.per else ""
        if key in clock.but_not:
            return
        before = self.runs[at].get(key)
        if before is not None and before.is_open:
            if not clock.renews:
                return
            before.stopped = event
        run = Deadline(clock, key, event, clock.last_day(event, self.calendar), self.calendar)
        self.runs[at][key] = run
        self.standing.deadlines.append(run)

    def _excuse(self, claim: Event, deadline: Deadline) -> Excuse | None:
        ground = next((each for each in deadline.clock.excused_by if each.id == claim.fields["ground"]), None)
        if ground is None or not _concerns(claim, deadline):
            return None
        fails = ground.fails(Claim(claim, self.standing.events, deadline.started.on, deadline.due))
        return Excuse(ground.id, ground.says, _date(claim, "from"), _date(claim, "to"), fails)


def _day(event: Event) -> date:
    return event.on


def _unknown(event: Event, process: type[Process]) -> str:
    return f"“{event.name}” is not an event of {process.name}. It has: {', '.join(process.steps)}."


def _oddities(standing: Standing, step: Step, event: Event) -> Iterable[str]:
    if standing.state not in step.when:
        yield f"“{event.name}” came while the case stood at “{standing.state.name}”."
    first = standing.first_day(step, known_by=event.on)
    if first is not None and event.on < first:
        yield f"“{event.name}” came on {long_date(event.on)}; the first day for it was {long_date(first)}."


def _groundless(claim: Event, clocks: Iterable[Clock]) -> Iterable[str]:
    ground = claim.fields["ground"]
    grounds = dict.fromkeys(each.id for clock in clocks for each in clock.excused_by)
    if ground not in grounds:
        known = ", ".join(grounds)
        yield f"“{claim.name}” gives the ground “{ground}”, which lifts no limit. The grounds are: {known}."


def _check_fields(step: Step, fields: Mapping[str, str]) -> None:
    missing = [name for name in step.needs if not fields.get(name)]
    if missing:
        example = f"{step.name}=2026-01-05,{missing[0]}=…"
        raise CannotFold(f"The event “{step.name}” must say: {', '.join(missing)}. For example {example}.")


def _concerns(claim: Event, deadline: Deadline) -> bool:
    """True unless the claim is about another body, or about days after the duty was done or fell away."""
    body = claim.fields.get("body", "")
    ended = deadline.met_on or (deadline.stopped.on if deadline.stopped else None)
    return (not body or body == deadline.key) and (
        ended is None or ended >= (_date(claim, "from") or claim.on)
    )


def _date(event: Event, field: str) -> date | None:
    text = event.fields.get(field)
    return date.fromisoformat(text) if text else None


__all__ = ["CannotFold", "ClockState", "Deadline", "Excuse", "Possible", "Standing", "fold"]
