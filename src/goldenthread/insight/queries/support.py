"""The children of one setting who have support: how far each is, who has no contact, who has no written record."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from goldenthread.access.actors import Actor
from goldenthread.record.circle import children_for
from goldenthread.record.models import Case, Relationship, Role
from goldenthread.thread.models import PlanVersion

MOST_CASES: Final = 1000


class Supported(NamedTuple):
    """An open case of a child, whether someone is named as the contact, and when their record was last written."""

    case: Case
    has_contact: bool
    last_written: date | None


def open_cases(*, reader: Actor) -> list[Supported]:
    """Return the open cases of the reader's children, by the child's first name."""
    found = _open_cases(reader).order_by("child__given_key", "child__family_key", "pk")[:MOST_CASES]
    return [Supported(case, bool(case.lead_id) or case.has_contact, case.last_written) for case in found]


def _open_cases(reader: Actor) -> QuerySet[Any]:
    today = reader.today
    contact = Relationship.objects.filter(
        Q(ends=None) | Q(ends__gte=today), child=OuterRef("child"), role=Role.CONTACT, begins__lte=today
    )
    written = (
        PlanVersion.objects.filter(child=OuterRef("child"))
        .order_by()
        .values("child")
        .annotate(latest=Max("made_on"))
        .values("latest")
    )
    return (
        Case.objects.filter(child__in=children_for(reader), ended=False)
        .select_related("child")
        .annotate(has_contact=Exists(contact), last_written=Subquery(written))
    )
