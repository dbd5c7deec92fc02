"""The annual review on the record page: by when it must be finished. It costs no query."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.parts import RecordView, part
from goldenthread.reviews import policies
from goldenthread.reviews.queries import PROCESS


@part("review", "Annual review of the plan", of=RecordPart.REVIEWS, place=50, template="reviews/part.html")
def review(view: RecordView) -> dict[str, Any] | None:
    """Say by when each plan’s review must be finished."""
    due = {row.case_id: row.due for row in view.deadlines if row.process == PROCESS and row.is_open}
    may_hold = policies.holds_meetings(view.reader, view.child.authority_id).allowed
    lines = [
        {"case": case, "due": due.get(case.pk), "may_hold": may_hold and not case.ended}
        for case in view.cases
        if case.process == PROCESS
    ]
    return {"lines": lines} if lines else None
