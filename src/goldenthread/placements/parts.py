"""The part of the record page that says where the child learns. It reads the circle, so it costs no query."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.models import Role
from goldenthread.record.parts import RecordView, part


@part(
    "placements", "Where {child} learns", of=RecordPart.PLACEMENTS, place=60, template="placements/part.html"
)
def places(view: RecordView) -> dict[str, Any] | None:
    """Name the settings the child attends now; everything else stands on the page behind it."""
    attended = [
        each
        for each in view.circle
        if each.role == Role.ATTENDS and (each.ends is None or each.ends >= view.today)
    ]
    return {"child": view.child, "attended": attended}
