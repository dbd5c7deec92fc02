"""What may be done in an annual review. Children and Families Act 2014, ss.44–45; SEND Regulations 2014, regs 18–21."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import change
from goldenthread.reviews import policies, queries

OUTCOMES = {
    "keep": "keep the plan as it is",
    "amend": "change the plan",
    "cease": "end the plan",
}


class NoReasons(Refused):
    """A decision says why. Write the reasons for the family to read, then decide."""


class NotYet(Refused):
    """A meeting cannot be written down before the day it is held."""


def hold_meeting(
    *, case: UUID, met_on: date, words: str, came: str = "", by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Write down that the review meeting was held, on its own day, who came and what was said. Regs 20, 21."""
    known = queries.review_for(reader=by, case=case)
    if met_on > on:
        raise NotYet
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            policies.may_hold(by, known, writing.standing(case)).or_refuse()
            writing.step(case, "meeting_held", on=met_on, came=came, words=words)
    return case


def decide_after_review(
    *, case: UUID, outcome: str, reasons: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Decide to keep, change or end the plan; the next year begins today. CFA 2014, s.44(1); reg 20(10)."""
    known = queries.review_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            policies.may_decide(by, known, writing.standing(case)).or_refuse()
            _or_stop(reasons)
            writing.step(case, "decided", outcome=outcome, reasons=reasons)
    return case


def end_plan(*, case: UUID, reasons: str, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """End a plan after the decision to end it, when nobody can appeal any more. CFA 2014, s.45(4)."""
    known = queries.review_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            policies.may_end(by, known, writing.standing(case)).or_refuse()
            _or_stop(reasons)
            writing.step(case, "ceased", reasons=reasons)
    return case


def _or_stop(reasons: str) -> None:
    if not reasons.strip():
        raise NoReasons
