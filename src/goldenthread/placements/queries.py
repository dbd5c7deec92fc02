"""What may be asked about placements, always by someone."""

from __future__ import annotations

from goldenthread.access.actors import Actor
from goldenthread.placements.models import Placement
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child


def placements_of(child: Child, *, reader: Actor) -> list[Placement]:
    """Return a child's placements, those that last first, then the latest."""
    found = Placement.objects.filter(child=child, child__in=children_for(reader)).select_related("setting")
    return sorted(
        found, key=lambda each: (each.ends is not None, each.kind, each.rank, -each.begins.toordinal())
    )
