"""How many needs-assessment cases the rulebook folds a second, beside the floor of sorting their events."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes.needs_assessment import NeedsAssessment
from goldenthread.rulebook.standing import fold

CASES = 20_000
BODIES = ("education", "medical", "psychology", "social_care")


def measure(rounds: int) -> list[dict[str, Any]]:
    """Fold the same whole case, from request to final plan, and the floor, in turn."""
    case = whole_case(date(2026, 1, 5))
    folds, floors = [], []
    for _ in range(rounds):
        folds.append(_rate(lambda: fold(NeedsAssessment, case).deadlines))
        floors.append(_rate(lambda: [NeedsAssessment.steps[event.name] for event in sorted(case, key=_day)]))
    best, floor = max(folds), max(floors)
    return [
        {
            "what": f"fold of a needs assessment of {len(case)} events, one core",
            "cases a second": round(best),
            "bar": 20_000,
            "floor: sorting and looking up its events, a second": round(floor),
            "times the floor": round(floor / best, 1),
        }
    ]


def whole_case(start: date) -> list[Event]:
    """Return a case from the request to the final plan, with four bodies asked and one setting consulted."""
    told: list[tuple[str, int, dict[str, str]]] = []
    told += [("requested", 0, {}), ("agreed_to_assess", 36, {})]
    told += [("advice_asked", 37, {"body": body}) for body in BODIES]
    told += [("advice_given", 70, {"body": body}) for body in BODIES]
    told += [("agreed_plan", 105, {}), ("draft_served", 107, {}), ("consulted", 107, {"setting": "Oakfield"})]
    told += [("replied", 119, {"setting": "Oakfield"}), ("finalised", 138, {})]
    return [Event(name, start + timedelta(days=after), fields) for name, after, fields in told]


def _day(event: Event) -> date:
    return event.on


def _rate(work: Any) -> float:
    began = time.process_time()
    for _ in range(CASES):
        work()
    return CASES / (time.process_time() - began)
