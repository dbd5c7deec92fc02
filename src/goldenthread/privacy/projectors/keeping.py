"""How corrections, holds and classes make their rows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.privacy.models import Classed, Correction, LegalHold
from goldenthread.record.models import Event
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows
from goldenthread.rulebook.personal_data import answer_by


@projects("privacy", "held")
def held(rows: Rows, event: Event) -> None:
    """Put a legal hold."""
    told = {name: event.fields[name] for name in ("ground", "because")}
    rows.put(
        owned(
            LegalHold, rows, event, placed_on=event.happened_on, placed_by=event.actor, lifted_on=None, **told
        )
    )


@projects("privacy", "hold_lifted")
def lifted(rows: Rows, event: Event) -> None:
    """Lift a legal hold."""
    row = rows.get(LegalHold, UUID(event.fields["id"]))
    if row is not None:
        row.lifted_on, row.version = event.happened_on, event.seq
        rows.put(row)


@projects("privacy", "classed", "erasure_decided")
def classed(rows: Rows, event: Event) -> None:
    """Put a further class of the file, or that its end was decided."""
    fields = event.fields
    name = fields.get("name", "erasure")
    since = date.fromisoformat(fields["since"]) if fields.get("since") else event.happened_on
    rows.put(owned(Classed, rows, event, name=name, since=since, decided_by=event.actor))


@projects("privacy", "correction_asked")
def correction_asked(rows: Rows, event: Event) -> None:
    """Put what somebody says is wrong."""
    told = {name: event.fields[name] for name in ("kind", "where", "words")}
    rows.put(
        owned(
            Correction, rows, event, asked_by=event.actor, asked_on=event.happened_on,
            due=answer_by(event.happened_on).due, state=Correction.State.ASKED, **told,
        )
    )  # fmt: skip


@projects("privacy", "corrected", "statement_attached", "correction_refused", "recipient_told")
def correction_answered(rows: Rows, event: Event) -> None:
    """Say what became of it, to whom the wrong words went, and who has been told."""
    row = rows.get(Correction, UUID(event.fields["id"]))
    if row is None:
        return
    fields = event.fields
    if event.name == "recipient_told":
        told = {"told_on": event.happened_on.isoformat()}
        row.recipients = [
            each | told if each["id"] == fields["recipient"] else each for each in row.recipients
        ]
    else:
        row.state = {"corrected": "done", "statement_attached": "attached"}.get(event.name, "refused")
        row.old, row.new = fields.get("old", ""), fields.get("new", "")
        row.answer, row.recipients = fields.get("answer", ""), fields.get("recipients", [])
    row.version = event.seq
    rows.put(row)
