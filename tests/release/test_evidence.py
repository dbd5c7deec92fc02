"""Who took out a list, and who checked what before it was published, stays as it was written down."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.record.wall import behind
from goldenthread.release.models import Check, Step
from tests.release.taking import FEW, asked, children, fetched, manager

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S080", "S159"),
]
ATTEMPTS = [
    "UPDATE release_step SET who = 'Somebody else'",
    "DELETE FROM release_step",
    "TRUNCATE release_step CASCADE",
    "UPDATE release_check SET blocking = 0",
    "DELETE FROM release_check",
    "TRUNCATE release_check CASCADE",
]


@pytest.fixture
def asker() -> Actor:
    """Somebody who took out a list and checked a file."""
    children(FEW)
    who = manager()
    fetched(asked(who), who)
    Check.objects.create(
        id=new_id(who.at), at=who.at, person_id=who.person, who=who.words, authority_id=who.authority,
        sha256="0" * 64, size=1, blocking=1, to_look_at=0,
    )  # fmt: skip
    connection.check_constraints()
    return who


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_role_of_the_web_can_change_no_step_of_a_list_and_no_check(asker: Actor, attempt: str):
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        behind(asker),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nor_can_the_owner_of_the_tables(asker: Actor, attempt: str):
    with (
        pytest.raises(DatabaseError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)

    assert Step.objects.count() == 2
    assert Check.objects.get().blocking == 1
