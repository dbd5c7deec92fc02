"""One change to one child's record: the only way in which anything is written.

A change locks the child, so that what a verb checks is still true when it writes; it appends events to the chain, lets
the projectors make their rows, folds the cases that moved, and stores it all in one transaction or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.access.prepared import Prepared
from goldenthread.access.rulings import Refused
from goldenthread.access.sending import Written
from goldenthread.record.chain import BEFORE_THE_FIRST, event_hash
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.hiding import Watch
from goldenthread.record.models import Case, Child, Event
from goldenthread.record.projections import project, settle, standing_of
from goldenthread.record.rows import LiveRows, Rows, new_row
from goldenthread.rulebook.standing import Possible, Standing
from goldenthread.rulebook.time import long_date

AFTER_A_DEATH = frozenset({"privacy"})
"""What may still be done after a death: people may ask what is kept, and one day the file is let go."""

Among = Callable[[Actor], QuerySet[Child]]


class Stale(Refused):
    """Someone else changed this while you were writing. Your words are kept: compare the two and send again."""

    def __init__(self, current: Mapping[str, Any], yours: Mapping[str, Any], version: int) -> None:
        super().__init__()
        self.current = current
        self.yours = yours
        self.version = version


class ReadOnly(Refused):
    """This child has died. The record can be read, and nothing can be added to it any more."""


class OutOfTurn(Refused):
    """This step cannot be taken now."""


class Change:
    """Events being added to one child's chain, with the rows that follow from them."""

    def __init__(
        self,
        child: Child,
        rows: Rows,
        *,
        by: Actor,
        on: date,
        key: UUID | None = None,
        ids: Callable[[datetime], UUID] = new_id,
    ) -> None:
        self.child = child
        self.rows = rows
        self.by = by
        self.on = on
        self.key = key
        self.ids = ids
        self.events: list[Event] = []
        self.repeated: list[Event] = []
        self.watch = Watch(child, by)

    def add(
        self,
        topic: str,
        name: str,
        /,
        *,
        case: UUID | None = None,
        why: str = "",
        corrects: UUID | None = None,
        on: date | None = None,
        **fields: Any,
    ) -> Event:
        """Append an event and make its rows. Fields are text, numbers, booleans or lists; empty ones are left out."""
        by, child = self.by, self.child
        if child.died_on and topic not in AFTER_A_DEATH:
            raise ReadOnly
        tells_where = self.watch.over(topic, name, why, fields)
        event = new_row(
            Event,
            id=self.ids(by.at),
            child_id=child.pk,
            authority_id=child.authority_id,
            seq=child.chain_length + 1,
            topic=topic,
            name=name,
            case_id=case,
            happened_on=on or self.on,
            recorded_at=by.at,
            person_id=by.person,
            actor=by.words,
            capacity=by.capacity.value,
            setting_id=by.setting,
            why=why,
            fields=Written(fields),
            corrects_id=corrects,
            key=self.key if not self.events else None,
        )
        event.hash = event_hash(event, bytes(child.chain_head) or BEFORE_THE_FIRST)
        child.chain_length, child.chain_head = event.seq, event.hash
        self.events.append(event)
        project(self.rows, event)
        if tells_where:
            self.add("safeguarding", "words_met", id=self.new_id(), about=event.id)
        return event

    def new_id(self) -> UUID:
        """Return a fresh id for a row this change makes."""
        fresh = self.ids(self.by.at)
        self.rows.fresh.add(fresh)
        return fresh

    def standing(self, case: UUID) -> Standing:
        """Say where one of the child's cases stands now, with what this change has added."""
        row = self.rows.get(Case, case)
        process = row.process if row else self.rows.touched[case]
        return standing_of(process, self.rows.events_of(case), self.rows)

    def step(self, case: UUID, name: str, /, **fields: Any) -> Event:
        """Take a step in a case, if the process allows it from where the case stands."""
        standing = self.standing(case)
        possible = standing.may(name)
        if possible is None:
            raise OutOfTurn(f"This cannot be done now. {standing.state.says}")
        self._not_too_early(possible, fields.get("on") or self.on)
        return self.add(standing.process.name, name, case=case, **fields)

    def check_version(
        self, version: int, current: Mapping[str, Any], yours: Mapping[str, Any], seen: int
    ) -> None:
        """Refuse a save that was filled from an earlier version than the one that stands."""
        if seen != version:
            raise Stale(current, yours, version)

    def _not_too_early(self, possible: Possible, on: date) -> None:
        if possible.not_before and on < possible.not_before:
            raise OutOfTurn(
                f"The family has until the day before {long_date(possible.not_before)} to comment on the draft. "
                "Send the final plan from that day, or sooner if the family asks for it."
            )


@contextmanager
def change(
    child: UUID, *, by: Actor, on: date, key: UUID | None = None, among: Among = children_for
) -> Iterator[Change]:
    """Open a change to a child's record, under lock, and store it when the block ends.

    `key` is the id of the form that was sent: a form sent twice finds its events in `repeated` and must write nothing.
    `among` says which children this act may reach: those in whose circle the actor is, unless a verb says otherwise.
    """
    with transaction.atomic():
        found = _locked(among, by, child)
        if not found:
            raise NotFound
        locked = found[0]
        rows = LiveRows(locked)
        writing = Change(locked, rows, by=by, on=on, key=key)
        if key is not None:
            writing.repeated = _sent(key)
        yield writing
        _store(writing, rows)


@contextmanager
def new_record(child: Child, *, by: Actor, on: date, key: UUID | None = None) -> Iterator[Change]:
    """Open the record of a child who has none, and store it when the block ends."""
    with transaction.atomic():
        rows = LiveRows(child)
        writing = Change(child, rows, by=by, on=on, key=key)
        if key is not None:
            writing.repeated = _sent(key)
        yield writing
        _store(writing, rows)


@Prepared
def _locked(among: Among, by: Actor, child: UUID) -> QuerySet[Child]:
    return among(by).select_for_update(of=("self",)).filter(pk=child)


@Prepared
def _sent(key: UUID) -> QuerySet[Event]:
    return Event.objects.filter(key=key)


def _store(writing: Change, rows: LiveRows) -> None:
    if not writing.events:
        return
    settle(rows)
    child = writing.child
    child.save(force_insert=child._state.adding)
    Event.objects.bulk_create(writing.events)
    rows.flush()
