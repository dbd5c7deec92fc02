"""Plans at each point: begun from the thread, sent as a draft, and final."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from goldenthread.assessments.verbs import deciding
from goldenthread.plans.content import Place
from goldenthread.plans.verbs import drafting, issuing
from goldenthread.thread.models import Plan
from tests.assessments.situations import Around, advised

BEGUN = date(2026, 6, 1)
SENT = date(2026, 6, 8)
FINAL = SENT + timedelta(days=15)
OAKFIELD = Place(name="Oakfield Primary School", type="mainstream school")


def begun(made: Around) -> UUID:
    """A case in which the authority writes the plan."""
    case = advised(made)
    by = made.then(made.caseworker, BEGUN)
    deciding.agree_plan(case=case, reasons="A plan is necessary", by=by, on=BEGUN)
    drafting.begin_draft(case=case, by=by, on=BEGUN)
    return case


def sent(made: Around, *, on: date = SENT) -> UUID:
    """A case whose draft is with the family."""
    case = begun(made)
    issuing.serve_draft(case=case, by=made.then(made.caseworker, on), on=on)
    return case


def final(made: Around, *, on: date = FINAL) -> UUID:
    """A case whose plan is final."""
    case = sent(made)
    issuing.finalise_plan(
        case=case, place=OAKFIELD, seen=plan_of(case).version, by=made.then(made.caseworker, on), on=on
    )
    return case


def plan_of(case: UUID) -> Plan:
    return Plan.objects.get(case_id=case, kind="ehc")
