"""A drill: tamper with chains in each of six ways, as the tables' owner could, and see that each is found and named.

It works in a transaction that is open, on made-up records of its own, and undoes each attempt before the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID

from django.db import connection, transaction

from goldenthread.access.actors import Actor, the_product
from goldenthread.access.chains import Break
from goldenthread.access.ids import new_id
from goldenthread.access.looks import Look, note
from goldenthread.access.models import LookChain
from goldenthread.access.proof_of_looks import broken_looks
from goldenthread.record.anchors import read_anchors, write_anchor
from goldenthread.record.chain import broken_chains
from goldenthread.record.changes import change, new_record
from goldenthread.record.models import Child
from goldenthread.record.proof_of_anchors import broken_anchors

LENGTH: Final = 5
AUTHORITY: Final = "330"
WAYS: Final = ("change", "delete", "insert", "reorder", "cut off the end", "put the whole database back")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of chained rows and what its owner would write to tamper with the chain numbered `%(chain)s`."""

    what: str
    attacks: dict[str, tuple[LiteralString, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one attempt came to: where the first bad row is, and what was found first."""

    table: str
    way: str
    at: int
    found: Break | None

    @property
    def caught(self) -> bool:
        return self.found is not None and self.found.seq == self.at


EVENTS: Final = Table(
    what="events of a child",
    attacks={
        "change": ("UPDATE record_event SET why = 'x' WHERE child_id = %(chain)s AND seq = 2",),
        "delete": ("DELETE FROM record_event WHERE child_id = %(chain)s AND seq = 2",),
        "insert": (
            "UPDATE record_event SET seq = seq + 1000 WHERE child_id = %(chain)s AND seq > 2",
            "UPDATE record_event SET seq = seq - 999 WHERE child_id = %(chain)s AND seq > 1000",
            """INSERT INTO record_event SELECT (jsonb_populate_record(
                row, jsonb_build_object('id', gen_random_uuid(), 'seq', 3, 'key', NULL))).*
                FROM record_event AS row WHERE child_id = %(chain)s AND seq = 2""",
            "UPDATE record_child SET chain_length = chain_length + 1 WHERE id = %(chain)s",
        ),
        "reorder": (
            "UPDATE record_event SET seq = seq + 1000 WHERE child_id = %(chain)s AND seq IN (2, 3)",
            "UPDATE record_event SET seq = 1005 - seq WHERE child_id = %(chain)s AND seq > 1000",
        ),
        "cut off the end": (
            "DELETE FROM record_event WHERE child_id = %(chain)s AND seq = 5",
            """UPDATE record_child SET chain_length = 4, chain_head = event.hash
                FROM record_event AS event
                WHERE record_child.id = %(chain)s AND child_id = %(chain)s AND seq = 4""",
        ),
    },
)
LOOKS: Final = Table(
    what="looks of an organisation",
    attacks={
        "change": ("UPDATE access_looked SET name = 'Nobody' WHERE chain_id = %(chain)s AND seq = 2",),
        "delete": ("DELETE FROM access_looked WHERE chain_id = %(chain)s AND seq = 2",),
        "insert": (
            "UPDATE access_looked SET id = id + 1000, seq = seq + 1 WHERE chain_id = %(chain)s AND seq > 2",
            """INSERT INTO access_looked SELECT (jsonb_populate_record(
                row, jsonb_build_object('id', id + 500, 'seq', 3))).*
                FROM access_looked AS row WHERE chain_id = %(chain)s AND seq = 2""",
            "UPDATE access_lookchain SET length = length + 1 WHERE id = %(chain)s",
        ),
        "reorder": ("UPDATE access_looked SET seq = 5 - seq WHERE chain_id = %(chain)s AND seq IN (2, 3)",),
        "cut off the end": (
            "DELETE FROM access_looked WHERE chain_id = %(chain)s AND seq = 5",
            """UPDATE access_lookchain SET length = 4, head = look.hash
                FROM access_looked AS look
                WHERE access_lookchain.id = %(chain)s AND chain_id = %(chain)s AND seq = 4""",
        ),
    },
)
FIRST_BAD: Final = {"change": 2, "delete": 2, "insert": 3, "reorder": 2, "cut off the end": LENGTH}


def drill(folder: Path, at: datetime) -> Iterator[Outcome]:
    """Make two short chains and their anchor, tamper in each way, and yield what came of it."""
    by = the_product(at, AUTHORITY)
    child = _made_up_child(by)
    for _ in range(LENGTH):
        _look(by, child)
    organisation = LookChain.objects.get(key=AUTHORITY)
    write_anchor(folder, at)
    for table, named, chain in ((EVENTS, child, child), (LOOKS, AUTHORITY, organisation.pk)):
        for way, statements in table.attacks.items():
            with transaction.atomic():
                _tamper(statements, chain)
                yield Outcome(table=table.what, way=way, at=FIRST_BAD[way], found=_first(folder, named))
                transaction.set_rollback(True)
    with transaction.atomic():
        _grow(child, by)
        _look(by, child)
        write_anchor(folder, at)
        transaction.set_rollback(True)
    for table, named in ((EVENTS, child), (LOOKS, AUTHORITY)):
        yield Outcome(table=table.what, way=WAYS[-1], at=LENGTH + 1, found=_first(folder, named))


def _made_up_child(by: Actor) -> UUID:
    child = Child(id=new_id(by.at), authority_id=AUTHORITY)
    with new_record(child, by=by, on=by.today) as writing:
        writing.add("record", "opened", given_name="Nobody", family_name="Nowhere", born=by.today)
    for _ in range(LENGTH - 1):
        _grow(child.pk, by)
    return child.pk


def _grow(child: UUID, by: Actor) -> None:
    with change(child, by=by, on=by.today) as writing:
        number = str(writing.new_id())
        writing.add("record", "number_given", id=number, scheme="case", value=number)


def _look(by: Actor, child: UUID) -> None:
    note(by, [Look(part="plan", act="read", child=child, authority=AUTHORITY)], request_id=new_id(by.at))


def _tamper(statements: tuple[LiteralString, ...], chain: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("record_event", "access_looked", "access_lookchain"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement, {"chain": chain})


def _first(folder: Path, chain: object) -> Break | None:
    """Return what the checker names first of this chain."""
    found = [
        *(each for _, breaks in broken_chains() for each in breaks),
        *(each for _, breaks in broken_looks() for each in breaks),
        *broken_anchors(read_anchors(folder)),
    ]
    return next((each for each in found if each.chain == chain), None)
