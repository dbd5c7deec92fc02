"""Projectors: the only code that makes a child's rows. Each turns one kind of event into rows.

Rooms register theirs by topic and name. An event of a process needs none: its case is folded by the rulebook.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from goldenthread.record.models import Case, Deadline, Event
from goldenthread.record.rows import Rows, new_row
from goldenthread.rulebook.process import Event as Happening
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import Deadline as Running
from goldenthread.rulebook.standing import Standing, fold

Projector = Callable[[Rows, Event], None]
PROJECTORS: dict[tuple[str, str], Projector] = {}


class UnknownEvent(LookupError):
    """No room knows this event."""


def projects(topic: str, *names: str) -> Callable[[Projector], Projector]:
    """Register a projector for events of this topic and these names."""

    def register(projector: Projector) -> Projector:
        for name in names:
            PROJECTORS[topic, name] = projector
        return projector

    return register


def project(rows: Rows, event: Event) -> None:
    """Turn an event into rows."""
    if event.topic in PROCESSES:
        if event.case_id is None:
            raise UnknownEvent(f"{event} belongs to no case.")
        rows.grow(event.case_id, event.topic, event)
        also = PROJECTORS.get((event.topic, event.name))
        if also is not None:
            also(rows, event)
        return
    try:
        projector = PROJECTORS[event.topic, event.name]
    except KeyError as error:
        raise UnknownEvent(f"No room knows “{event.topic}.{event.name}”.") from error
    projector(rows, event)


def settle(rows: Rows) -> None:
    """Fold every case that has grown, and put its state and deadlines."""
    for case, process in rows.touched.items():
        _put_case(rows, case, process)
    rows.touched.clear()


def uncorrected(events: list[Event]) -> list[Event]:
    """Leave out the events that a later one puts right."""
    corrected = {event.corrects_id for event in events if event.corrects_id}
    return [event for event in events if event.pk not in corrected and event.name != "corrected"]


def standing_of(process: str, events: list[Event], rows: Rows) -> Standing:
    """Fold a case's events with the calendar of the setting that holds it."""
    told = uncorrected(events)
    declared = PROCESSES[process]
    calendar = rows.calendar(_setting(told)) if declared.counts_school_days else None
    return fold(declared, [happening(event) for event in told], calendar)


def happening(event: Event) -> Happening:
    """Return the event as the rulebook knows it."""
    return Happening(event.name, event.happened_on, event.fields)


def _setting(events: list[Event]) -> UUID | None:
    held = next((event.fields["held_by"] for event in events if event.fields.get("held_by")), None)
    return UUID(held) if held else None


def _latest(events: list[Event], field: str) -> str:
    return next((event.fields[field] for event in reversed(events) if event.fields.get(field)), "")


def _put_case(rows: Rows, id: UUID, process: str) -> None:
    events = rows.events_of(id)
    standing = standing_of(process, events, rows)
    told = uncorrected(events)
    first, last = events[0], events[-1]
    lead = _latest(told, "lead")
    case = rows.get(Case, id) or new_row(Case, id=id, child_id=first.child_id, process=process)
    case.authority_id = last.authority_id
    case.version = last.seq
    case.state = standing.state.name
    case.ended = standing.state.ends
    case.opened_on = standing.events[0].on if standing.events else first.happened_on
    case.setting_id = _setting(told)
    case.lead_id = UUID(lead) if lead else None
    case.lead_name = _latest(told, "lead_name")
    deadlines = [_deadline_row(case, each) for each in standing.deadlines]
    if rows.child.died_on:
        _let_go(deadlines, rows.child.died_on)
    _mark_next(deadlines)
    rows.put_case(case, deadlines)


def _let_go(deadlines: list[Deadline], day: date) -> None:
    """After a death nothing is owed: what was open falls away."""
    for row in deadlines:
        if row.is_open:
            row.is_open, row.remind_on, row.stopped_on = False, None, day


def _mark_next(deadlines: list[Deadline]) -> None:
    """Mark the soonest open date of each who owes one, so that a worklist is a line a case."""
    marked: set[tuple[str, str]] = set()
    owed = [row for row in deadlines if row.is_open and not row.is_window]
    for row in sorted(owed, key=lambda row: (row.due, row.clock)):
        row.is_next = (row.owner, row.key) not in marked
        marked.add((row.owner, row.key))


def _deadline_row(case: Case, deadline: Running) -> Deadline:
    clock = deadline.clock
    return new_row(
        Deadline,
        case_id=case.pk,
        child_id=case.child_id,
        authority_id=case.authority_id,
        setting_id=_owes(deadline) or case.setting_id,
        process=case.process,
        clock=clock.id,
        key=deadline.key,
        owner=clock.owner.value,
        starts=deadline.started.on,
        due=deadline.due,
        safe=deadline.safe,
        remind_on=deadline.remind_on,
        is_window=clock.is_window,
        is_open=deadline.is_open,
        is_next=False,
        met_on=deadline.met_on,
        stopped_on=deadline.stopped.on if deadline.stopped else None,
        excused=deadline.excuse.ground if deadline.excuse else "",
    )


def _owes(deadline: Running) -> UUID | None:
    """Return the setting that a clock run per setting is about: it answers for itself, whoever holds the case."""
    if deadline.clock.per != "setting":
        return None
    try:
        return UUID(deadline.key)
    except ValueError:
        return None
