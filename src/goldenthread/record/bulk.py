"""Many children's changes at once: the same events and projectors as one change, written table by table with COPY.

Loads and the demonstration area go through here. What is gathered can be encoded in one process and written in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random, SystemRandom
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import Change
from goldenthread.record.copying import table_of
from goldenthread.record.models import Case, Child, Deadline, Event
from goldenthread.record.projections import settle
from goldenthread.record.proof import owned_models
from goldenthread.record.rows import Rows, new_row
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.time import Calendar


class ChangedMeanwhile(Refused):
    """Someone changed one of these records while they were being loaded. Nothing was written: load again."""


class IdsInOrder:
    """Makes UUIDv7s that sort in the order they were made, so that a million new rows end up side by side.

    RFC 9562, 6.2: a counter that starts at random, over random bits.
    """

    def __init__(self, chance: Random | None = None) -> None:
        self._chance = chance or Random(SystemRandom().getrandbits(128))  # noqa: S311  ids are no secrets
        self._at: datetime | None = None
        self._fixed = 0
        self._count = 0

    def __call__(self, at: datetime) -> UUID:
        if at != self._at:
            self._at = at
            self._fixed = int(at.timestamp() * 1000) << 80 | 0x7 << 76 | 0b10 << 62
            self._count = self._chance.getrandbits(40)
        self._count += 1
        low = (self._count & 0xF_FFFF_FFFF) << 26 | self._chance.getrandbits(26)
        return UUID(int=self._fixed | (self._count >> 36 & 0xFFF) << 64 | low)


@dataclass(slots=True)
class Parcel:
    """Changes of some children as text for COPY, ready to be written; `expected` is the chain each must still have."""

    children: int = 0
    events: int = 0
    rows: int = 0
    expected: dict[UUID, int] = field(default_factory=dict)
    refolded: list[UUID] = field(default_factory=list)
    put: list[tuple[type[Model], str]] = field(default_factory=list)
    insert: list[tuple[type[Model], str]] = field(default_factory=list)


class Gathering:
    """Changes being gathered, for children who are new and for children who have a record."""

    def __init__(
        self, *, by: Actor, on: date, calendars: dict[UUID, Calendar], ids: IdsInOrder | None = None
    ) -> None:
        self.by = by
        self.on = on
        self.calendars = calendars
        self.ids = ids or IdsInOrder()
        self._changes: list[Change] = []
        self._expected: dict[UUID, int] = {}

    def new(self, authority: str) -> Change:
        """Begin the record of a new child."""
        child = new_row(Child, id=self.ids(self.by.at), authority_id=authority, chain_head=b"")
        return self._begin(child, Rows(child, self.calendars))

    def known(self, children: Iterable[UUID]) -> dict[UUID, Change]:
        """Begin changes to children who have a record, with all their rows and events at hand."""
        found = {child.pk: child for child in Child.objects.filter(pk__in=list(children)).order_by("pk")}
        known = {child: KnownRows(row, self.calendars) for child, row in found.items()}
        for model in owned_models():
            for row in model._default_manager.filter(child__in=found).order_by("pk"):
                known[row.child_id].kept.setdefault(model, {})[row.pk] = row
        for event in Event.objects.filter(child__in=found).order_by("child", "seq"):
            known[event.child_id].remember(event)
        self._expected |= {child: row.chain_length for child, row in found.items()}
        return {child: self._begin(row, known[child]) for child, row in found.items()}

    def _begin(self, child: Child, rows: Rows) -> Change:
        writing = Change(child, rows, by=self.by, on=self.on, ids=self.ids)
        self._changes.append(writing)
        return writing

    def parcel(self, *, with_text: bool = True) -> Parcel:
        """Fold what moved, and hand out everything gathered so far; changes that added nothing are left out.

        Without text it only counts.
        """
        changes = [writing for writing in self._changes if writing.events]
        parcel = Parcel(children=len(changes), events=sum(len(writing.events) for writing in changes))
        new: dict[type[Model], list[Model]] = defaultdict(list)
        known: dict[type[Model], list[Model]] = defaultdict(list)
        for writing in changes:
            self._sort(writing, parcel, new, known)
        order = [Child, Event, *owned_models(), Deadline]
        parcel.rows = sum(map(len, new.values())) + sum(map(len, known.values()))
        if with_text:
            parcel.insert = [(model, table_of(model).text(new[model])) for model in order if model in new]
            parcel.put = [(model, table_of(model).text(known[model])) for model in order if model in known]
        self._changes, self._expected = [], {}
        return parcel

    def _sort(
        self,
        writing: Change,
        parcel: Parcel,
        new: dict[type[Model], list[Model]],
        known: dict[type[Model], list[Model]],
    ) -> None:
        rows, child = writing.rows, writing.child
        settle(rows)
        if child.pk in self._expected:
            parcel.expected[child.pk] = self._expected[child.pk]
        for row in (child, *rows.changed.values()):
            (new if row._state.adding else known)[type(row)].append(row)
        new[Event] += writing.events
        for case, deadlines in rows.deadlines.items():
            new[Deadline] += deadlines
            if not rows.kept[Case][case]._state.adding:
                parcel.refolded.append(case)


class KnownRows(Rows):
    """The rows and events of a child who has a record, loaded with those of many others."""

    def __init__(self, child: Child, calendars: dict[UUID, Calendar]) -> None:
        super().__init__(child, calendars)
        self.history: list[Event] = []

    def remember(self, event: Event) -> None:
        """Take in an event that is on the record already."""
        self.history.append(event)
        if event.case_id is not None and event.topic in PROCESSES:
            self.events_of(event.case_id).append(event)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Write everything in this block, or nothing of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Left until the end, the checks of a large load would pile up in the server's memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield


def write(parcel: Parcel) -> None:
    """Write a parcel, once the records it changes are locked and still as they were when it was made."""
    if parcel.expected:
        _lock(parcel.expected)
    if parcel.refolded:
        Deadline.objects.filter(case__in=parcel.refolded).delete()
    for model, text in parcel.put:
        table_of(model).put(text)
    for model, text in parcel.insert:
        table_of(model).insert(text)


def _lock(expected: dict[UUID, int]) -> None:
    locked = Child.objects.select_for_update().filter(pk__in=expected).order_by("pk")
    if dict(locked.values_list("pk", "chain_length")) != expected:
        raise ChangedMeanwhile


def refresh_statistics() -> None:
    """Let the database look again at what it holds, so that it plans well after a large load."""
    models: list[type[Model]] = [Child, Event, *owned_models(), Deadline]
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")
