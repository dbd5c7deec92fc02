"""The chain: any change to what was recorded shows, and the event is named."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.record.chain import Break, breaks
from goldenthread.record.models import Child, Event
from tests.factories import case, child, days_ago, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Child:
    made = child()
    request = case(made, "needs_assessment", "requested", on=days_ago(30))
    step(made, request, "agreed_to_assess", on=days_ago(3))
    made.refresh_from_db()
    return made


def checked(about: Child, events: list[Event]) -> list[Break]:
    return breaks(about.pk, about.chain_head, about.chain_length, events)


def chain_of(about: Child) -> list[Event]:
    return list(Event.objects.filter(child=about).order_by("seq"))


def test_an_untouched_chain_holds(amara: Child):
    assert checked(amara, chain_of(amara)) == []


CHANGES = [
    ("name", "refused_to_assess"),
    ("actor", "Golden Threat"),
    ("why", "x"),
    ("happened_on", days_ago(4)),
    ("fields", {"given_name": "Amarb"}),
    ("authority_id", "331"),
]


@pytest.mark.parametrize(("field", "value"), CHANGES)
def test_a_single_changed_part_is_found_and_the_event_named(amara: Child, field: str, value: object):
    events = chain_of(amara)
    setattr(events[2], field, value)

    found = checked(amara, events)

    assert [each.event for each in found] == [events[2].pk]
    assert "was changed after it was recorded" in found[0].says


def test_a_changed_instant_is_found(amara: Child):
    events = chain_of(amara)
    events[-1].recorded_at += timedelta(microseconds=1)

    assert checked(amara, events)[0].event == events[-1].pk


def test_a_single_changed_byte_of_a_hash_is_found(amara: Child):
    events = chain_of(amara)
    whole = bytes(events[1].hash)
    events[1].hash = bytes([whole[0] ^ 1]) + whole[1:]

    assert checked(amara, events)[0].event == events[1].pk


def test_a_missing_event_is_found(amara: Child):
    events = chain_of(amara)

    found = checked(amara, events[:1] + events[2:])

    assert found[0].says == "event 2 is missing"


def test_a_chain_cut_short_is_found(amara: Child):
    found = checked(amara, chain_of(amara)[:-1])

    assert f"should end at event {amara.chain_length}" in found[0].says


def test_events_in_another_order_are_found(amara: Child):
    events = chain_of(amara)
    events[1], events[2] = events[2], events[1]

    assert checked(amara, events)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE record_event SET why = 'x'", "DELETE FROM record_event", "TRUNCATE record_event CASCADE"],
)
def test_the_database_refuses_to_change_what_was_recorded(amara: Child, statement: str):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Event.objects.filter(child=amara).count() == amara.chain_length
