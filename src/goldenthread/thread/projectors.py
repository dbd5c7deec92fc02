"""How the thread's events become strands, deliveries, plans, versions and signatures."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.models import Event
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows
from goldenthread.thread.models import Delivery, Plan, PlanVersion, Signature, Strand

_STRAND_COLUMNS = frozenset({"id", "kind", "parent", "words", "begins", "ends"})


@projects("thread", "strand_written")
def strand(rows: Rows, event: Event) -> None:
    """Put a strand. Fields that are not its columns are its body."""
    fields = event.fields
    rows.put(
        owned(
            Strand, rows, event,
            kind=fields["kind"],
            parent_id=_uuid(fields.get("parent")),
            case_id=event.case_id,
            words=fields["words"],
            body={name: value for name, value in fields.items() if name not in _STRAND_COLUMNS},
            begins=_day(fields.get("begins")) or event.happened_on,
            ends=_day(fields.get("ends")),
        )
    )  # fmt: skip


@projects("thread", "strand_ended")
def strand_ended(rows: Rows, event: Event) -> None:
    """End a strand."""
    row = rows.get(Strand, UUID(event.fields["id"]))
    if row is not None:
        row.ends, row.version = event.happened_on, event.seq
        rows.put(row)


@projects("thread", "delivered", "missed")
def delivery(rows: Rows, event: Event) -> None:
    """Put a session that was given or missed."""
    fields = event.fields
    rows.put(
        owned(
            Delivery, rows, event,
            provision_id=UUID(fields["provision"]),
            day=event.happened_on,
            happened=event.name == "delivered",
            minutes=fields.get("minutes"),
            group_size=fields.get("group_size"),
            note=fields.get("note", ""),
            given_by=fields.get("given_by", event.actor),
        )
    )  # fmt: skip


@projects("thread", "plan_written")
def plan(rows: Rows, event: Event) -> None:
    """Put the working copy of a plan."""
    fields = event.fields
    rows.put(
        owned(
            Plan, rows, event, kind=fields["kind"], case_id=event.case_id, content=fields.get("content", {})
        )
    )


@projects("thread", "plan_issued")
def version(rows: Rows, event: Event) -> None:
    """Put a version of a plan, as it was issued."""
    fields = event.fields
    rows.put(
        owned(
            PlanVersion, rows, event,
            plan_id=UUID(fields["plan"]),
            number=fields["number"],
            status=fields["status"],
            snapshot=fields["snapshot"],
            digest=fields["digest"],
            made_on=event.happened_on,
        )
    )  # fmt: skip
    row = rows.get(Plan, UUID(fields["plan"]))
    if row is not None:
        row.issued, row.version = fields["number"], event.seq
        rows.put(row)


@projects("thread", "plan_signed", "plan_not_signed")
def signature(rows: Rows, event: Event) -> None:
    """Put a signature under a version, or the reason there is none."""
    fields: dict[str, Any] = event.fields
    rows.put(
        owned(
            Signature, rows, event,
            plan_version_id=UUID(fields["plan_version"]),
            person_id=event.person_id,
            name=fields["name"],
            capacity=event.capacity,
            agreed=event.name == "plan_signed",
            words=fields.get("words", ""),
            day=event.happened_on,
        )
    )  # fmt: skip


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
