"""Proof that nothing was changed behind the record's back: chains hold, and every row follows from its events.

Works through children in batches, so memory stays flat whatever the size of the area.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from goldenthread.directory.calendars import every_calendar
from goldenthread.record.chain import broken_chains
from goldenthread.record.models import Child, ChildOwned, Deadline, Event
from goldenthread.record.projections import project, settle
from goldenthread.record.projectors import IDENTITY
from goldenthread.record.rows import Rows
from goldenthread.rulebook.time import Calendar

BATCH = 500
_IDENTITY = (*IDENTITY, "born", "school_age_ends", "given_key", "family_key", "version", "died_on")


class Difference(NamedTuple):
    """Something that does not hold, for which child, and what to do about it."""

    child: UUID
    event: UUID | None
    says: str


class Batch(NamedTuple):
    """Some children with all their events, in order."""

    children: list[Child]
    events: dict[UUID, list[Event]]


def owned_models() -> list[type[ChildOwned]]:
    """Return every table whose rows are projections of a child's events."""
    return [model for model in apps.get_models() if issubclass(model, ChildOwned)]


def batches(size: int = BATCH) -> Iterator[Batch]:
    """Yield every child with their events, a batch at a time, in the order of their keys."""
    last = UUID(int=0)
    while children := list(Child.objects.filter(pk__gt=last).order_by("pk")[:size]):
        events: dict[UUID, list[Event]] = defaultdict(list)
        for event in Event.objects.filter(child__in=[child.pk for child in children]).order_by(
            "child", "seq"
        ):
            events[event.child_id].append(event)
        yield Batch(children, events)
        last = children[-1].pk


def replay(child: Child, events: Iterable[Event], calendars: dict[UUID, Calendar]) -> Rows:
    """Make a child's rows anew, in memory, from their events."""
    rows = Rows(Child(id=child.pk, authority_id=child.authority_id), calendars)
    for event in events:
        project(rows, event)
    settle(rows)
    return rows


def differences() -> Iterator[tuple[int, list[Difference]]]:
    """Walk every chain, then hold the rows against them; yield how many children are done and what is wrong."""
    for _, breaks in broken_chains():
        yield 0, [Difference(each.chain, each.row, each.says) for each in breaks]
    yield from differing_rows()


def differing_rows() -> Iterator[tuple[int, list[Difference]]]:
    """Make every row anew, a batch of children at a time; yield how many children are done and what differs."""
    calendars = every_calendar()
    for batch in batches():
        yield len(batch.children), _projection_differences(batch, calendars)


def rebuild() -> Iterator[int]:
    """Delete and remake every projection, a batch in a transaction; yield how many children were done."""
    calendars = every_calendar()
    for batch in batches():
        with transaction.atomic():
            _rebuild(batch, calendars)
        yield len(batch.children)


def _rebuild(batch: Batch, calendars: dict[UUID, Calendar]) -> None:
    ids = [child.pk for child in batch.children]
    made = [replay(child, batch.events[child.pk], calendars) for child in batch.children]
    Deadline.objects.filter(child__in=ids).delete()
    for model in reversed(owned_models()):
        model._default_manager.filter(child__in=ids).delete()
    for model in owned_models():
        model._default_manager.bulk_create([row for rows in made for row in rows.all_of(model)])
    Deadline.objects.bulk_create([row for rows in made for each in rows.deadlines.values() for row in each])
    Child.objects.bulk_update(
        [_with_identity(child, rows.child) for child, rows in zip(batch.children, made, strict=True)],
        _IDENTITY,
    )


def _with_identity(child: Child, made: Child) -> Child:
    for name in _IDENTITY:
        setattr(child, name, getattr(made, name))
    return child


def _projection_differences(batch: Batch, calendars: dict[UUID, Calendar]) -> list[Difference]:
    ids = [child.pk for child in batch.children]
    kept: dict[UUID, set[tuple[Any, ...]]] = defaultdict(set)
    for model in owned_models():
        for row in model._default_manager.filter(child__in=ids):
            kept[row.child_id].add(_told(row))
    for deadline in Deadline.objects.filter(child__in=ids):
        kept[deadline.child_id].add(_told(deadline))
    found: list[Difference] = []
    for child in batch.children:
        found += _child_differences(child, replay(child, batch.events[child.pk], calendars), kept[child.pk])
    return found


def _child_differences(child: Child, made: Rows, kept: set[tuple[Any, ...]]) -> Iterator[Difference]:
    expected = {_told(row) for rows in made.kept.values() for row in rows.values()}
    expected |= {_told(row) for rows in made.deadlines.values() for row in rows}
    for told in sorted(expected ^ kept, key=str):
        what = "is missing or differs" if told in expected else "does not follow from the events"
        yield Difference(child.pk, None, f"the {told[0]} row {told[1:3]} {what}; run “rebuild”")
    for name in _IDENTITY:
        if getattr(child, name) != getattr(made.child, name):
            yield Difference(
                child.pk, None, f"the child’s {name} does not follow from the events; run “rebuild”"
            )


def _told(row: Model) -> tuple[Any, ...]:
    fields = [
        field for field in row._meta.concrete_fields if not (field.primary_key and isinstance(row, Deadline))
    ]
    return (row._meta.model_name, *(_comparable(field.value_from_object(row)) for field in fields))


def _comparable(value: Any) -> Any:
    return repr(value) if isinstance(value, dict | list) else value
