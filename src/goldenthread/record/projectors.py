"""The record's own events: who the child is, who is in the circle, which documents are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.models import Document, Event, Identifier, Relationship
from goldenthread.record.projections import projects
from goldenthread.record.rows import Rows, new_row

IDENTITY = ("given_name", "family_name", "known_as", "sex", "ethnicity", "postcode", "home_language")


def search_key(name: str) -> str:
    """Fold a name for finding: no case, no accents, no hyphens or apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:150]


@projects("record", "opened", "identity_changed")
def identity(rows: Rows, event: Event) -> None:
    """Put the child's particulars; a record may be opened with the numbers and the circle known from the start."""
    child, fields = rows.child, event.fields
    for name in IDENTITY:
        setattr(child, name, fields.get(name, ""))
    child.born = date.fromisoformat(fields["born"])
    child.given_key, child.family_key = search_key(child.given_name), search_key(child.family_name)
    child.version = event.seq
    for told in fields.get("numbers", ()):
        _put_number(rows, event, told, ended=None)
    for told in fields.get("circle", ()):
        _put_tie(rows, event, told)


@projects("record", "number_given", "number_ended")
def number(rows: Rows, event: Event) -> None:
    """Put a number by which others know the child."""
    ended = event.happened_on if event.name == "number_ended" else None
    _put_number(rows, event, event.fields, ended=ended)


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
    _put_tie(rows, event, fields)


def _put_number(rows: Rows, event: Event, told: Mapping[str, Any], *, ended: date | None) -> None:
    rows.put(
        owned(Identifier, rows, event, id=told["id"], scheme=told["scheme"], value=told["value"], ended=ended)
    )


def _put_tie(rows: Rows, event: Event, told: Mapping[str, Any]) -> None:
    rows.put(
        owned(
            Relationship,
            rows,
            event,
            id=told["id"],
            role=told["role"],
            person_id=_uuid(told.get("person")),
            name=told.get("name", ""),
            setting_id=_uuid(told.get("setting")),
            held_by=told.get("held_by", ""),
            purpose=told.get("purpose", ""),
            decides=told.get("decides", False),
            begins=_day(told.get("begins")) or event.happened_on,
            ends=_day(told.get("ends")),
        )
    )


@projects("record", "document_added")
def document(rows: Rows, event: Event) -> None:
    """Put a document into the list of the child's documents."""
    fields = event.fields
    told = {name: fields[name] for name in ("name", "kind", "media_type", "size", "sha256")}
    rows.put(
        owned(
            Document,
            rows,
            event,
            case_id=event.case_id,
            added_on=event.happened_on,
            added_by=event.actor,
            **told,
        )
    )


def owned(model: type[Any], rows: Rows, event: Event, *, id: str = "", **fields: Any) -> Any:
    """Return the row of this model and id, new or as it stood, with these fields set. The event names most by `id`."""
    key = UUID(id or event.fields["id"])
    row = rows.get(model, key)
    if row is None:
        return new_row(
            model,
            id=key,
            child_id=event.child_id,
            authority_id=event.authority_id,
            version=event.seq,
            **fields,
        )
    row.authority_id, row.version = event.authority_id, event.seq
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
