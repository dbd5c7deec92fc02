"""What the record page shows of this room: the marker, what the child says, health, and the ways in."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.parts import RecordView, part
from goldenthread.safeguarding import queries


def _beside(view: RecordView) -> queries.Beside:
    return view.once("beside", lambda: queries.beside(child=view.child, reader=view.reader))


@part("marker", "Before you do anything", of=RecordPart.MARKER, place=5, template="safeguarding/marker.html")
def marker(view: RecordView) -> dict[str, Any] | None:
    """Say that there is a concern and whom to call; nothing where there is none."""
    concerns = _beside(view).concerns
    return {"concerns": concerns} if concerns else None


@part("safe", "Keeping safe", of=RecordPart.RECORD, place=72, template="safeguarding/part.html")
def safe(view: RecordView) -> dict[str, Any] | None:
    """Lead to the pages of this room that the reader may open."""
    may = {
        "contact": view.may(RecordPart.CONTACT),
        "notes": view.may(RecordPart.SAFEGUARDING),
        "say": view.may(RecordPart.VOICE, Act.WRITE),
        "death": view.may(RecordPart.CIRCLE, Act.WRITE) and not view.child.died_on,
        "add_health": view.may(RecordPart.HEALTH, Act.WRITE),
    }
    return {"child": view.child, "ways": may} if any(may.values()) else None


@part("health", "Health", of=RecordPart.THREAD, place=45, template="safeguarding/health.html")
def health(view: RecordView) -> dict[str, Any] | None:
    """Show what the reader may know of the child's health."""
    facts = _beside(view).health
    return {"facts": facts} if facts else None
