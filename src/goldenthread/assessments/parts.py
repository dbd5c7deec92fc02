"""The assessment on the record page: where each one is, in a line, and the way to ask for one. It costs no query."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.assessments import policies
from goldenthread.assessments.queries import PROCESS, UNDER_WAY, chose_assessment
from goldenthread.record.models import Case
from goldenthread.record.parts import RecordView, part
from goldenthread.rulebook.processes import PROCESSES


@part(
    "assessment", "EHC needs assessment", of=RecordPart.ASSESSMENT, place=40, template="assessments/part.html"
)
def assessment(view: RecordView) -> dict[str, Any] | None:
    """Say where each assessment is and whether this reader may ask for one."""
    cases = [case for case in view.cases if case.process == PROCESS]
    states = PROCESSES[PROCESS].states
    asking = may_ask(view)
    if not cases and not asking:
        return None
    lines = [{"case": case, "says": states[case.state].says} for case in cases]
    return {
        "lines": lines,
        "decided": _decided(view, cases) if asking else None,
        "may_ask": asking,
        "child": view.child,
        "is_family": view.reader.capacity.is_family,
    }


def may_ask(view: RecordView) -> bool:
    """Say whether this reader may ask for an assessment now: none is under way, and no plan is in force."""
    under_way = any(case.process == PROCESS and case.state in UNDER_WAY for case in view.cases)
    in_force = any(case.process == "annual_review" and case.state == "in_force" for case in view.cases)
    may_send = view.may(RecordPart.ASSESSMENT, Act.SEND)
    return (
        not under_way and not in_force and may_send and policies.may_request(view.reader, view.child).allowed
    )


def _decided(view: RecordView, cases: list[Case]) -> date | None:
    """Return the day on which it was decided to ask, where nobody has asked since. It reads what the page has read."""
    decided = next((event.happened_on for event in view.events if chose_assessment(event)), None)
    return decided if decided and not any(case.opened_on >= decided for case in cases) else None
