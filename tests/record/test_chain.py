"""The chain: any change to what was recorded shows, and the event is named."""

from typing import LiteralString

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.access.chains import Break
from goldenthread.record.chain import broken_chains
from goldenthread.record.models import Child, Event
from tests.factories import case, child, days_ago, step

pytestmark = [pytest.mark.django_db, pytest.mark.security("S115", "S118")]


@pytest.fixture
def amara() -> Child:
    made = child()
    request = case(made, "needs_assessment", "requested", on=days_ago(30))
    step(made, request, "agreed_to_assess", on=days_ago(3))
    made.refresh_from_db()
    return made


def found() -> list[Break]:
    return [each for _, breaks in broken_chains() for each in breaks]


def behind_its_back(statement: LiteralString, *values: object) -> None:
    """Change the table as its owner could, with its guards taken away."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE record_event DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE record_event ENABLE TRIGGER USER")


def event(about: Child, seq: int) -> Event:
    return Event.objects.get(child=about, seq=seq)


def test_an_untouched_chain_holds(amara: Child):
    assert found() == []


def test_every_event_is_walked(amara: Child):
    child("Kofi", "Mensah")

    assert sum(walked for walked, _ in broken_chains()) == Event.objects.count()


CHANGES: list[LiteralString] = [
    "name = 'refused_to_assess'",
    "actor = 'Golden Threat'",
    "why = 'x'",
    "happened_on = happened_on - 1",
    "recorded_at = recorded_at + interval '1 microsecond'",
    'fields = fields || \'{"given_name": "Amarb"}\'',
    "authority_id = '331'",
    "setting_id = id",
    "hash = set_byte(hash, 0, get_byte(hash, 0) # 1)",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_single_changed_part_is_found_and_the_event_named(amara: Child, change: LiteralString):
    behind_its_back("UPDATE record_event SET " + change + " WHERE seq = 2")

    assert (found()[0].chain, found()[0].row) == (amara.pk, event(amara, 2).pk)
    assert found()[0].says == "event 2 is not as it was recorded"


def test_a_missing_event_is_found(amara: Child):
    behind_its_back("DELETE FROM record_event WHERE seq = 2")

    assert [each.says for each in found()] == ["event 2 is missing"]


def test_a_chain_cut_short_is_found(amara: Child):
    behind_its_back("DELETE FROM record_event WHERE seq = %s", amara.chain_length)

    assert [each.says for each in found()] == [
        f"event {amara.chain_length} is missing: the chain ends before it"
    ]


def test_a_chain_that_is_gone_altogether_is_found(amara: Child):
    behind_its_back("DELETE FROM record_event")

    assert [each.says for each in found()] == ["event 1 is missing: the chain ends before it"]


def test_events_in_another_order_are_found(amara: Child):
    behind_its_back("UPDATE record_event SET seq = 99 WHERE seq = 2")
    behind_its_back("UPDATE record_event SET seq = 2 WHERE seq = 3")
    behind_its_back("UPDATE record_event SET seq = 3 WHERE seq = 99")

    assert [each.seq for each in found()][:2] == [2, 3]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE record_event SET why = 'x'", "DELETE FROM record_event", "TRUNCATE record_event CASCADE"],
)
def test_the_database_refuses_to_change_what_was_recorded(amara: Child, statement: str):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Event.objects.filter(child=amara).count() == amara.chain_length
