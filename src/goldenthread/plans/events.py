"""The plan’s events, with their fields by name: verbs and everything that writes in bulk go through here."""

from __future__ import annotations

from uuid import UUID

from goldenthread.plans.content import KIND, Content
from goldenthread.record.changes import Change
from goldenthread.record.models import Relationship, Role
from goldenthread.record.rows import LiveRows
from goldenthread.thread import events as thread
from goldenthread.thread.snapshots import Snapshot, digest_of

REVIEWS = "annual_review"


def write_content(writing: Change, *, case: UUID, content: Content, plan: UUID | None = None) -> UUID:
    """Write the working copy; its row moves on, so that nobody writes over what they have not seen."""
    return thread.write_plan(writing, case=case, kind=KIND, content=content.kept(), id=plan)


def serve_draft(writing: Change, *, case: UUID, plan: UUID, number: int, snapshot: Snapshot) -> UUID:
    """Send the draft: an immutable version, and at least fifteen days for the family. Reg 13(1)."""
    writing.step(case, "draft_served", version=number)
    return thread.issue_plan(
        writing,
        case=case,
        plan=plan,
        number=number,
        status="draft",
        snapshot=snapshot,
        digest=digest_of(snapshot),
    )


def consult(writing: Change, *, case: UUID, setting: UUID, name: str) -> None:
    """Ask a setting whether it can meet the needs; it may then read the draft. CFA 2014, ss.39(2), 40(3)."""
    writing.step(case, "consulted", setting=setting, name=name)
    writing.add(
        "record", "joined", id=writing.new_id(), role=Role.CONSULTED.value, setting=setting, name=name,
        purpose="Was sent the draft plan and asked whether it can meet the needs",
    )  # fmt: skip


def finalise(
    writing: Change,
    *,
    case: UUID,
    plan: UUID,
    number: int,
    content: Content,
    snapshot: Snapshot,
    lead: UUID,
    lead_name: str,
) -> UUID:
    """Issue the final plan and begin its year. CFA 2014, ss.39–42 and 44(1); return the case of its reviews."""
    write_content(writing, case=case, content=content, plan=plan)
    writing.step(
        case, "finalised", version=number, place=content.place.name, type=content.place.type,
        setting=content.place.setting,
    )  # fmt: skip
    thread.issue_plan(
        writing,
        case=case,
        plan=plan,
        number=number,
        status="final",
        snapshot=snapshot,
        digest=digest_of(snapshot),
    )
    _send_away_the_consulted(writing)
    reviews = writing.new_id()
    writing.add(REVIEWS, "plan_made", case=reviews, plan=plan, lead=lead, lead_name=lead_name)
    return reviews


def _send_away_the_consulted(writing: Change) -> None:
    """End the consulted settings’ sight of the draft: the question is decided."""
    for tie in _consulted(writing):
        writing.add("record", "left", id=tie.pk, name=tie.name)


def _consulted(writing: Change) -> list[Relationship]:
    if isinstance(writing.rows, LiveRows):
        asked = Relationship.objects.filter(child=writing.child.pk, role=Role.CONSULTED, ends=None)
        return list(asked.order_by("pk"))
    return [
        row for row in writing.rows.all_of(Relationship) if row.role == Role.CONSULTED and row.ends is None
    ]
