"""The chains of looks hold, and whoever wrote behind their back is found out."""

import hashlib
from collections.abc import Iterator
from typing import Any, LiteralString
from uuid import uuid4

import pytest
from django.db import connection

from goldenthread.access import sending
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.looks import Look, note
from goldenthread.access.models import LookChain, Looked
from goldenthread.access.proof_of_looks import broken_looks
from tests.factories import actor, setting

pytestmark = [pytest.mark.django_db, pytest.mark.security("S115", "S118")]


@pytest.fixture
def teacher() -> Actor:
    teacher = actor(Capacity.CLASS_TEACHER, at=setting())
    for part in ("plan", "circle", "documents"):
        note(
            teacher,
            [Look(part=part, act="read", child=uuid4(), about="ü"), Look(part="list", act="list")],
            request_id=uuid4(),
        )
    note(actor(Capacity.MANAGER), [Look(part="plan", act="print", tie=uuid4())], request_id=uuid4())
    return teacher


def found() -> list[tuple[int, str]]:
    return [(each.seq, each.says) for _, breaks in broken_looks() for each in breaks]


def behind_its_back(statement: LiteralString) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_looked DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE access_lookchain DISABLE TRIGGER USER")
        cursor.execute(statement)


def test_chains_nobody_touched_hold(teacher: Actor):
    assert found() == []
    assert sum(walked for walked, _ in broken_looks()) == 7


def sent(look: Looked) -> Iterator[bytes]:
    """Send a look as the migration that chains them says."""
    yield from (sending.bigint(look.pk), sending.instant(look.at), sending.integer(look.seq))
    ids = ("person", "request", "setting", "child", "tie", "agreement")
    yield from (sending.uuid(getattr(look, f"{name}_id")) for name in ids)
    words = (
        "name",
        "capacity",
        "organisation",
        "authority_id",
        "part",
        "act",
        "seat",
        "purpose",
        "place",
        "about",
    )
    yield from (sending.text(getattr(look, name)) for name in (*words, "fields"))


def test_anybody_can_work_out_the_hashes_from_what_is_written_down(teacher: Actor):
    for chain in LookChain.objects.order_by("pk"):
        hash = hashlib.sha256(chain.key.encode()).digest()
        for look in Looked.objects.filter(chain=chain).order_by("seq"):
            hash = hashlib.sha256(hash + sending.row(*sent(look))).digest()

            assert bytes(look.hash) == hash
        assert bytes(chain.head) == hash


COLUMNS: dict[str, Any] = {
    each.column: each
    for each in Looked._meta.concrete_fields
    if each.column not in {"chain_id", "hash", "id", "seq"}
}
OTHER = {
    "DateTimeField": "at + interval '1 microsecond'",
    "UUIDField": "gen_random_uuid()",
    "TextField": "'something else'",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_any_column_is_found_and_the_look_named(teacher: Actor, column: str):
    other = OTHER[COLUMNS[column].get_internal_type()]
    behind_its_back(f"UPDATE access_looked SET {column} = {other} WHERE seq = 3")

    assert found() == [(3, "look 3 is not as it was recorded")]


def test_a_chain_that_was_given_another_name_is_found(teacher: Actor):
    behind_its_back("UPDATE access_lookchain SET key = '331' WHERE key = '330'")

    assert found() == [(1, "look 1 is not as it was recorded")]


def test_a_look_added_behind_the_back_is_found(teacher: Actor):
    another = "jsonb_populate_record(row, jsonb_build_object('id', id + 9, 'seq', 7))"
    behind_its_back(f"INSERT INTO access_looked SELECT ({another}).* FROM access_looked AS row WHERE seq = 6")

    assert found()[0] == (7, "look 7 is not as it was recorded")


def test_a_chain_whose_head_is_gone_is_found(teacher: Actor):
    behind_its_back("DELETE FROM access_lookchain WHERE key = '330'")

    assert (1, "the chain has no head") in found()
