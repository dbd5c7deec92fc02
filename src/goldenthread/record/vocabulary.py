"""How each kind of event is told: a phrase after the name of whoever acted, and labels for what it carries.

Steps of a process are told by the process itself; rooms add phrases for their other events and labels for the fields
worth showing. A timeline therefore needs no knowledge of rooms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.record.models import Event
from goldenthread.rulebook.processes import PROCESSES


@dataclass(frozen=True, slots=True)
class Telling:
    """The phrase for an event, the fields to show with their labels, and the heading it is filtered under."""

    phrase: str
    shows: Mapping[str, str] = field(default_factory=dict)
    filed_under: str = "record"
    quiet: bool = False


TELLINGS: dict[tuple[str, str], Telling] = {}


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


tell("record", "opened", "opened the record")
tell("record", "identity_changed", "changed the child’s particulars")
tell("record", "number_given", "added a number", quiet=True)
tell("record", "number_ended", "ended a number", quiet=True)
tell("record", "joined", "added someone to the circle", name="Who", purpose="Why")
tell("record", "left", "took someone out of the circle", name="Who")
tell("record", "document_added", "added a document", filed_under="documents", name="Document")
