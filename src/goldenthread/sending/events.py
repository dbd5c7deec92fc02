"""The events of a sending, with their fields by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from goldenthread.record.changes import Change

TOPIC: Final = "sending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """To whom something goes: named and tied to the child, or typed and not yet matched."""

    name: str
    relation: str
    channel: str
    address: str
    tie: UUID | None = None
    person: UUID | None = None
    typed: bool = False


def prepare(
    writing: Change,
    to: Addressed,
    *,
    document: UUID | None,
    title: str,
    part: str,
    source: str,
    sha256: str,
    tags: tuple[str, ...] = (),
    because: str = "",
    ground: str = "",
) -> UUID:
    """Put a rendering for one person on the record. Nothing has left."""
    made = writing.new_id()
    writing.add(
        TOPIC, "prepared", id=made, document=document, title=title, part=part, tie=to.tie, person=to.person,
        name=to.name, relation=to.relation, channel=to.channel, address=to.address, typed=to.typed, tags=list(tags),
        because=because, ground=ground, source=source, sha256=sha256,
    )  # fmt: skip
    return made


def move(writing: Change, sending: UUID, step: str, *, note: str = "", at: datetime | None = None) -> None:
    """Put a later step of a sending on the record."""
    writing.add(TOPIC, step, id=sending, note=note, left_at=at.isoformat() if at else "")
