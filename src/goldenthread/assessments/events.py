"""The assessment’s events, with their fields by name: verbs and everything that writes in bulk go through here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.changes import Change
from goldenthread.record.models import Relationship, Role
from goldenthread.record.rows import LiveRows
from goldenthread.standards.codes.authorities import local_authorities

PROCESS = "needs_assessment"


def open_request(
    writing: Change,
    *,
    snapshot: Mapping[str, Any],
    digest: str,
    why_now: str,
    asked_by: str,
    asked_as: str,
    how: str = "online",
    consent: str = "",
    brought_to_attention: bool = False,
) -> UUID:
    """Open a case with a request and the thread as it was sent, and put the authority into the circle."""
    case = writing.new_id()
    opening = "brought_to_attention" if brought_to_attention else "requested"
    writing.add(PROCESS, opening, case=case, asked_by=asked_by, asked_as=asked_as, how=how, why_now=why_now)
    writing.add(
        "assessments", "thread_sent", case=case, id=writing.new_id(), snapshot=snapshot, digest=digest,
        why_now=why_now, asked_by=asked_by, asked_as=asked_as, how=how, consent=consent,
    )  # fmt: skip
    join_authority(writing)
    return case


def join_authority(writing: Change) -> None:
    """Put the responsible authority into the child's circle, once. CFA 2014, s.24."""
    authority = writing.child.authority_id
    if _is_in_circle(writing, role=Role.RESPONSIBLE, held_by=authority):
        return
    known = local_authorities().get(authority)
    writing.add(
        "record", "joined", id=writing.new_id(), role=Role.RESPONSIBLE.value, held_by=authority,
        name=known.name if known else "The local authority",
        purpose="Decides about assessments and EHC plans",
    )  # fmt: skip


def join_adviser(writing: Change, *, person: UUID, name: str, ends: date | None = None) -> None:
    """Put an adviser into the child's circle, once, so that they can read what they advise on. Reg 6(3)."""
    if _is_in_circle(writing, role=Role.ADVISER, person_id=person):
        return
    writing.add(
        "record", "joined", id=writing.new_id(), role=Role.ADVISER.value, person=person, name=name, ends=ends,
        purpose="Gives advice for the EHC needs assessment",
    )  # fmt: skip


def ask_body(
    writing: Change,
    *,
    case: UUID,
    body: str,
    adviser: UUID | None = None,
    adviser_name: str = "",
    family_asked: bool = False,
) -> UUID:
    """Ask one body for advice; its six weeks begin."""
    advice = writing.new_id()
    writing.step(
        case,
        "advice_asked",
        id=advice,
        body=body,
        adviser=adviser,
        adviser_name=adviser_name,
        family_asked=family_asked,
    )  # fmt: skip
    if adviser:
        join_adviser(writing, person=adviser, name=adviser_name)
    return advice


def give_advice(
    writing: Change,
    *,
    case: UUID,
    advice: UUID,
    body: str,
    given_by: str,
    role: str = "",
    needs: str = "",
    provision: str = "",
    outcomes: str = "",
    document: UUID | None = None,
    already_there: bool = False,
) -> None:
    """Put what a body advises on the record."""
    writing.step(
        case, "advice_given", id=advice, body=body, given_by=given_by, role=role, needs=needs, provision=provision,
        outcomes=outcomes, document=document, already_there=already_there,
    )  # fmt: skip


def add_document(
    writing: Change,
    *,
    case: UUID | None,
    name: str,
    kind: str,
    sha256: str,
    media_type: str,
    size: int,
    original: str = "",
    **more: Any,
) -> UUID:
    """Put a document whose bytes the store already keeps into the child's documents."""
    document = writing.new_id()
    writing.add(
        "record", "document_added", case=case, id=document, name=name, kind=kind, sha256=sha256,
        media_type=media_type, size=size, original=original, **more,
    )  # fmt: skip
    return document


def _is_in_circle(writing: Change, **tie: Any) -> bool:
    def is_it(row: Any) -> bool:
        return row.ends is None and all(getattr(row, name) == value for name, value in tie.items())

    if any(is_it(row) for row in writing.rows.kept.get(Relationship, {}).values()):
        return True
    if not isinstance(writing.rows, LiveRows):
        return False
    return Relationship.objects.filter(child=writing.child.pk, ends=None, **tie).exists()
