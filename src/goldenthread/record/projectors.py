"""The record's own events: who the child is, who is in the circle, which documents are kept."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.models import Child, Document, Event, Identifier, Relationship
from goldenthread.record.projections import projects
from goldenthread.record.rows import Rows

IDENTITY = ("given_name", "family_name", "known_as", "sex", "ethnicity", "postcode", "home_language")


def search_key(name: str) -> str:
    """Fold a name for finding: no case, no accents, no hyphens or apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:150]


@projects("record", "opened", "identity_changed")
def identity(rows: Rows, event: Event) -> None:
    """Put the child's particulars."""
    child, fields = rows.child, event.fields
    for name in IDENTITY:
        setattr(child, name, fields.get(name, ""))
    child.born = date.fromisoformat(fields["born"])
    child.given_key, child.family_key = search_key(child.given_name), search_key(child.family_name)
    child.version = event.seq


@projects("record", "number_given", "number_ended")
def number(rows: Rows, event: Event) -> None:
    """Put a number by which others know the child."""
    fields = event.fields
    ended = event.happened_on if event.name == "number_ended" else None
    rows.put(owned(Identifier, rows, event, scheme=fields["scheme"], value=fields["value"], ended=ended))


@projects("record", "joined", "left")
def circle(rows: Rows, event: Event) -> None:
    """Put someone into the child's circle, or say when they left it."""
    fields = event.fields
    if event.name == "left":
        relationship = rows.get(Relationship, UUID(fields["id"]))
        if relationship is not None:
            relationship.ends, relationship.version = event.happened_on, event.seq
            rows.put(relationship)
        return
    rows.put(
        owned(
            Relationship,
            rows,
            event,
            role=fields["role"],
            person_id=_uuid(fields.get("person")),
            name=fields.get("name", ""),
            setting_id=_uuid(fields.get("setting")),
            held_by=fields.get("held_by", ""),
            purpose=fields.get("purpose", ""),
            decides=fields.get("decides", False),
            begins=event.happened_on,
            ends=date.fromisoformat(fields["ends"]) if fields.get("ends") else None,
        )
    )


@projects("record", "document_added")
def document(rows: Rows, event: Event) -> None:
    """Put a document into the list of the child's documents."""
    fields = event.fields
    told = {name: fields[name] for name in ("name", "kind", "media_type", "size", "sha256")}
    rows.put(owned(Document, rows, event, case_id=event.case_id, added_on=event.happened_on, added_by=event.actor, **told))


def owned(model: type[Any], rows: Rows, event: Event, **fields: Any) -> Any:
    """Return the row of this model that the event names by `id`, new or as it stood, with these fields set."""
    id = UUID(event.fields["id"])
    row = rows.get(model, id) or model(id=id, child_id=event.child_id)
    row.authority_id, row.version = event.authority_id, event.seq
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
