"""Proof that no chain is shorter than it was, nor another: the database held against its anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import connection

from goldenthread.access.chains import Break, State
from goldenthread.access.models import LookChain, Looked
from goldenthread.record.anchors import (
    Anchored,
    AnchorsBroken,
    ChildHead,
    LookHead,
    read_anchors,
    roots_of,
    write_anchor,
)
from goldenthread.record.models import Child, Tombstone

AT_ONCE: Final = 5_000
NOTHING: Final[State] = (0, b"")


def anchor(folder: Path, at: datetime) -> Anchored:
    """Add an anchor, unless the database is behind the last one: a new anchor would bury what was lost."""
    before = read_anchors(folder)
    for found in broken_anchors(before):
        raise AnchorsBroken(f"No anchor was added: {found.chain}: {found.says}. Run “verify --only anchors”.")
    return write_anchor(folder, at)


def broken_anchors(anchored: Anchored) -> Iterator[Break]:
    """Hold the database against anchors that were read before it; yield what is missing or another than it was."""
    if anchored.broken:
        yield Break("anchors", anchored.lines + 1, None, anchored.broken)
    if not anchored.lines:
        return
    yield from _broken_looks(anchored)
    file = anchored.folder / anchored.heads
    if not file.exists():
        yield Break("anchors", anchored.lines, None, f"{file} is missing")
        return
    if roots_of(anchored.children()) != anchored.roots:
        yield Break("anchors", anchored.lines, None, f"{file} is not as it was written")
    heads = anchored.children()
    while some := list(islice(heads, AT_ONCE)):
        yield from _broken_children(some, anchored.at)


def _broken_looks(anchored: Anchored) -> Iterator[Break]:
    then = sorted(anchored.looks.items())
    for first in range(0, len(then), AT_ONCE):
        yield from _broken_organisations(then[first : first + AT_ONCE], anchored.at)


def _broken_organisations(some: list[tuple[str, LookHead]], at: str) -> Iterator[Break]:
    kept = LookChain.objects.filter(key__in=[key for key, _ in some])
    now = {key: (length, bytes(head)) for key, length, head in kept.values_list("key", "length", "head")}
    asked = Looked.objects.filter(pk__in=[head.last for _, head in some], chain__key__in=now)
    stood = {(key, seq): bytes(hash) for key, seq, hash in asked.values_list("chain__key", "seq", "hash")}
    for key, head in some:
        then = (head.length, bytes.fromhex(head.hash))
        if found := _wrong("look", then, now.get(key, NOTHING), stood.get((key, head.length))):
            yield Break(key, found[0], None, f"{found[1]} (anchor of {at})")


def _broken_children(some: list[ChildHead], at: str) -> Iterator[Break]:
    kept = Child.objects.filter(pk__in=[each.child for each in some])
    heads = kept.values_list("pk", "chain_length", "chain_head")
    now = {child: (length, bytes(head)) for child, length, head in heads}
    stood = _hashes(
        [(each.child, each.length) for each in some if now.get(each.child, NOTHING)[0] > each.length]
    )
    erased = set(Tombstone.objects.filter(pk__in=[each.child for each in some]).values_list("pk", flat=True))
    for each in some:
        if each.child in erased and each.child not in now:
            continue  # its time was over; what stays of it is the tombstone
        head, then = now.get(each.child, NOTHING), (each.length, each.hash)
        if found := _wrong("event", then, head, stood.get(each.child)):
            yield Break(each.child, found[0], None, f"{found[1]} (anchor of {at})")


def _wrong(noun: str, then: State, now: State, stood: bytes | None) -> tuple[int, str] | None:
    """Say from which place on a chain is not what it was; `stood` is what stands there in a chain that has grown."""
    length, hash = then
    if now[0] < length:
        return now[0] + 1, f"{noun} {now[0] + 1} is missing: the chain once had {length}"
    if hash != (now[1] if now[0] == length else stood):
        return length, f"{noun} {length}, or one before it, is another than it once was"
    return None


def _hashes(asked: Sequence[tuple[UUID, int]]) -> dict[UUID, bytes]:
    """Return the hash that stands now at each place asked for in a child's chain."""
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT child_id, hash FROM record_event JOIN unnest(%s::uuid[], %s::int[]) AS asked (child, until)"
            " ON child_id = child AND seq = until",
            [[child for child, _ in asked], [place for _, place in asked]],
        )
        return {child: bytes(hash) for child, hash in cursor.fetchall()}
