"""The events of requests about personal information, with their fields by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.record.changes import Change

TOPIC: Final = "privacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that is kept: where it stands, to which part it belongs, and why it waits for an opinion."""

    kind: str
    source: str
    part: str
    title: str
    dated: date | None = None
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, what they are to the child, where the answer goes, and how they showed who they are."""

    name: str
    relation: str
    proof: str
    person: UUID | None = None
    address: str = ""


def receive(writing: Change, asker: Asker, *, about: str, words: str, received: date) -> UUID:
    """Put a request on the record; its month has begun on the day it came."""
    made = writing.new_id()
    writing.add(TOPIC, "asked", id=made, about=about, words=words, received=received, **asdict(asker))
    return made


def gather(writing: Change, request: UUID, found: Iterable[Found]) -> None:
    """Put on the record what was gathered, each with an id of its own and nothing decided about it."""
    items = [asdict(each) | {"id": str(writing.new_id())} for each in found]
    writing.add(TOPIC, "gathered", id=request, items=items)
