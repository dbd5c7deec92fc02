"""How the room's events become placements, and the settings' places in the circle."""

from __future__ import annotations

from uuid import UUID

from goldenthread.placements.events import TOPIC
from goldenthread.placements.models import Placement
from goldenthread.record.models import Event, Relationship, Role
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows

_TEXTS = ("arrangement", "place", "number", "residential", "work_based")
_FLAGS = ("in_sen_unit", "in_resourced_provision")


@projects(TOPIC, "named", "began")
def placement(rows: Rows, event: Event) -> None:
    """Put a place, and where the child begins at a setting of the register, that setting in the circle."""
    fields = event.fields
    setting = UUID(fields["setting"]) if fields.get("setting") else None
    tie = UUID(fields["tie"]) if fields.get("tie") else None
    texts = {name: fields.get(name, "") for name in _TEXTS}
    flags = {name: fields.get(name) for name in _FLAGS}
    rows.put(
        owned(
            Placement, rows, event,
            kind=Placement.Kind.NAMED if event.name == "named" else Placement.Kind.ACTUAL,
            setting_id=setting,
            rank=fields.get("rank", 1),
            tie_id=tie,
            begins=event.happened_on,
            ends=None,
            **texts,
            **flags,
        )
    )  # fmt: skip
    if tie is not None:
        _join(rows, event, setting)


def _join(rows: Rows, event: Event, setting: UUID | None) -> None:
    rows.put(
        owned(
            Relationship, rows, event,
            id=event.fields["tie"],
            role=Role.ATTENDS.value,
            setting_id=setting,
            name=event.fields["place"],
            purpose="The child is educated here",
            begins=event.happened_on,
            ends=None,
        )
    )  # fmt: skip


@projects(TOPIC, "ended")
def ended(rows: Rows, event: Event) -> None:
    """End a place, and the setting's place in the circle that came with it."""
    row = rows.get(Placement, UUID(event.fields["id"]))
    if row is None:
        return
    row.ends, row.version = event.happened_on, event.seq
    rows.put(row)
    relationship = rows.get(Relationship, row.tie_id) if row.tie_id else None
    if relationship is not None:
        relationship.ends, relationship.version = event.happened_on, event.seq
        rows.put(relationship)
