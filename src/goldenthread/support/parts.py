"""The support part of a child's record page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.models import Case
from goldenthread.record.pages.saying import to_the_family
from goldenthread.record.parts import RecordView, part
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.support import policies
from goldenthread.support.events import PLAN_KINDS
from goldenthread.support.onepage import words_of
from goldenthread.support.pages import WRITING, delivery_lines
from goldenthread.support.printing import TITLES
from goldenthread.thread.models import Delivery
from goldenthread.thread.parts import WEEKS_SHOWN, deliveries, plans, thread


@part("support", "What we are trying", of=RecordPart.SUPPORT, place=25, template="support/parts/support.html")
def support(view: RecordView) -> dict[str, Any] | None:
    """Fill the part with the support that runs, the plan behind it and whether the help came."""
    cases = [case for case in view.cases if case.process in PLAN_KINDS]
    may_raise = policies.may_raise_concern(view.reader).allowed and view.may(RecordPart.SUPPORT, Act.WRITE)
    if not cases and not may_raise:
        return None
    running = next((case for case in cases if not case.ended), cases[0] if cases else None)
    told: dict[str, Any] = {"child": view.child, "running": running, "earlier": [], "may_raise": may_raise}
    if running is None:
        return told
    plan = next((each for each in plans(view) if each.case_id == running.pk), None)
    return told | {
        "title": TITLES[running.process],
        "happening": _happening(running, view),
        "words": words_of(thread(view), plan.content) if plan else None,
        "lines": delivery_lines(thread(view), deliveries(view), view.today) if _has_begun(running) else [],
        "weeks": _by_week(view, deliveries(view)),
        "any_given": bool(deliveries(view)),
        "may_log": policies.may_log_delivery(view.reader).allowed
        and view.may(RecordPart.DELIVERY, Act.WRITE),
        "sees_delivery": view.may(RecordPart.DELIVERY),
        "earlier": [_named(case) for case in cases if case.pk != running.pk],
    }


def _by_week(view: RecordView, sessions: list[Delivery]) -> list[dict[str, Any]]:
    """Return how many sessions were given and missed in each of the last weeks, this week first."""
    monday = view.today - timedelta(days=view.today.weekday())
    weeks = [monday - timedelta(weeks=back) for back in range(WEEKS_SHOWN)]
    told = []
    for begins in weeks:
        those = [each for each in sessions if begins <= each.day < begins + timedelta(weeks=1)]
        given = sum(each.happened for each in those)
        told.append({"begins": begins, "given": given, "missed": len(those) - given, "logged": len(those)})
    return told


def _has_begun(case: Case) -> bool:
    return case.state not in WRITING


def _happening(running: Case, view: RecordView) -> str:
    says = PROCESSES[running.process].states[running.state].says
    return to_the_family(says) if view.reader.capacity.is_family else says


def _named(case: Case) -> dict[str, Any]:
    return {"case": case, "title": TITLES[case.process]}
