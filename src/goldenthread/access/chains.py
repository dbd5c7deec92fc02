"""Walking chains: each row must follow, by its hash, from the one before it, and the last must be the head.

Rows come as the bytes their hashes were made over, so that a walk decodes nothing. A long walk is shared between two
processes that see the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from multiprocessing import get_context
from struct import Struct
from typing import Any, Final, LiteralString, NamedTuple

import psycopg
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

PROCESSES: Final = 2
_HEADER: Final = 19
_TRAILER: Final = 2

Buffer = bytes | bytearray | memoryview
State = tuple[int, bytes]
"""How far a chain has come: the place of its last row, and that row's hash."""


class Break(NamedTuple):
    """A place where a chain does not hold: the chain, the place in it, the row that stands there and what is wrong."""

    chain: Any
    seq: int
    row: Any
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of chain, and how its rows between two keys are asked for: chain, place, id, the row itself, its hash.

    `shape` is how the first three stand in what PostgreSQL sends. Chains that do not all begin from one hash have no
    `begins`; their first rows are left open for whoever knows.
    """

    noun: str
    rows: LiteralString
    shape: str
    begins: bytes | None = None


class Row(NamedTuple):
    """A row as it came: its place, its id, the bytes that are hashed and the hash."""

    seq: int
    id: Any
    sent: bytes
    hash: bytes


@dataclass(slots=True)
class Walk:
    """What a walk along some rows found: how far each chain came, what does not hold, and first rows left open."""

    states: dict[Any, State] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)
    opens: dict[Any, Row] = field(default_factory=dict)
    rows: int = 0


def follow(noun: str, chain: Any, before: State, row: Row) -> Break | None:
    """Say what is wrong with a row, if it does not follow from the one before it."""
    expected = before[0] + 1
    if row.seq > expected:
        return Break(chain, expected, row.id, f"{noun} {expected} is missing")
    if row.seq < expected:
        return Break(chain, row.seq, row.id, f"{noun} {row.seq} stands there twice or out of order")
    if sha256(before[1] + row.sent).digest() != row.hash:
        return Break(chain, row.seq, row.id, f"{noun} {row.seq} is not as it was recorded")
    return None


def end(noun: str, chain: Any, state: State, head: State) -> Break | None:
    """Say what is wrong with the end of a chain, if it is not its head."""
    if state[0] < head[0]:
        return Break(chain, state[0] + 1, None, f"{noun} {state[0] + 1} is missing: the chain ends before it")
    if state[0] > head[0]:
        return Break(chain, head[0] + 1, None, f"{noun} {head[0] + 1} was added behind the record’s back")
    if state[1] != head[1]:
        return Break(chain, state[0], None, f"{noun} {state[0]} is not the one the chain ends with")
    return None


def walk(kind: Kind, blocks: Iterable[Buffer]) -> Walk:
    """Walk along rows as COPY sends them, one block a row."""
    found = Walk()
    shape, states, begins = Struct(kind.shape), found.states, kind.begins
    for block in _rows(blocks):
        _, _, chain, _, seq, _, id, size = shape.unpack_from(block)
        ends = shape.size + size
        sent, hash = block[shape.size : ends], block[ends + 4 :]
        before = states.get(chain)
        if before is None and begins is not None:
            before = (0, begins)
        if before is None:
            found.opens[chain] = Row(seq, id, sent, hash)
        elif seq != before[0] + 1 or sha256(before[1] + sent).digest() != hash:
            wrong = follow(kind.noun, chain, before, Row(seq, id, sent, hash))
            found.breaks += [wrong] if wrong else []
        states[chain] = (seq, hash)
        found.rows += 1
    return found


def _rows(blocks: Iterable[Buffer]) -> Iterator[bytes]:
    """Yield each row's block, without what COPY says before the first and after the last."""
    start = _HEADER
    for block in blocks:
        row = bytes(block)[start:]
        start = 0
        if len(row) > _TRAILER:
            yield row


def walks(kind: Kind, bounds: Sequence[Any], snapshot: str | None) -> Iterator[Walk]:
    """Walk the rows between each two bounds, in order; in two processes when there is a snapshot they can share."""
    pieces = list(pairwise(bounds))
    if snapshot is None or len(pieces) == 1:
        yield from (_walk_here(kind, piece) for piece in pieces)
        return
    where = _where()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        yield from pool.map(
            _walk_there, *zip(*((where, snapshot, kind, each) for each in pieces), strict=True)
        )


def _walk_here(kind: Kind, piece: tuple[Any, Any]) -> Walk:
    with connection.cursor() as cursor, cursor.copy(_copied(kind), piece) as blocks:
        return walk(kind, blocks)


def _walk_there(where: str, snapshot: str, kind: Kind, piece: tuple[Any, Any]) -> Walk:
    with psycopg.connect(where) as there:
        there.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        there.execute(psycopg.sql.SQL("SET TRANSACTION SNAPSHOT {}").format(snapshot))
        with there.cursor() as cursor, cursor.copy(_copied(kind), piece) as blocks:
            return walk(kind, blocks)


def _copied(kind: Kind) -> LiteralString:
    return f"COPY ({kind.rows}) TO STDOUT (FORMAT binary)"


def _where() -> str:
    connection.ensure_connection()
    info = connection.connection.info
    return make_conninfo(**info.get_parameters(), password=info.password)


@contextmanager
def one_moment() -> Iterator[str | None]:
    """See the database as at one moment; yield the name under which others can see the same, where there can be one.

    Inside a transaction that is open already, what it sees is what is looked at.
    """
    if connection.in_atomic_block:
        yield None
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]
