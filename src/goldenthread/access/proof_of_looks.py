"""Proof that nobody changed who looked: every chain of looks is walked from its first row to its head."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from django.db import connection

from goldenthread.access.chains import Break, Kind, State, end, follow, walks
from goldenthread.access.models import LookChain

AT_ONCE: Final = 100_000
"""How many rows are walked in one piece."""

LOOKS: Final = Kind(
    noun="look",
    rows="""
        SELECT chain_id, seq, id,
            ROW(id, at, seq, person_id, request_id, setting_id, child_id, tie_id, agreement_id, name, capacity,
                organisation, authority_id, part, act, seat, purpose, place, about, fields),
            hash
        FROM access_looked WHERE id > %s AND id <= %s ORDER BY id""",
    shape=">hiiiiiqi",
)


def broken_looks(snapshot: str | None = None) -> Iterator[tuple[int, list[Break]]]:
    """Walk all looks in the order they were kept; yield how many were walked and what does not hold."""
    heads = {
        number: (key, (length, bytes(head)))
        for number, key, length, head in LookChain.objects.values_list("id", "key", "length", "head")
    }
    stands = {number: beginning(key) for number, (key, _) in heads.items()}
    for found in walks(LOOKS, _bounds(), snapshot):
        breaks = found.breaks
        for chain, row in found.opens.items():
            wrong = follow(LOOKS.noun, chain, stands.get(chain, (0, b"")), row)
            breaks += [wrong] if wrong else []
        stands.update(found.states)
        yield (
            found.rows,
            [_named(each, heads) for each in sorted(breaks, key=lambda each: (each.chain, each.seq))],
        )
    ends = (end(LOOKS.noun, chain, stands[chain], head) for chain, (_, head) in heads.items())
    lost = (Break(chain, 1, None, "the chain has no head") for chain in stands.keys() - heads.keys())
    yield 0, [_named(each, heads) for each in (*ends, *lost) if each]


def beginning(key: str) -> State:
    """Return from where a chain begins: no rows, and the hash of its key."""
    return 0, sha256(key.encode()).digest()


def _named(found: Break, heads: dict[int, tuple[str, State]]) -> Break:
    key, _ = heads.get(found.chain, (f"of no organisation ({found.chain})", None))
    return found._replace(chain=key)


def _bounds() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM access_looked")
        last = cursor.fetchone()[0]
    # A number below the first cannot come from the database's counter, but somebody could put it there.
    return [-(2**63), *range(AT_ONCE, last, AT_ONCE), 2**63 - 1]
