"""The parts of a child's record page. Each room adds its own; the page shows them in order and knows no room.

A part is given one `RecordView`, which loads what several parts share once, so that the page costs a fixed number of
queries whatever rooms are added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.access import rights
from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Errand
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.models import Case, Child, Deadline, Document, Event, Relationship
from goldenthread.record.sharing import open_to
from goldenthread.record.sheltered import may_tell_where
from goldenthread.record.vocabulary import told_to

TIMELINE_LENGTH = 40


class RecordView:
    """One child's record as one reader sees it today. Each property is one query, made when first asked."""

    def __init__(self, child: Child, reader: Actor) -> None:
        self.child = child
        self.reader = reader
        self.today: date = reader.today
        self.shared: dict[str, Any] = {}

    @cached_property
    def cases(self) -> list[Case]:
        return list(Case.objects.filter(child=self.child).order_by("-opened_on", "-pk"))

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return list(Deadline.objects.filter(child=self.child).order_by("due", "pk"))

    @cached_property
    def circle(self) -> list[Relationship]:
        return list(
            Relationship.objects.filter(child=self.child).select_related("setting").order_by("-begins", "pk")
        )

    @cached_property
    def documents(self) -> list[Document]:
        return list(
            Document.objects.filter(open_to(self.reader), child=self.child).order_by("-added_on", "-pk")
        )

    @cached_property
    def events(self) -> list[Event]:
        """The latest events, newest first."""
        told = Event.objects.filter(told_to(self.reader), child=self.child)
        return list(told.order_by("-seq")[:TIMELINE_LENGTH])

    def may(self, part: RecordPart, act: Act = Act.READ) -> bool:
        """Say whether the reader's seat, and the family's leave, let them do this with a part of the record."""
        if not self.reader.shown and may_tell_where(part):
            return False
        seat = self.reader.seat or self.reader.capacity.value
        return self.reader.covers(part) and rights.may(seat, Errand(part, act)).allowed


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record page: what it shows of the record, its place, heading and template, and what fills it.

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
