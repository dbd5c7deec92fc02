"""The room's events, with their fields by name: verbs, loaders and the demonstration all write them through here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from goldenthread.record.changes import Change
from goldenthread.record.models import Relationship, Role
from goldenthread.record.rows import LiveRows
from goldenthread.standards.codes.plans import SenSetting

TOPIC: Final = "placements"

IN_WORDS: Final = {
    SenSetting.ARRANGED_BY_THE_AUTHORITY: "Education arranged by the local authority, not in a school or college",
    SenSetting.ARRANGED_BY_THE_FAMILY: "Education arranged by the family",
    SenSetting.HOME_EDUCATED: "Educated at home by choice",
    SenSetting.EARLY_YEARS_PROVIDER: "A nursery or childminder",
    SenSetting.OTHER: "Another arrangement",
    SenSetting.NOT_IN_EDUCATION_OR_WORK: "Not in education, training or work",
    SenSetting.NOTICE_TO_CEASE_ISSUED: "Not in education; the plan is to end",
    SenSetting.NOT_IN_EDUCATION_OTHER: "Not in education at the moment",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A setting of the register, a number the register does not have, or an arrangement where there is no setting."""

    setting: UUID | None = None
    arrangement: str = ""
    place: str = ""
    number: str = ""
    rank: int = 1
    in_sen_unit: bool | None = None
    in_resourced_provision: bool | None = None
    residential: str = ""
    work_based: str = ""

    @property
    def sort(self) -> tuple[str, str, int]:
        """What tells one place from another: the setting, number or arrangement, and whether it is the main one."""
        return (str(self.setting or ""), self.number or self.arrangement, self.rank)


_TOLD: Final = tuple(each.name for each in fields(Place))


def name_place(writing: Change, place: Place, *, on: date | None = None, why: str = "") -> UUID:
    """Write down a place that the plan names in section I."""
    return _add(writing, "named", place, on=on, why=why)


def begin_place(writing: Change, place: Place, *, on: date | None = None, why: str = "") -> UUID:
    """Write down that the child begins at a place; a setting of the register joins the circle from that day."""
    tie = writing.new_id() if place.setting and not _attends(writing, place.setting) else None
    return _add(writing, "began", place, on=on, why=why, tie=tie)


def end_place(writing: Change, placement: UUID, *, on: date | None = None, why: str = "") -> None:
    """Write down the last day of a place, and with it the setting's place in the circle."""
    writing.add(TOPIC, "ended", id=placement, on=on, why=why)


def _attends(writing: Change, setting: UUID) -> bool:
    """Say whether the setting is in the child's circle already."""
    kept = writing.rows.kept.get(Relationship, {})
    if any(_is_tie(row, setting) for row in kept.values()):
        return True
    if not isinstance(writing.rows, LiveRows):
        return False
    ties = Relationship.objects.filter(child=writing.child.pk, role=Role.ATTENDS, setting=setting, ends=None)
    return ties.exists()


def _is_tie(row: Any, setting: UUID) -> bool:
    return row.role == Role.ATTENDS and row.setting_id == setting and row.ends is None


def _add(
    writing: Change, name: str, place: Place, *, on: date | None, why: str, tie: UUID | None = None
) -> UUID:
    placement = writing.new_id()
    told = {each: getattr(place, each) for each in _TOLD}
    writing.add(TOPIC, name, id=placement, on=on, why=why, tie=tie, **told)
    return placement
