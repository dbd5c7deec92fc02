"""How the steps of a sending make its row."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from goldenthread.record.models import Event
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows
from goldenthread.sending.models import Sending, State

_AFTER: Final = {
    "confirmed": State.WAITING,
    "approved": State.WAITING,
    "sent_back": State.SENT_BACK,
    "released": State.RELEASED,
    "sent": State.SENT,
    "arrived": State.DELIVERED,
    "not_delivered": State.FAILED,
    "stopped": State.STOPPED,
}
_TOLD: Final = ("title", "part", "name", "relation", "channel", "address", "source", "sha256")


@projects("sending", "prepared")
def prepared(rows: Rows, event: Event) -> None:
    """Put what is made ready for one person."""
    fields = event.fields
    rows.put(
        owned(
            Sending, rows, event,
            **{name: fields[name] for name in _TOLD},
            document_id=_uuid(fields.get("document")),
            tie_id=_uuid(fields.get("tie")),
            to_person=_uuid(fields.get("person")),
            typed=fields.get("typed", False),
            tags=fields.get("tags", []),
            because=fields.get("because", ""),
            ground=fields.get("ground", ""),
            state=State.PREPARED,
            prepared_by=event.person_id,
            prepared_by_name=event.actor,
            prepared_on=event.happened_on,
        )
    )  # fmt: skip


@projects("sending", *_AFTER)
def moved(rows: Rows, event: Event) -> None:
    """Say how far it has come."""
    row = rows.get(Sending, UUID(event.fields["id"]))
    if row is None:
        return
    row.state, row.version = _AFTER[event.name], event.seq
    row.note = event.fields.get("note", "")
    if event.name == "approved":
        row.approved_by = event.actor
    if event.fields.get("left_at"):
        row.left_at = datetime.fromisoformat(event.fields["left_at"])
    rows.put(row)


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
