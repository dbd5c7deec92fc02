"""How each kind of event is told: a phrase after the name of whoever acted, and labels for what it carries.

Rooms add a phrase for each event, in the past tense; a step without one is told as its process says it. They add
labels for the fields worth showing, words for the codes in them, and names for the ids. A timeline therefore needs no
knowledge of rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from goldenthread.record.models import Event
from goldenthread.rulebook.processes import PROCESSES


@dataclass(frozen=True, slots=True)
class Telling:
    """The phrase for an event, the fields to show with their labels, and the heading it is filtered under."""

    phrase: str
    shows: Mapping[str, str] = field(default_factory=dict)
    filed_under: str = "record"
    quiet: bool = False


Namer = Callable[[UUID, set[UUID]], Mapping[UUID, str]]
TELLINGS: dict[tuple[str, str], Telling] = {}
WORDS: dict[tuple[str, str], Mapping[str, str]] = {}
NAMERS: dict[str, Namer] = {}


def tell(
    topic: str, name: str, phrase: str = "", /, *, filed_under: str = "", quiet: bool = False, **shows: str
) -> None:
    """Register how an event is told. A step of a process needs no phrase; a quiet event is not for families."""
    spoken = phrase or PROCESSES[topic].steps[name].says
    TELLINGS[topic, name] = Telling(spoken, shows, filed_under or topic, quiet)


def telling_of(event: Event) -> Telling:
    """Return how this event is told."""
    known = TELLINGS.get((event.topic, event.name))
    if known is not None:
        return known
    if event.name == "corrected":
        return Telling("put an earlier entry right", filed_under=event.topic)
    return Telling(PROCESSES[event.topic].steps[event.name].says, filed_under=event.topic)


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
tell("record", "number_given", "added a number", quiet=True)
tell("record", "number_ended", "ended a number", quiet=True)
tell("record", "joined", "added someone to the circle", name="Who", purpose="Why")
tell("record", "left", "took someone out of the circle", name="Who")
tell("record", "document_added", "added a document", filed_under="documents", name="Document")
