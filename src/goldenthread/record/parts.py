"""The parts of a child's record page. Each room adds its own; the page shows them in order and knows no room.

A part is given one `RecordView`, which loads what several parts share once, so that the page costs a fixed number of
queries whatever rooms are added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.access import rights
from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Errand
from goldenthread.access.parts import Part as RecordPart
from goldenthread.access.prepared import Prepared
from goldenthread.record.models import Case, Child, Deadline, Document, Event, Relationship
from goldenthread.record.sharing import open_to
from goldenthread.record.sheltered import may_tell_where
from goldenthread.record.vocabulary import told_to

TIMELINE_LENGTH = 40
T = TypeVar("T")


@Prepared
def _cases(child: UUID) -> QuerySet[Case]:
    return Case.objects.filter(child=child).order_by("-opened_on", "-pk")


@Prepared
def _deadlines(child: UUID) -> QuerySet[Deadline]:
    return Deadline.objects.filter(child=child).order_by("due", "pk")


@Prepared
def _circle(child: UUID) -> QuerySet[Relationship]:
    return Relationship.objects.filter(child=child).select_related("setting").order_by("-begins", "pk")


@Prepared
def _documents(child: UUID, reader: Actor, name: str) -> QuerySet[Document]:
    return Document.objects.filter(open_to(reader, name), child=child).order_by("-added_on", "-pk")


@Prepared
def _events(child: UUID, reader: Actor) -> QuerySet[Event]:
    return Event.objects.filter(told_to(reader), child=child).order_by("-seq")[:TIMELINE_LENGTH]


class RecordView:
    """One child's record as one reader sees it today. Each property is one query, made when first asked."""

    def __init__(self, child: Child, reader: Actor) -> None:
        self.child = child
        self.reader = reader
        self.today: date = reader.today
        self.names: dict[str, str] = {}
        """What ids stand for, as parts that were read already know it."""
        self._read: dict[str, Any] = {}

    def once(self, name: str, read: Callable[[], T]) -> T:
        """Return what several parts of one room share, read when the first of them asks."""
        if name not in self._read:
            self._read[name] = read()
        found: T = self._read[name]
        return found

    @cached_property
    def cases(self) -> list[Case]:
        return _cases(self.child.pk)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return _deadlines(self.child.pk)

    @cached_property
    def circle(self) -> list[Relationship]:
        return _circle(self.child.pk)

    @cached_property
    def documents(self) -> list[Document]:
        return _documents(self.child.pk, self.reader, self.reader.words)

    @cached_property
    def events(self) -> list[Event]:
        """The latest events, newest first."""
        return _events(self.child.pk, self.reader)

    def may(self, part: RecordPart, act: Act = Act.READ) -> bool:
        """Say whether the reader's seat, and the family's leave, let them do this with a part of the record."""
        if not self.reader.shown and may_tell_where(part):
            return False
        seat = self.reader.seat or self.reader.capacity.value
        return self.reader.covers(part) and rights.may(seat, Errand(part, act)).allowed


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record page: what it shows of the record, its place, heading and template, and what fills it.

    A heading may speak of the child by name: “{child}” stands for their first name.
    `fill` returns None where the reader has nothing to see there.
    """

    name: str
    heading: str
    of: RecordPart
    place: int
    template: str
    fill: Callable[[RecordView], dict[str, Any] | None]


PARTS: dict[str, Part] = {}


def part(
    name: str, heading: str, *, of: RecordPart, place: int, template: str
) -> Callable[[Callable[[RecordView], dict[str, Any] | None]], Callable[[RecordView], dict[str, Any] | None]]:
    """Register a part of the record page."""

    def register(
        fill: Callable[[RecordView], dict[str, Any] | None],
    ) -> Callable[[RecordView], dict[str, Any] | None]:
        PARTS[name] = Part(name, heading, of, place, template, fill)
        return fill

    return register


def parts_of(view: RecordView) -> list[tuple[Part, dict[str, Any]]]:
    """Return the parts this reader sees, in order, each with what fills it."""
    open_to_reader = (each for each in PARTS.values() if view.may(each.of))
    filled = ((each, each.fill(view)) for each in sorted(open_to_reader, key=lambda each: each.place))
    return [(each, content) for each, content in filled if content is not None]
