"""What the pages about placements show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.placements.models import Placement
from goldenthread.record.models import Relationship
from goldenthread.standards.codes.plans import Residential, WorkBased

_RESIDENTIAL = {
    Residential.WEEKS_38_TO_51.value: "stays there 38 to 51 weeks a year",
    Residential.WEEKS_52.value: "stays there all year",
}
_WORK_BASED = {
    WorkBased.APPRENTICESHIP.value: "an apprenticeship",
    WorkBased.TRAINEESHIP.value: "a traineeship",
    WorkBased.SUPPORTED_INTERNSHIP.value: "a supported internship",
}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place, in words."""

    place: str
    details: str
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Where a child learns now and what the plan names, then what was before."""

    now: list[PlaceLine]
    named: list[PlaceLine]
    before: list[PlaceLine]


def places_page(
    placements: list[Placement], *, on: date, attended: Iterable[Relationship] = ()
) -> PlacesPage:
    """Sort a child's placements into what holds on a day and what was before.

    A child on the roll of a school learns there whether or not anyone has written down a placement.
    """
    now = [each for each in placements if each.ends is None or each.ends >= on]
    actual = [line(each) for each in now if each.kind == Placement.Kind.ACTUAL]
    return PlacesPage(
        now=actual or [PlaceLine(each.name, "", each.begins, each.ends) for each in attended],
        named=[line(each) for each in now if each.kind == Placement.Kind.NAMED],
        before=[line(each) for each in placements if each not in now],
    )


def line(placement: Placement) -> PlaceLine:
    """Return one placement in words."""
    told = [
        "a second place, beside the main one" if placement.rank > 1 else "",
        "in the special educational needs unit" if placement.in_sen_unit else "",
        "in the resourced provision" if placement.in_resourced_provision else "",
        _RESIDENTIAL.get(placement.residential, ""),
        _WORK_BASED.get(placement.work_based, ""),
    ]
    details = ", ".join(part for part in told if part)
    return PlaceLine(placement.place, details, placement.begins, placement.ends)
