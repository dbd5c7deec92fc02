"""What may be asked about placements, always by someone."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.access.actors import Actor
from goldenthread.placements.models import Placement
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child, Relationship, Role


def placements_of(child: Child, *, reader: Actor) -> list[Placement]:
    """Return a child's placements, those that last first, then the latest."""
    found = Placement.objects.filter(child=child, child__in=children_for(reader)).select_related("setting")
    return sorted(
        found, key=lambda each: (each.ends is not None, each.kind, each.rank, -each.begins.toordinal())
    )


def attended_by(child: Child, *, reader: Actor) -> list[Relationship]:
    """Return the settings that a child attends on the reader's day, as the circle has them, the longest first."""
    lasting = Q(ends=None) | Q(ends__gte=reader.today)
    found = Relationship.objects.filter(
        lasting, child=child, child__in=children_for(reader), role=Role.ATTENDS
    )
    return list(found.filter(begins__lte=reader.today).order_by("begins", "pk"))
