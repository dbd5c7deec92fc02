"""What our side sends for a row is, byte for byte, what the database sends."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from psycopg.types.json import Jsonb

from goldenthread.access import sending

pytestmark = pytest.mark.django_db
QUIETLY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WORDS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"))
PLAIN = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    WORDS,
    some.floats(allow_nan=False, allow_infinity=False),
)
FIELDS = some.recursive(
    PLAIN, lambda inside: some.lists(inside) | some.dictionaries(WORDS, inside), max_leaves=12
)


def sent_by_the_database(form: str, *values: Any) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT record_send(ROW({form}))", values)
        return bytes(cursor.fetchone()[0])


@QUIETLY
@given(fields=FIELDS)
def test_fields_are_written_as_the_database_keeps_them(fields: Any):
    assert sending.row(sending.jsonb(fields)) == sent_by_the_database("%s::jsonb", Jsonb(fields))


@QUIETLY
@given(words=WORDS, day=some.dates(), id=some.uuids(), number=some.integers(-(2**31), 2**31 - 1))
def test_each_kind_of_column_is_sent_alike(words: str, day: date, id: UUID, number: int):
    ours = sending.row(
        sending.text(words), sending.day(day), sending.uuid(id), sending.uuid(None), sending.integer(number)
    )

    assert ours == sent_by_the_database(
        "%s::text, %s::date, %s::uuid, NULL::uuid, CAST(%s AS int)", words, day, id, number
    )


@QUIETLY
@given(at=some.datetimes(timezones=some.just(UTC)), hours=some.integers(-12, 12))
def test_an_instant_is_sent_alike_in_any_zone(at: datetime, hours: int):
    zone = timezone(timedelta(hours=hours))

    assert sending.row(sending.instant(at)) == sent_by_the_database("%s::timestamptz", at)
    if date(2, 1, 1) < at.date() < date(9999, 1, 1):
        assert sending.instant(at.astimezone(zone)) == sending.instant(at)


def test_a_number_of_eight_bytes_is_sent_alike():
    assert sending.row(sending.bigint(-(2**63))) == sent_by_the_database("CAST(%s AS bigint)", -(2**63))
