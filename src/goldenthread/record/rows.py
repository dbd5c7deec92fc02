"""The rows that projectors write to: live in the database, or in memory for bulk work and for checking.

A projector sees one child's rows through this and nothing else, so the same projector serves a person's click, a
rebuild, a check and a load of a million events.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.db.models.base import ModelState

from goldenthread.directory.calendars import calendar_of
from goldenthread.record.models import Bar, Case, Child, Deadline, Event, Relationship
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.time import Calendar

M = TypeVar("M", bound=Model)


def new_row(model: type[M], **values: Any) -> M:
    """Return a row that is not kept yet, as `model(**values)` would, in a fifth of the time.

    Django's own constructor took a third of a load of a million rows.
    """
    constant, made = _defaults(model)
    row = model.__new__(model)
    row.__dict__ = known = {**constant, "_state": ModelState(), **values}
    for name in made:
        if name not in known:
            known[name] = made[name]()
    return row


@cache
def _defaults(model: type[Model]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the defaults of a model's columns: those that are always the same, and those made anew for each row."""
    fields = model._meta.concrete_fields
    made = {each.attname: each.default for each in fields if each.has_default() and callable(each.default)}
    return {each.attname: each.get_default() for each in fields if each.attname not in made}, made


class Rows:
    """One child's rows, in memory. `touched` holds the cases whose events have grown."""

    def __init__(self, child: Child, calendars: dict[UUID, Calendar] | None = None) -> None:
        self.child = child
        self.kept: dict[type[Model], dict[UUID, Model]] = {}
        self.changed: dict[UUID, Model] = {}
        self.fresh: set[UUID] = set()
        self.deadlines: dict[UUID, list[Deadline]] = {}
        self.touched: dict[UUID, str] = {}
        self._events: dict[UUID, list[Event]] = {}
        self._calendars = calendars or {}

    def get(self, model: type[M], id: UUID) -> M | None:
        """Return the row of this model and id, or None."""
        return self.kept.get(model, {}).get(id)  # type: ignore[return-value]  # kept is keyed by model

    def all_of(self, model: type[M]) -> list[M]:
        """Return the rows of this model that were put or asked for."""
        return list(self.kept.get(model, {}).values())  # type: ignore[arg-type]  # kept is keyed by model

    def put(self, row: Model) -> None:
        """Keep this row in place of any before it."""
        key = row.pk
        self.kept.setdefault(type(row), {})[key] = row
        self.changed[key] = row

    def events_of(self, case: UUID) -> list[Event]:
        """Return the case's events in the order they were recorded."""
        return self._events.setdefault(case, [])

    def grow(self, case: UUID, process: str, event: Event) -> None:
        """Note that a case has a further event."""
        self.events_of(case).append(event)
        self.touched[case] = process

    def put_case(self, case: Case, deadlines: list[Deadline]) -> None:
        """Keep a case and its deadlines in place of those before."""
        self.put(case)
        self.deadlines[case.pk] = deadlines

    def calendar(self, setting: UUID | None) -> Calendar:
        """Return the calendar to count with."""
        return self._calendars.get(setting, _PLAIN) if setting else _PLAIN


_PLAIN = Calendar()


class LiveRows(Rows):
    """One child's rows in the database. Nothing is written until `flush`."""

    def get(self, model: type[M], id: UUID) -> M | None:
        row = super().get(model, id)
        if row is None and id not in self.fresh:
            row = model._default_manager.filter(pk=id, child=self.child.pk).first()
            if row is not None:
                self.kept.setdefault(model, {})[id] = row
        return row

    def events_of(self, case: UUID) -> list[Event]:
        if case not in self._events:
            self._events[case] = list(Event.objects.filter(case_id=case, topic__in=PROCESSES).order_by("seq"))
        return self._events[case]

    def grow(self, case: UUID, process: str, event: Event) -> None:
        events = self.events_of(case)
        if not any(each.pk == event.pk for each in events):
            events.append(event)
        self.touched[case] = process

    def calendar(self, setting: UUID | None) -> Calendar:
        return calendar_of(setting)

    def flush(self) -> None:
        """Write the rows that were put, and the deadlines of the cases that moved.

        Ties and bars come last: with them the writer may lose sight of the child.
        """
        ties = [row for row in self.changed.values() if isinstance(row, Relationship | Bar)]
        for row in self.changed.values():
            if not isinstance(row, Relationship | Bar):
                row.save(force_insert=row._state.adding)
        for case, deadlines in self.deadlines.items():
            Deadline.objects.filter(case_id=case).delete()
            Deadline.objects.bulk_create(deadlines)
        for row in ties:
            row.save(force_insert=row._state.adding)
