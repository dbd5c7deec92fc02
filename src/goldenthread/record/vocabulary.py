"""How each kind of event is told: a phrase after the name of whoever acted, and labels for what it carries.

Rooms add a phrase for each event, in the past tense; a step without one is told as its process says it. They add
labels for the fields worth showing, words for the codes in them, and names for the ids. A timeline therefore needs no
knowledge of rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Errand, Part
from goldenthread.record.models import Event, Role
from goldenthread.rulebook.processes import PROCESSES


@dataclass(frozen=True, slots=True)
class Telling:
    """The phrase for an event, the fields to show with their labels, and the heading it is filtered under."""

    phrase: str
    part: Part
    shows: Mapping[str, str] = field(default_factory=dict)
    filed_under: str = "record"
    quiet: bool = False
    may_differ: tuple[str, ...] = ()
    """For what is done often on one day: the fields in which such events may differ and still be told as one, in a
    summary. The first says what each was about; the others are left out of it.
    """


_NOT_FOR_FAMILIES: Final = Q(
    topic="record", name="joined", fields__role__in=[Role.CARER.value, Role.ADVOCATE.value]
) | Q(
    topic="record", name="left", fields__role__in=[Role.PARENT.value, Role.CARER.value, Role.ADVOCATE.value]
)
"""One parent does not learn here who lives with the other or helps them, and nobody why another was taken out."""

Namer = Callable[[UUID, set[UUID]], Mapping[UUID, str]]
TELLINGS: dict[tuple[str, str], Telling] = {}
PARTS_OF: dict[str, Part] = {}
WORDS: dict[tuple[str, str], Mapping[str, str]] = {}
NAMERS: dict[str, Namer] = {}


def belongs(topic: str, part: Part) -> None:
    """Register the part of the record to which the events of a topic belong, where nothing else is said of one."""
    PARTS_OF[topic] = part


def tell(
    topic: str,
    name: str,
    phrase: str = "",
    /,
    *,
    part: Part | None = None,
    filed_under: str = "",
    quiet: bool = False,
    may_differ: tuple[str, ...] = (),
    **shows: str,
) -> None:
    """Register how an event is told. A step of a process needs no phrase; a quiet event is not for families."""
    spoken = phrase or PROCESSES[topic].steps[name].says
    TELLINGS[topic, name] = Telling(
        spoken, part or PARTS_OF[topic], shows, filed_under or topic, quiet, may_differ
    )


def telling_of(event: Event) -> Telling:
    """Return how this event is told."""
    known = TELLINGS.get((event.topic, event.name))
    if known is not None:
        return known
    if event.name == "corrected":
        return Telling("put an earlier entry right", PARTS_OF[event.topic], filed_under=event.topic)
    says = PROCESSES[event.topic].steps[event.name].says
    return Telling(says, PARTS_OF[event.topic], filed_under=event.topic)


def told_to(reader: Actor) -> Q:
    """Keep the events that a reader may be told: of the parts their seat may read, and for families no quiet ones.

    Nobody who helps a family is told more than the family.
    """
    family = reader.capacity.is_family or reader.capacity is Capacity.ADVOCATE
    return _told_to(reader.seat or reader.capacity.value, reader.scope, family=family)


@cache
def _told_to(seat: str, scope: tuple[str, ...], *, family: bool) -> Q:
    def may_read(part: Part) -> bool:
        return (not scope or part is Part.RECORD or part.value in scope) and rights.may(
            seat, Errand(part)
        ).allowed

    topics = [topic for topic, part in PARTS_OF.items() if may_read(part)]
    told = Q(topic__in=sorted(topics))
    for (topic, name), telling in TELLINGS.items():
        one = Q(topic=topic, name=name)
        if not may_read(telling.part) or (family and telling.quiet):
            told &= ~one
        elif topic not in topics:
            told |= one
    return told & ~_NOT_FOR_FAMILIES if family else told


belongs("record", Part.RECORD)


def word(topic: str, field_name: str, words: Mapping[str, str], /) -> None:
    """Register the words for the codes that events of a topic carry in a field."""
    WORDS[topic, field_name] = words


def words_for(event: Event, field_name: str, value: Any) -> Any:
    """Return the words for a code; anything else as it is."""
    known = WORDS.get((event.topic, field_name), {})
    return known.get(value, value) if isinstance(value, str) else value


def name_by(field_name: str, namer: Namer, /) -> None:
    """Register who knows what the ids in a field stand for: asked once a page, with the child and every id met."""
    NAMERS[field_name] = namer


tell("record", "opened", "opened the record")
tell("record", "identity_changed", "changed the child’s particulars")
tell("record", "died", "wrote down that the child has died", quiet=True)
tell("record", "number_given", "added a number", quiet=True)
tell("record", "number_ended", "ended a number", quiet=True)
tell("record", "joined", "added someone to the circle", part=Part.CIRCLE, name="Who", purpose="Why")
tell("record", "invited", "invited someone into the circle", part=Part.RIGHTS, quiet=True, name="Who")
tell("record", "invitation_withdrawn", "took an invitation back", part=Part.RIGHTS, quiet=True, name="Who")
tell("record", "left", "took someone out of the circle", part=Part.CIRCLE, name="Who")
tell(
    "record",
    "facts_changed",
    "changed what is known of someone in the circle",
    part=Part.RIGHTS,
    name="Who",
    quiet=True,
)
tell(
    "record",
    "look_questioned",
    "asked about a look at the record",
    part=Part.LOOKS,
)
tell(
    "record",
    "look_explained",
    "answered a question about a look at the record",
    part=Part.LOOKS,
)
tell("record", "barred", "kept someone out of the record", part=Part.SAFEGUARDING)
tell("record", "bar_lifted", "let someone back to the record", part=Part.SAFEGUARDING)
tell(
    "record",
    "document_added",
    "added a document",
    part=Part.DOCUMENTS,
    filed_under="documents",
    name="Document",
)
tell("record", "sharing_changed", "changed who may read a document", part=Part.DOCUMENTS, quiet=True)
