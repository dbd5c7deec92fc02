"""How requests about personal information make their rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.privacy.models import AccessRequest, Item
from goldenthread.record.models import Event
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows
from goldenthread.rulebook.personal_data import answer_by


@projects("privacy", "asked")
def asked(rows: Rows, event: Event) -> None:
    """Put a request with the day by which it must be answered."""
    fields = event.fields
    received = date.fromisoformat(fields["received"])
    told = {name: fields.get(name, "") for name in ("about", "name", "relation", "address", "words", "proof")}
    person = UUID(fields["person"]) if fields.get("person") else None
    rows.put(
        owned(
            AccessRequest, rows, event, person_id=person, received_on=received, due=answer_by(received).due,
            state=AccessRequest.State.OPEN, **told,
        )
    )  # fmt: skip


@projects("privacy", "considered", "extended", "answered", "closed")
def went_on(rows: Rows, event: Event) -> None:
    """Change a request by what happened to it."""
    row = rows.get(AccessRequest, UUID(event.fields["id"]))
    if row is None:
        return
    fields = event.fields
    match event.name:
        case "considered":
            row.answers = fields["answers"]
        case "extended":
            row.extended_because = fields["because"]
            row.due = answer_by(row.received_on, extended=True).due
        case "answered":
            row.sending_id, row.state = UUID(fields["sending"]), AccessRequest.State.ANSWERED
        case _:
            row.state, row.note = AccessRequest.State.CLOSED, fields.get("because", "")
    row.version = event.seq
    rows.put(row)


@projects("privacy", "gathered")
def gathered(rows: Rows, event: Event) -> None:
    """Put everything that was found. Nothing is decided about it yet."""
    row = rows.get(AccessRequest, UUID(event.fields["id"]))
    if row is not None:
        row.gathered_on, row.version = event.happened_on, event.seq
        rows.put(row)
    for told in event.fields["items"]:
        rows.put(_item(rows, event, told))


def _item(rows: Rows, event: Event, told: dict[str, Any]) -> Item:
    dated = date.fromisoformat(told["dated"]) if told.get("dated") else None
    said = {name: told.get(name, "") for name in ("kind", "source", "part", "title")}
    made: Item = owned(
        Item, rows, event, id=told["id"], request_id=UUID(event.fields["id"]), dated=dated,
        holds=told.get("holds", []), **said,
    )  # fmt: skip
    return made


@projects("privacy", "marked")
def marked(rows: Rows, event: Event) -> None:
    """Say what becomes of items."""
    fields = event.fields
    for item in _items(rows, event):
        item.mark, item.ground = fields["mark"], fields.get("ground", "")
        item.remove, item.marked_by = fields.get("remove", []), event.actor
        rows.put(item)


@projects("privacy", "opinion_given")
def opinion(rows: Rows, event: Event) -> None:
    """Add what a professional thinks of items, for the reasons that are theirs to judge."""
    for item in _items(rows, event):
        item.judged = sorted({*item.judged, *(each for each in item.holds if each in event.fields["holds"])})
        item.opinion = "\n".join(filter(None, (item.opinion, event.fields["opinion"])))
        item.opinion_by = "; ".join(filter(None, (item.opinion_by, event.actor)))
        rows.put(item)


def _items(rows: Rows, event: Event) -> Iterator[Item]:
    for each in event.fields["items"]:
        item = rows.get(Item, UUID(each))
        if item is not None:
            item.version = event.seq
            yield item
