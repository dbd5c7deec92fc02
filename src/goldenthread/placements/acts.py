"""What a final plan does to a child’s places: the one it names is written down, and the one named before ends."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from goldenthread.placements.events import Place, end_place, name_place
from goldenthread.placements.models import Placement
from goldenthread.plans.content import Place as Named
from goldenthread.plans.naming import when_named
from goldenthread.record.changes import Change


@when_named
def take_over(writing: Change, named: Named) -> None:
    """Write down the place that Section I names, in place of what an earlier plan named. CFA 2014, ss.39–40."""
    before = Placement.objects.filter(child=writing.child.pk, kind=Placement.Kind.NAMED, ends=None)
    for each in before.order_by("pk"):
        end_place(writing, each.pk, on=max(each.begins, writing.on - timedelta(days=1)))
    setting = UUID(named.setting) if named.setting else None
    name_place(writing, Place(setting=setting, place=named.words[:200]))
