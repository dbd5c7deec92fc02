"""The first pages of those who work in settings: a teacher's class, and the SENCO's children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.insight.pages.worklist import Line, line
from goldenthread.insight.queries.classes import Class
from goldenthread.insight.queries.support import Supported
from goldenthread.insight.queries.worklist import Due, Lines
from goldenthread.record.models import Case, Child, Deadline
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.time import Count, months, weeks

MOST_NAMED: Final = 12
# How long a written record stays current: until the next review is due in the stage the child is at.
STAYS_CURRENT: Final[dict[str, Count]] = {
    "first_response": weeks(6),
    "support_cycle": months(4),
    "needs_assessment": months(12),
    "annual_review": months(12),
}


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child of the class, with the next thing due for them."""

    child: Child
    due: Line[Deadline] | None


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A teacher's class: those with something due first."""

    due: tuple[Pupil, ...]
    others: tuple[Pupil, ...]
    more: bool


def class_page(found: Class, reader: Actor) -> ClassPage:
    """Compose the page."""
    pupils = [Pupil(child, _due(found, child.pk, reader)) for child in found.children]
    due = sorted(
        (each for each in pupils if each.due), key=lambda each: each.due.row.due if each.due else date.max
    )
    return ClassPage(tuple(due), tuple(each for each in pupils if not each.due), found.more)


def _due(found: Class, child: UUID, reader: Actor) -> Line[Deadline] | None:
    row = found.due.get(child)
    return line(row, reader, acts=True) if row else None


@dataclass(frozen=True, slots=True)
class Missing:
    """Children for whom something is missing, named as far as there is room, and how many they are."""

    children: tuple[tuple[Child, str], ...]
    how_many: int


@dataclass(frozen=True, slots=True)
class SencoPage:
    """What a SENCO sees first."""

    due: tuple[Line[Due], ...]
    states: tuple[dict[str, Any], ...]
    without_contact: Missing
    without_record: Missing
    waiting_for_signature: Missing
    supported: int


def senco_page(lines: Lines, supported: list[Supported], reader: Actor) -> SencoPage:
    """Compose the page from the setting's next dates and its open cases."""
    today = reader.today
    waiting = [
        (each.case, PROCESSES[each.case.process].title) for each in supported if _is_waiting(each.case)
    ]
    return SencoPage(
        due=tuple(line(row, reader, acts=row.owner == Party.SETTING.value) for row in lines.rows),
        states=tuple(_states([each.case for each in supported])),
        without_contact=_missing((each.case, "") for each in supported if not each.has_contact),
        without_record=_missing(
            (each.case, _record(each, today)) for each in supported if _record(each, today)
        ),
        waiting_for_signature=_missing(waiting),
        supported=len({each.case.child_id for each in supported}),
    )


def _is_waiting(case: Case) -> bool:
    return case.state == "with_family"


def _states(cases: Iterable[Case]) -> list[dict[str, Any]]:
    """Count cases by where they stand, in the order of the journey."""
    counted = Counter((case.process, case.state) for case in cases)
    return [
        {"process": process.title, "says": state.says, "count": counted[name, state.name]}
        for name, process in PROCESSES.items()
        for state in process.states.values()
        if counted[name, state.name]
    ]


def _record(supported: Supported, today: date) -> str:
    """Say what is wrong with a child's written record: none yet, or older than its stage allows."""
    case, written = supported.case, supported.last_written
    if written is None:
        return "being written" if case.state in ("planning", "with_family") else "none yet"
    current_until = STAYS_CURRENT.get(case.process, months(12)).last_day(written)
    return f"last written on {written:%-d %B %Y}" if current_until < today else ""


def _missing(told: Iterable[tuple[Case, str]]) -> Missing:
    children: dict[UUID, tuple[Child, str]] = {}
    for case, words in told:
        children.setdefault(case.child_id, (case.child, words))
    return Missing(tuple(children.values())[:MOST_NAMED], len(children))
