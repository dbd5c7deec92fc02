"""How the assessment's events become what was sent and what was advised."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from goldenthread.assessments.models import Advice, Submission
from goldenthread.record.models import Event
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows

PROCESS = "needs_assessment"
_ADVICE_TEXTS = ("given_by", "role", "needs", "provision", "outcomes")


@projects("assessments", "thread_sent")
def submission(rows: Rows, event: Event) -> None:
    """Put what was sent with a request."""
    fields = event.fields
    rows.put(
        owned(
            Submission, rows, event,
            case_id=event.case_id,
            sent_on=event.happened_on,
            snapshot=fields["snapshot"],
            digest=fields["digest"],
            **{name: fields.get(name, "") for name in ("asked_by", "asked_as", "how", "why_now", "consent")},
        )
    )  # fmt: skip


@projects(PROCESS, "advice_asked")
def advice_asked(rows: Rows, event: Event) -> None:
    """Put a body into the list of those asked. An event without a row's id comes from a return and needs none."""
    fields = event.fields
    if "id" not in fields:
        return
    rows.put(
        owned(
            Advice, rows, event,
            case_id=event.case_id,
            body=fields["body"],
            adviser_id=_uuid(fields.get("adviser")),
            adviser_name=fields.get("adviser_name", ""),
            asked_on=event.happened_on,
            family_asked=fields.get("family_asked", False),
        )
    )  # fmt: skip


@projects(PROCESS, "advice_given")
def advice_given(rows: Rows, event: Event) -> None:
    """Put what a body advised."""
    fields: dict[str, Any] = event.fields
    if "id" not in fields:
        return
    rows.put(
        owned(
            Advice, rows, event,
            given_on=event.happened_on,
            document_id=_uuid(fields.get("document")),
            already_there=fields.get("already_there", False),
            **{name: fields.get(name, "") for name in _ADVICE_TEXTS},
        )
    )  # fmt: skip


@projects("assessments", "advice_held_back", "advice_shown")
def advice_held_back(rows: Rows, event: Event) -> None:
    """Note which part of an advice the family does not read, or that they read it after all."""
    row = rows.get(Advice, UUID(event.fields["id"]))
    if row is None:
        return
    told, part = event.fields, event.fields["part"]
    rest = {name: held for name, held in row.held_back.items() if name != part}
    held = (
        {part: {"ground": told["ground"], "tells": told["tells"]}} if event.name == "advice_held_back" else {}
    )
    row.held_back, row.version = rest | held, event.seq
    rows.put(row)


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
