"""The rows of a list: each child's cells in the columns that were chosen, and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.access.actors import ENGLAND, Actor
from goldenthread.record.models import Case, Child, Deadline, Relationship, Role
from goldenthread.release.columns import COLUMNS
from goldenthread.release.models import TakenOut
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.standards.cells import csv_of
from goldenthread.thread.models import Strand

NOT_FOR_OTHERS: Final = (
    "Personal information about children. Keep it safe, pass it to nobody who may not read it, and delete it "
    "when you have done what it is for."
)
_SUPPORT: Final = ("first_response", "support_cycle")
BOM: Final = "\ufeff"
"""By this a spreadsheet knows that names are written in UTF-8."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was read beside the children themselves."""

    cases: Mapping[UUID, list[Case]] = field(default_factory=dict)
    due: Mapping[UUID, Deadline] = field(default_factory=dict)
    needs: Mapping[UUID, list[str]] = field(default_factory=dict)


def head_of(columns: Iterable[str]) -> list[str]:
    """Return what stands above the columns."""
    return [COLUMNS[name].words for name in columns]


def rows_of(asker: Actor, children: QuerySet[Child], columns: list[str]) -> list[tuple[UUID, list[str]]]:
    """Return each child's cells, in so many statements as there are kinds of thing to tell."""
    found = list(_with_schools(children, asker) if "school" in columns else children)
    told = _told(asker, [child.pk for child in found], columns)
    return [(child.pk, [_CELLS[name](child, told) for name in columns]) for child in found]


def file_of(taken: TakenOut, asker: Actor, cells: Iterable[list[str]]) -> str:
    """Write the file: who took it out, when and why at the top and beside every row."""
    at = f"{asker.at.astimezone(ENGLAND):%-d %B %Y, %H:%M}"
    mark = f"{taken.reference}, {asker.name}, {at}"
    top = [
        [f"List {taken.reference}, taken out by {asker.words} on {at}"],
        [f"For {taken.get_purpose_display()}: {taken.reason}"],
        [
            f"Approved by {taken.decided_words}"
            if taken.decided_words
            else "Taken out without a second person"
        ],
        [NOT_FOR_OTHERS],
        [],
        [*head_of(taken.columns), "Taken out"],
    ]
    return BOM + csv_of([*top, *([*row, mark] for row in cells)])


def _with_schools(children: QuerySet[Child], asker: Actor) -> QuerySet[Child]:
    today = asker.today
    ties = Relationship.objects.filter(
        Q(ends=None) | Q(ends__gte=today), child=OuterRef("pk"), role=Role.ATTENDS, begins__lte=today
    )
    return children.annotate(
        school=Subquery(ties.exclude(setting=None).order_by("-begins").values("setting__name")[:1])
    )


def _told(asker: Actor, children: list[UUID], columns: list[str]) -> _Told:
    wanted = set(columns)
    return _Told(
        cases=_cases(children) if wanted & {"lead", "support", "assessment", "plan"} else {},
        due=_due(children) if "due" in wanted else {},
        needs=_needs(asker, children) if "needs" in wanted else {},
    )


def _cases(children: list[UUID]) -> dict[UUID, list[Case]]:
    found: dict[UUID, list[Case]] = defaultdict(list)
    for case in Case.objects.filter(child__in=children, ended=False).order_by("opened_on", "pk"):
        found[case.child_id].append(case)
    return found


def _due(children: list[UUID]) -> dict[UUID, Deadline]:
    rows = Deadline.objects.filter(child__in=children, is_next=True).order_by("child", "due", "pk")
    return {row.child_id: row for row in rows.distinct("child")}


def _needs(asker: Actor, children: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    current = Q(ends=None) | Q(ends__gt=asker.today)
    rows = Strand.objects.filter(current, child__in=children, kind=Strand.Kind.NEED, begins__lte=asker.today)
    for child, body in rows.order_by("begins", "pk").values_list("child", "body"):
        if (area := body.get("area")) and area not in found[child]:
            found[child].append(area)
    return found


def _standing(*processes: str) -> Callable[[Child, _Told], str]:
    def told(child: Child, told: _Told) -> str:
        cases = [case for case in told.cases.get(child.pk, ()) if case.process in processes]
        return " ".join(PROCESSES[case.process].states[case.state].says for case in cases)

    return told


def _due_cell(child: Child, told: _Told) -> str:
    row = told.due.get(child.pk)
    if row is None:
        return ""
    return f"{PROCESSES[row.process].clock(row.clock).rule.title}, by {row.due:%-d %B %Y}"


def _lead(child: Child, told: _Told) -> str:
    return "; ".join(dict.fromkeys(case.lead_name for case in told.cases.get(child.pk, ()) if case.lead_name))


_CELLS: Final[Mapping[str, Callable[[Child, _Told], str]]] = {
    "reference": lambda child, _: child.reference,
    "given_name": lambda child, _: child.given_name,
    "family_name": lambda child, _: child.family_name,
    "known_as": lambda child, _: child.known_as,
    "born": lambda child, _: child.born.isoformat(),
    "due": _due_cell,
    "lead": _lead,
    "school": lambda child, _: getattr(child, "school", "") or "",
    "needs": lambda child, told: "; ".join(told.needs.get(child.pk, ())),
    "support": _standing(*_SUPPORT),
    "assessment": _standing("needs_assessment"),
    "plan": _standing("annual_review"),
}
