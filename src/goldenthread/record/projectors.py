"""The record's own events: who the child is, who is in the circle, which documents are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldenthread.record.models import (
    Answer,
    Bar,
    Document,
    Event,
    Identifier,
    LookQuestion,
    Relationship,
    Role,
    Sees,
)  # fmt: skip
from goldenthread.record.projections import projects
from goldenthread.record.rows import Rows, new_row
from goldenthread.rulebook.time import compulsory_school_age_ends

IDENTITY = ("given_name", "family_name", "known_as", "sex", "ethnicity", "postcode", "home_language")


def search_key(name: str) -> str:
    """Fold a name for finding: no case, no accents, no hyphens or apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = plain if plain.isalnum() else "".join([letter for letter in plain if letter.isalnum()])
    return letters[:150]


@projects("record", "opened", "identity_changed")
def identity(rows: Rows, event: Event) -> None:
    """Put the child's particulars; a record may be opened with the numbers and the circle known from the start."""
    child, fields = rows.child, event.fields
    for name in IDENTITY:
        setattr(child, name, fields.get(name, ""))
    child.born = date.fromisoformat(fields["born"])
    child.school_age_ends = compulsory_school_age_ends(child.born)
    child.given_key, child.family_key = search_key(child.given_name), search_key(child.family_name)
    child.version = event.seq
    for told in fields.get("numbers", ()):
        _put_number(rows, event, told, ended=None)
    for told in fields.get("circle", ()):
        put_tie(rows, event, told)


@projects("record", "died")
def died(rows: Rows, event: Event) -> None:
    """Note the death of a child, and fold the cases that were open again: nothing in them is owed any more."""
    rows.child.died_on, rows.child.version = date.fromisoformat(event.fields["day"]), event.seq
    for told in event.fields.get("cases", ()):
        rows.touched[UUID(told["id"])] = told["process"]


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
        end_tie(rows, event)
        return
    put_tie(rows, event, fields)


def end_tie(rows: Rows, event: Event) -> None:
    """Put the last day of a tie that an event names."""
    tie = rows.get(Relationship, UUID(event.fields["id"]))
    if tie is not None:
        tie.ends, tie.version = event.happened_on, event.seq
        if event.fields.get("at"):
            tie.until = _instant(event.fields["at"])
        rows.put(tie)


def _put_number(rows: Rows, event: Event, told: Mapping[str, Any], *, ended: date | None) -> None:
    rows.put(
        owned(Identifier, rows, event, id=told["id"], scheme=told["scheme"], value=told["value"], ended=ended)
    )


def put_tie(rows: Rows, event: Event, told: Mapping[str, Any]) -> None:
    """Put someone into the child's circle, as an event tells it."""
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
            until=_instant(told.get("until")),
            scope=told.get("scope", []),
            helps_as=told.get("helps_as", ""),
            given_by=_uuid(told.get("given_by")),
            **_facts(told),
        )
    )


def _facts(told: Mapping[str, Any]) -> dict[str, str]:
    """Return the facts that stand apart. An adult whose responsibility is not known sees what a school report says."""
    responsibility = told.get("responsibility", Answer.UNKNOWN)
    full = responsibility == Answer.YES or told["role"] != Role.PARENT
    return {
        "responsibility": responsibility,
        "evidence": told.get("evidence", ""),
        "lives_with": told.get("lives_with", Answer.UNKNOWN),
        "may_be_contacted": told.get("may_be_contacted", Answer.UNKNOWN),
        "sees": told.get("sees", Sees.FULL if full else Sees.REPORT),
        "agreed": told.get("agreed", ""),
        "reason": told.get("reason", ""),
        "source": told.get("source", ""),
    }


_FACTS = (
    "responsibility", "evidence", "lives_with", "may_be_contacted", "sees", "agreed", "scope", "reason", "source",
)  # fmt: skip


@projects("record", "facts_changed")
def facts(rows: Rows, event: Event) -> None:
    """Change what is known of an adult of the family, and so perhaps what they see."""
    tie = rows.get(Relationship, UUID(event.fields["id"]))
    if tie is None:
        return
    for name in _FACTS:
        if name in event.fields:
            setattr(tie, name, event.fields[name])
    if "evidence_on" in event.fields:
        tie.evidence_on = _day(event.fields["evidence_on"])
    tie.reviewed_by, tie.reviewed_on = event.actor, event.happened_on
    tie.version = event.seq
    rows.put(tie)


@projects("record", "barred")
def barred(rows: Rows, event: Event) -> None:
    """Keep a person out of the record until somebody lifts it."""
    fields = event.fields
    rows.put(
        owned(
            Bar,
            rows,
            event,
            person_id=_uuid(fields["person"]),
            kind=fields["kind"],
            order=fields.get("order", ""),
            source=fields.get("source", ""),
            begins=event.happened_on,
            review_on=_day(fields.get("review_on")),
            lifted_on=None,
            reason=fields.get("reason", ""),
            told_by=event.actor,
        )
    )


@projects("record", "bar_lifted")
def bar_lifted(rows: Rows, event: Event) -> None:
    """Let a person back to whatever ties them to the child."""
    bar = rows.get(Bar, UUID(event.fields["id"]))
    if bar is not None:
        bar.lifted_on, bar.version = event.happened_on, event.seq
        rows.put(bar)


@projects("record", "sharing_changed")
def sharing(rows: Rows, event: Event) -> None:
    """Note who may read a document from now on."""
    row = rows.get(Document, UUID(event.fields["id"]))
    if row is not None:
        row.sharing, row.version = event.fields["sharing"], event.seq
        rows.put(row)


@projects("record", "document_added")
def document(rows: Rows, event: Event) -> None:
    """Put a document into the list of the child's documents."""
    fields = event.fields
    told = {name: fields[name] for name in ("kind", "media_type", "size", "sha256")}
    rows.put(
        owned(
            Document,
            rows,
            event,
            case_id=event.case_id,
            added_on=event.happened_on,
            added_by=event.actor,
            name=fields.get("name") or fields["title"],
            sharing=fields.get("sharing", "everyone"),
            original=fields.get("original", ""),
            **told,
        )
    )


@projects("record", "look_questioned")
def look_questioned(rows: Rows, event: Event) -> None:
    """Put a question about a look."""
    fields = event.fields
    row = owned(
        LookQuestion,
        rows,
        event,
        look=fields["look"],
        about=fields["about"],
        question=fields["question"],
        asked_on=event.happened_on,
        asked_by=event.actor,
    )
    rows.put(row)


@projects("record", "look_explained")
def look_explained(rows: Rows, event: Event) -> None:
    """Put the answer to a question about a look."""
    answer = event.fields["answer"]
    rows.put(
        owned(
            LookQuestion,
            rows,
            event,
            answer=answer,
            answered_on=event.happened_on,
            answered_by=event.actor,
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


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
