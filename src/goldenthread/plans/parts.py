"""The EHC plan on the record page: whether there is one, and the way to read it. It shares the query of plans."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Part as RecordPart
from goldenthread.plans.content import KIND
from goldenthread.record.parts import RecordView, part
from goldenthread.thread.parts import plans


@part("plan", "EHC plan", of=RecordPart.PLAN, place=45, template="plans/part.html")
def plan(view: RecordView) -> dict[str, Any] | None:
    """Name the plan once a version has been issued; the authority also sees the one it is writing."""
    states = {case.pk: case.state for case in view.cases}
    seen = [
        each
        for each in plans(view)
        if each.kind == KIND and (each.issued or view.reader.capacity.is_authority)
    ]
    if not seen:
        return None
    return {"plans": [{"plan": each, "is_final": states.get(each.case_id) == "final"} for each in seen]}
