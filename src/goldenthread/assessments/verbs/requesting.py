"""Asking for an assessment, and taking the request back. CFA 2014, ss.24 and 36."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Refused
from goldenthread.assessments import events, notices, policies, queries
from goldenthread.assessments.letters import send
from goldenthread.assessments.sending import what_is_known
from goldenthread.record.changes import Change, change
from goldenthread.record.models import Case, Child
from goldenthread.record.queries import child_for
from goldenthread.thread.snapshots import digest_of


class AlreadyAsked(Refused):
    """A request is already with the local authority, so a second is not needed. Nothing is lost: add to that one."""


class PlanInForce(Refused):
    """There is an EHC plan already. Ask for an early review, or for a new assessment of needs, instead."""


def request_assessment(
    *,
    child: UUID,
    why_now: str,
    consent: str = "",
    by: Actor,
    on: date,
    key: UUID | None = None,
    asked_by: str = "",
    how: str = "online",
) -> UUID:
    """Ask for an assessment with the thread as it stands; return the case. The day is the day the authority has it.

    CFA 2014, s.36(1). An adviser, or the authority on behalf of one, brings the child to attention instead: s.24(1).
    """
    known = child_for(reader=by, child=child)
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return _case_of(writing)
        policies.may_request(by, known).or_refuse()
        _refuse_a_second(writing.child)
        snapshot = what_is_known(writing.child, on=on)
        case = events.open_request(
            writing,
            snapshot=snapshot,
            digest=digest_of(snapshot),
            why_now=why_now,
            consent=consent,
            asked_by=asked_by or by.name,
            asked_as=by.capacity.value,
            how=how,
            brought_to_attention=by.capacity is Capacity.ADVISER or how == "referral",
        )
        family = queries.family_of(writing.child, on=on)
        parts = notices.request_received(writing.standing(case))
        title = "We have the request for an EHC needs assessment"
        send(writing, notices.opening(writing, family, kind="L1", title=title, parts=parts), case=case)
    return case


def withdraw_request(*, case: UUID, reason: str, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Take the request back; every clock stops."""
    known = queries.assessment_for(reader=by, case=case)
    submission = queries.submission_of(known)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return _case_of(writing)
        asked_as = submission.asked_as if submission else ""
        policies.may_withdraw(by, writing.child, writing.standing(case), asked_as=asked_as).or_refuse()
        writing.step(case, "withdrawn", why=reason)
    return case


def _refuse_a_second(child: Child) -> None:
    if queries.open_assessment(child):
        raise AlreadyAsked
    if Case.objects.filter(child=child, process="annual_review", state="in_force").exists():
        raise PlanInForce


def _case_of(writing: Change) -> UUID:
    return next(event.case_id for event in writing.repeated if event.case_id)
