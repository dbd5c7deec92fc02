"""Gathering everything that is kept about a person: particulars, events, documents and looks.

Rooms that keep more register a gatherer of their own. A gatherer names what it found and why it must wait for an
opinion; it never decides what is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Q

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Looked
from goldenthread.access.parts import Part
from goldenthread.privacy.events import Found
from goldenthread.privacy.models import Hold
from goldenthread.record.documents import store
from goldenthread.record.models import Child, Document, Event, Relationship
from goldenthread.record.vocabulary import telling_of
from goldenthread.sending.reading import CannotBeOpened, words_in
from goldenthread.sending.recipients import part_of

_ALLEGATION: Final = re.compile(
    r"\b(alleg\w*|abus\w*|assault\w*|bruis\w*|disclos\w*|police|arrest\w*|violen\w*|refuge|harm\w*|hit)\b",
    re.IGNORECASE,
)
_OF_PART: Final = {Part.HEALTH: Hold.HEALTH, Part.SAFEGUARDING: Hold.HARM, Part.MARKER: Hold.HARM}
_OF_CAPACITY: Final = {Capacity.HEALTH: Hold.HEALTH, Capacity.SOCIAL_WORKER: Hold.SOCIAL_WORK}
_OUR_OWN: Final = ("privacy", "sending")


@dataclass(frozen=True, slots=True)
class Sought:
    """About whom is gathered, for whom, and whose names must not go along unseen."""

    child: Child
    person: UUID | None
    name: str
    about_child: bool
    others: tuple[str, ...]

    def holds(self, words: str, *more: Hold) -> tuple[str, ...]:
        """Say why something with these words must wait for an opinion."""
        folded = words.casefold()
        found = set(more)
        if any(name.casefold() in folded for name in self.others):
            found.add(Hold.THIRD_PARTY)
        if _ALLEGATION.search(words):
            found.add(Hold.ALLEGATION)
        return tuple(sorted(each.value for each in found))


Gatherer = Callable[[Sought], Iterator[Found]]
GATHERERS: list[Gatherer] = []


def gathers(gatherer: Gatherer) -> Gatherer:
    """Register what gathers one kind of thing."""
    GATHERERS.append(gatherer)
    return gatherer


def sought(child: Child, *, person: UUID | None, name: str, about_child: bool) -> Sought:
    """Say what is looked for: everybody of the circle but the person asked about, and the child, is somebody else."""
    ties = Relationship.objects.filter(child=child).exclude(name="").values_list("name", flat=True)
    others = {each for each in ties if each not in (name, child.full_name)}
    return Sought(child, person, name, about_child, tuple(sorted(others)))


def everything(about: Sought) -> list[Found]:
    """Gather everything, by every gatherer there is."""
    return [found for gatherer in GATHERERS for found in gatherer(about)]


@gathers
def particulars(about: Sought) -> Iterator[Found]:
    """Gather what stands about the child on the first page, the numbers others know them by, too."""
    if about.about_child:
        yield Found(
            kind="facts", source=str(about.child.pk), part=Part.RECORD.value, title="Particulars and numbers"
        )


@gathers
def events(about: Sought) -> Iterator[Found]:
    """Gather every event: for a child the whole chain, for somebody else what they did and where they are named."""
    chain = Event.objects.filter(child=about.child).exclude(topic__in=_OUR_OWN).order_by("seq")
    for event in chain.iterator():
        words = f"{json.dumps(event.fields, ensure_ascii=False)} {event.why} {event.actor}"
        if not about.about_child and event.person_id != about.person and about.name not in words:
            continue
        telling = telling_of(event)
        more = [_OF_PART.get(telling.part), _OF_CAPACITY.get(Capacity(event.capacity))]
        yield Found(
            kind="event", source=str(event.pk), part=telling.part.value, title=f"{event.actor} {telling.phrase}"[:300],
            dated=event.happened_on, holds=about.holds(words, *(each for each in more if each)),
        )  # fmt: skip


@gathers
def documents(about: Sought) -> Iterator[Found]:
    """Gather every document. One whose words no machine can read waits until somebody has read it."""
    for document in Document.objects.filter(child=about.child).order_by("added_on", "pk"):
        words = words_of(document)
        if not about.about_child and about.name not in words:
            continue
        more = () if words else (Hold.UNREAD,)
        yield Found(
            kind="document", source=str(document.pk), part=part_of(document).value, title=document.name[:300],
            dated=document.added_on, holds=about.holds(words, *more),
        )  # fmt: skip


def words_of(document: Document) -> str:
    """Return the words of a PDF; nothing where there are none to read."""
    if document.media_type != "application/pdf":
        return ""
    try:
        return words_in(store().get(document.sha256)).strip()
    except CannotBeOpened:
        return ""


@gathers
def looks(about: Sought) -> Iterator[Found]:
    """Gather who looked, one line for each person and organisation with how often; for staff, their own looks."""
    whose = (
        Q(child_id=about.child.pk)
        if about.about_child
        else Q(child_id=about.child.pk, person_id=about.person)
    )
    rows = Looked.objects.filter(whose).values("person_id", "name", "capacity", "organisation")
    for row in rows.annotate(times=Count("pk"), last=Max("at")).order_by("name", "capacity", "organisation"):
        who = ", ".join(each for each in (row["name"], row["organisation"]) if each)
        yield Found(
            kind="looks", source=f"{row['person_id']} {row['capacity']}", part=Part.LOOKS.value,
            title=f"{who} looked {row['times']} times"[:300], dated=_day(row["last"]),
        )  # fmt: skip


def _day(instant: object) -> date | None:
    return instant.date() if hasattr(instant, "date") else None
