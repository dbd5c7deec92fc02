"""What a family may ask: their own children, and all that is open for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.circle import children_for
from goldenthread.record.models import Case, Child, Deadline, Relationship


@dataclass(frozen=True, slots=True)
class OwnChild:
    """A child of the family with their cases, dates and circle."""

    child: Child
    cases: list[Case]
    deadlines: list[Deadline]
    circle: list[Relationship]


def own_children(*, reader: Actor) -> list[OwnChild]:
    """Return the reader's children, the youngest first, in four statements however many they are."""
    children = list(children_for(reader).order_by("-born", "pk"))
    cases: dict[UUID, list[Case]] = defaultdict(list)
    deadlines: dict[UUID, list[Deadline]] = defaultdict(list)
    circle: dict[UUID, list[Relationship]] = defaultdict(list)
    for case in Case.objects.filter(child__in=children).order_by("-opened_on", "-pk"):
        cases[case.child_id].append(case)
    for row in Deadline.objects.filter(child__in=children, is_open=True).order_by("due", "pk"):
        deadlines[row.child_id].append(row)
    for tie in (
        Relationship.objects.filter(child__in=children).select_related("setting").order_by("-begins", "pk")
    ):
        circle[tie.child_id].append(tie)
    return [OwnChild(each, cases[each.pk], deadlines[each.pk], circle[each.pk]) for each in children]
