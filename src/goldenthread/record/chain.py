"""The hash that binds each event to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import NamedTuple
from uuid import UUID

from goldenthread.record.models import Event

BEFORE_THE_FIRST = bytes(32)
_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def event_hash(event: Event, before: bytes) -> bytes:
    """Return the SHA-256 of the event as recorded, following the hash of the event before it."""
    told = [
        event.child_id.hex,
        event.authority_id,
        event.seq,
        event.id.hex,
        event.topic,
        event.name,
        event.case_id.hex if event.case_id else "",
        event.happened_on.isoformat(),
        event.recorded_at.astimezone(UTC).isoformat(),
        event.person_id.hex,
        event.actor,
        event.capacity,
        event.setting_id.hex if event.setting_id else "",
        event.why,
        event.fields,
        event.corrects_id.hex if event.corrects_id else "",
        event.key.hex if event.key else "",
    ]
    return hashlib.sha256(before + _WRITER.encode(told).encode()).digest()


class Break(NamedTuple):
    """A place where a chain does not hold, and what is wrong there."""

    child: UUID
    seq: int
    event: UUID | None
    says: str


def breaks(child: UUID, head: bytes, length: int, events: Iterable[Event]) -> list[Break]:
    """Check one child's chain, in order, against its head; return every place where it does not hold."""
    found: list[Break] = []
    before, expected = BEFORE_THE_FIRST, 1
    for event in events:
        if event.seq != expected:
            found.append(Break(child, expected, event.id, f"event {expected} is missing"))
            expected = event.seq
        if bytes(event.hash) != event_hash(event, before):
            found.append(Break(child, event.seq, event.id, f"{event} was changed after it was recorded"))
        before, expected = bytes(event.hash), expected + 1
    if expected - 1 != length or before != (bytes(head) or BEFORE_THE_FIRST):
        found.append(
            Break(child, expected, None, f"the chain should end at event {length} and ends at {expected - 1}")
        )
    return found
