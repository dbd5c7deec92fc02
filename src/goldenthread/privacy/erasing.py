"""Letting a file go: what has passed its time, what stands against it, and the end of it everywhere.

Two steps, and a person between them: a list of what could go, a decision on the child's chain, then the erasing, which
looks again whether a hold stands against it. What stays is a tombstone without a name, in the database and beside the
anchors, so that a backup that is put back loses the file again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from psycopg import sql

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.privacy.events import TOPIC
from goldenthread.privacy.models import Classed, LegalHold
from goldenthread.privacy.policies import answering
from goldenthread.privacy.retention import Kept, kept_until
from goldenthread.record.changes import change
from goldenthread.record.circle import children_for
from goldenthread.record.documents import store
from goldenthread.record.models import Bar, Child, Document, Draft, Event, Relationship, Role, Tombstone
from goldenthread.record.wall import tables_about_children
from goldenthread.sending.models import Sending

FILE: Final = "tombstones.jsonl"
DECIDED: Final = "erasure"


class MustBeKept(Refused):
    """This file must be kept: its time is not over, or a legal hold stands against it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file whose time is over, and which class kept it longest."""

    child: Child
    kept: Kept
    decided: bool


def classes_of(child: Child) -> dict[str, date]:
    """Say of which classes a child's file is, each with the day from which it is counted."""
    found = {"sen_file": child.born}
    if Relationship.objects.filter(child=child, role=Role.VIRTUAL_SCHOOL).exists():
        found["looked_after"] = child.born
    last = (
        Event.objects.filter(child=child)
        .order_by("-happened_on")
        .values_list("happened_on", flat=True)
        .first()
    )
    if last and Bar.objects.filter(child=child, kind=Bar.Kind.BLOCK).exists():
        found["child_protection"] = last
    for more in Classed.objects.filter(child=child).exclude(name=DECIDED).order_by("since"):
        found[more.name] = more.since
    return found


def is_held(child: Child) -> bool:
    """Say whether a legal hold stands against letting this file go."""
    return LegalHold.objects.filter(child=child, lifted_on=None).exists()


def proposals(*, reader: Actor, on: date) -> list[Proposal]:
    """List the files whose time is over and against which no hold stands."""
    born_before = date(on.year - 25, 1, 1)  # nothing in the table is shorter for anybody who may be grown up
    found = []
    for child in children_for(reader).filter(born__lt=born_before).order_by("born", "pk"):
        kept = kept_until(classes_of(child))
        if kept.until < on and not is_held(child):
            found.append(Proposal(child, kept, _is_decided(child)))
    return found


def _is_decided(child: Child) -> bool:
    return Classed.objects.filter(child=child, name=DECIDED).exists()


def hold(*, child: UUID, ground: str, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Place a legal hold."""
    with change(child, by=answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            writing.add(TOPIC, "held", id=writing.new_id(), ground=ground, because=because)


def lift(*, child: UUID, hold: UUID, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Lift a legal hold, with the reason."""
    with change(child, by=answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            writing.add(TOPIC, "hold_lifted", id=hold, because=because)


def classify(*, child: UUID, name: str, since: date, by: Actor, on: date, key: UUID | None = None) -> None:
    """Say what else a file is, from which day."""
    with change(child, by=answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            writing.add(TOPIC, "classed", id=writing.new_id(), name=name, since=since)


def decide(*, child: UUID, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Decide that a file whose time is over is erased."""
    with change(child, by=answering(by), on=on, key=key) as writing:
        if writing.repeated:
            return
        if is_held(writing.child) or kept_until(classes_of(writing.child)).until >= on:
            raise MustBeKept
        writing.add(TOPIC, "erasure_decided", id=writing.new_id(), because=because)


def erase_decided(folder: Path, *, at: datetime) -> Iterator[Tombstone]:
    """Erase every file of which that was decided and against which nothing stands now."""
    for decided in Classed.objects.filter(name=DECIDED).select_related("child").order_by("pk"):
        child = decided.child
        if not is_held(child) and kept_until(classes_of(child)).until < at.date():
            yield erase(child, folder, at=at, decided_by=decided.decided_by)


def erase(child: Child, folder: Path, *, at: datetime, decided_by: str) -> Tombstone:
    """Erase a file: rows, events, drafts and bytes. The certificate says what was there and never what it said."""
    digests = _digests(child)
    with transaction.atomic():
        told = {
            table: _delete(table, column, child) for table, column in sorted(_tables(), key=_events_first)
        }
        Draft.objects.filter(place__contains=str(child.pk)).delete()
        stone = Tombstone(
            child_id=child.pk, authority_id=child.authority_id, length=child.chain_length, head=child.chain_head,
            erased_at=at, decided_by=decided_by, certificate=told | {"files": len(digests)},
        )  # fmt: skip
        _delete("record_child", "id", child)
        stone.save(force_insert=not Tombstone.objects.filter(pk=child.pk).exists())
        _write(folder, stone)
    for digest in digests - _still_used(digests):
        store().remove(digest)
    return stone


def _events_first(table: tuple[str, str]) -> bool:
    return table[0] != Event._meta.db_table


def _tables() -> list[tuple[str, str]]:
    return [pair for pair in tables_about_children() if pair[0] != "record_child"]


def _delete(table: str, column: str, child: Child) -> int:
    """Delete a child's rows. Events are guarded even from their owner, who lifts the guard for this alone."""
    if table == Event._meta.db_table:
        return _delete_events(child)
    words = sql.SQL("DELETE FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(column))
    with connection.cursor() as cursor:
        cursor.execute(words, [child.pk])
        return int(cursor.rowcount)


def _delete_events(child: Child) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL alters no table with checks outstanding
        cursor.execute("ALTER TABLE record_event DISABLE TRIGGER record_event_is_never_changed")
        cursor.execute("DELETE FROM record_event WHERE child_id = %s", [child.pk])
        gone = int(cursor.rowcount)
        cursor.execute("ALTER TABLE record_event ENABLE TRIGGER record_event_is_never_changed")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return gone


def _digests(child: Child) -> set[str]:
    kept = Document.objects.filter(child=child).values_list("sha256", "original")
    sent = Sending.objects.filter(child=child).values_list("sha256", "source")
    return {digest for pair in [*kept, *sent] for digest in pair if digest}


def _still_used(digests: set[str]) -> set[str]:
    kept = Document.objects.filter(Q(sha256__in=digests) | Q(original__in=digests)).values_list(
        "sha256", "original"
    )
    sent = Sending.objects.filter(Q(sha256__in=digests) | Q(source__in=digests)).values_list(
        "sha256", "source"
    )
    return {digest for pair in [*kept, *sent] for digest in pair}


def _write(folder: Path, stone: Tombstone) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = {"child": str(stone.child_id), "at": stone.erased_at.isoformat(), "by": stone.decided_by}
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")


def erase_again(folder: Path, *, at: datetime) -> Iterator[Tombstone]:
    """Erase again whatever a backup has brought back, by the list that is kept elsewhere."""
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    told: dict[str, dict[str, Any]] = {each["child"]: each for each in map(json.loads, lines)}
    for child in Child.objects.filter(pk__in=list(told)).order_by("pk"):
        yield erase(child, folder, at=at, decided_by=told[str(child.pk)]["by"])


def digest_of(stone: Tombstone) -> str:
    """Return a digest of a certificate, to be quoted in a letter."""
    told = json.dumps(stone.certificate, sort_keys=True) + str(stone.child_id) + stone.erased_at.isoformat()
    return hashlib.sha256(told.encode()).hexdigest()


def holds_of(child: Child) -> list[LegalHold]:
    """Return the legal holds that stand."""
    return list(LegalHold.objects.filter(child=child, lifted_on=None).order_by("placed_on", "pk"))
