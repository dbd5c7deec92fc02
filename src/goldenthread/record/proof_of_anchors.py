"""Proof that no chain is shorter than it was, nor another: the database held against its anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from django.db import connection

from goldenthread.access.chains import Break, State
from goldenthread.access.models import LookChain
from goldenthread.record.anchors import Anchored, ChildHead, roots_of
from goldenthread.record.models import Child

AT_ONCE: Final = 5_000
NOTHING: Final[State] = (0, b"")


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
    kept = LookChain.objects.filter(key__in=anchored.looks).values_list("id", "key", "length", "head")
    now = {key: (number, (length, bytes(head))) for number, key, length, head in kept}
    asked = [(now[key][0], length) for key, (length, _) in anchored.looks.items() if _grew(now, key, length)]
    stood = _hashes(
        "SELECT chain_id, hash FROM access_looked JOIN unnest(%s::int[], %s::int[]) AS asked (chain, until)"
        " ON chain_id = chain AND seq = until",
        asked,
    )
    for key, (length, hash) in sorted(anchored.looks.items()):
        number, head = now.get(key, (0, NOTHING))
        then = (length, bytes.fromhex(hash))
        if found := _wrong("look", then, head, stood.get(number)):
            yield Break(key, found[0], None, f"{found[1]} (anchor of {anchored.at})")


def _grew(now: dict[str, tuple[int, State]], key: str, length: int) -> bool:
    return key in now and now[key][1][0] > length


def _broken_children(some: list[ChildHead], at: str) -> Iterator[Break]:
    kept = Child.objects.filter(pk__in=[each.child for each in some])
    heads = kept.values_list("pk", "chain_length", "chain_head")
    now = {child: (length, bytes(head)) for child, length, head in heads}
    asked = [(each.child, each.length) for each in some if now.get(each.child, NOTHING)[0] > each.length]
    stood = _hashes(
        "SELECT child_id, hash FROM record_event JOIN unnest(%s::uuid[], %s::int[]) AS asked (child, until)"
        " ON child_id = child AND seq = until",
        asked,
    )
    for each in some:
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


def _hashes(statement: str, asked: Sequence[tuple[object, int]]) -> dict[object, bytes]:
    """Return the hash that stands now at each place asked for."""
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [[chain for chain, _ in asked], [place for _, place in asked]])
        return {chain: bytes(hash) for chain, hash in cursor.fetchall()}
