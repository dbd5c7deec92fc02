"""The hash that binds each event of a child to the one before it, and the walk that proves no event was changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Final
from uuid import UUID

from django.db import connection

from goldenthread.access import sending
from goldenthread.access.chains import Break, Kind, State, Walk, end, walks
from goldenthread.record.models import Child, Event

BEFORE_THE_FIRST: Final = bytes(32)
AT_ONCE: Final = 5_000
"""How many children's chains are walked in one piece."""

EVENTS: Final = Kind(
    noun="event",
    rows="""
        SELECT child_id, seq, id,
            ROW(child_id, authority_id::text, seq, id, topic::text, name::text, case_id, happened_on, recorded_at,
                person_id, actor::text, capacity::text, setting_id, why, fields, corrects_id, key),
            hash
        FROM record_event WHERE child_id > %s AND child_id <= %s ORDER BY child_id, seq""",
    shape=">hi16siii16si",
    begins=BEFORE_THE_FIRST,
)


def event_hash(event: Event, before: bytes) -> bytes:
    """Return the SHA-256 of the hash of the event before and of this event's row, as the database would send it."""
    return sha256(before + _sent(event)).digest()


def _sent(event: Event) -> bytes:
    text, uuid = sending.text, sending.uuid
    return sending.row(
        uuid(event.child_id),
        text(event.authority_id),
        sending.integer(event.seq),
        uuid(event.id),
        text(event.topic),
        text(event.name),
        uuid(event.case_id),
        sending.day(event.happened_on),
        *_by_whom(event.recorded_at, event.person_id, event.actor, event.capacity, event.setting_id),
        text(event.why),
        sending.jsonb(event.fields),
        uuid(event.corrects_id),
        uuid(event.key),
    )


@lru_cache(64)
def _by_whom(
    at: datetime, person: UUID, actor: str, capacity: str, setting: UUID | None
) -> tuple[bytes, ...]:
    """Send the columns that are the same in all that one person writes at one instant."""
    text, uuid = sending.text, sending.uuid
    return sending.instant(at), uuid(person), text(actor), text(capacity), uuid(setting)


def broken_chains(snapshot: str | None = None) -> Iterator[tuple[int, list[Break]]]:
    """Walk every child's chain; yield how many events were walked and what does not hold, some children at a time."""
    bounds = _bounds()
    for between, found in zip(pairwise(bounds), walks(EVENTS, bounds, snapshot), strict=True):
        breaks = [*found.breaks, *_wrong_ends(between, found)]
        named = [each._replace(chain=_uuid(each.chain), row=_uuid(each.row)) for each in breaks]
        yield found.rows, sorted(named, key=lambda each: (each.chain, each.seq))


def _wrong_ends(between: tuple[UUID, UUID], found: Walk) -> Iterator[Break]:
    """Hold the end of each chain against its head, which the child's row keeps."""
    first, last = between
    heads = Child.objects.filter(pk__gt=first, pk__lte=last)
    states = found.states
    for child, length, head in heads.values_list("pk", "chain_length", "chain_head"):
        state: State = states.pop(child.bytes, (0, BEFORE_THE_FIRST))
        wrong = end(EVENTS.noun, child.bytes, state, (length, bytes(head) or BEFORE_THE_FIRST))
        if wrong:
            yield wrong
    for chain in states:
        yield Break(chain, 1, None, "the chain is of no child")


def _bounds() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM record_child) AS numbered"
            " WHERE number %% %s = 0 ORDER BY id",
            [AT_ONCE],
        )
        between = [row[0] for row in cursor.fetchall()]
    return [UUID(int=0), *between, UUID(int=2**128 - 1)]


def _uuid(raw: bytes | None) -> UUID | None:
    return UUID(bytes=raw) if raw else None
