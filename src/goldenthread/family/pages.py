"""A family's first page: each child with what is happening, whose turn it is, by when, and what the family can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goldenthread.access.actors import Actor, Capacity
from goldenthread.family.queries import OwnChild, own_children
from goldenthread.record.models import Child
from goldenthread.record.pages.heading import Heading, heading_of
from goldenthread.record.pages.now import NowCase, now_of

_TITLES: Final = {
    Capacity.YOUNG_PERSON: "My record",
    Capacity.ADVOCATE: "Whom I help",
    Capacity.READER: "What I was let read",
}


@dataclass(frozen=True, slots=True)
class ChildCard:
    """One child, in the three sentences a family looks for first."""

    child: Child
    heading: Heading
    now: NowCase | None
    others: int


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The children of one family, or the one young person themselves."""

    children: tuple[ChildCard, ...]
    title: str
    may_say: bool


def family_page(reader: Actor) -> FamilyPage:
    """Compose the page for whoever is signed in."""
    cards = tuple(_card(each, reader) for each in own_children(reader=reader))
    return FamilyPage(cards, _TITLES.get(reader.capacity, "My children"), reader.capacity.is_family)


def _card(own: OwnChild, reader: Actor) -> ChildCard:
    heading = heading_of(own.child, own.circle, reader.today)
    now = now_of(own.cases, own.deadlines, reader, heading.setting)
    return ChildCard(own.child, heading, now[0] if now else None, max(0, len(now) - 1))
