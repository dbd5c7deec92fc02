"""How large a demonstration area is, and how much is told of each child in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What sort of setting it is."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPECIAL = "special"
    COLLEGE = "college"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many authorities, how many settings and pupils of each kind in one of them, and how much is told.

    `plans` and `support` are the children with a plan, and with SEN support alone, in one authority. `every_class` says
    whether every pupil has a class teacher in their circle, or only those with SEN; `weeks`, for how many recent weeks
    each session of help is written down.
    """

    name: str
    authorities: int = 1
    settings: dict[Kind, int]
    pupils: dict[Kind, int]
    plans: int
    support: int
    every_class: bool
    weeks: int
    workers: int = 0


TINY: Final = Size(
    name="tiny",
    settings={Kind.PRIMARY: 1, Kind.SECONDARY: 1, Kind.COLLEGE: 1},
    pupils={Kind.PRIMARY: 28, Kind.SECONDARY: 12, Kind.COLLEGE: 4},
    plans=4, support=8, every_class=True, weeks=4,
)  # fmt: skip
SMALL: Final = Size(
    name="small",
    settings={Kind.NURSERY: 2, Kind.PRIMARY: 9, Kind.SECONDARY: 2, Kind.SPECIAL: 1, Kind.COLLEGE: 1},
    pupils={Kind.NURSERY: 90, Kind.PRIMARY: 1930, Kind.SECONDARY: 1740, Kind.SPECIAL: 70, Kind.COLLEGE: 150},
    plans=187, support=400, every_class=True, weeks=6,
)  # fmt: skip
AREA: Final = Size(
    name="area",
    settings={Kind.NURSERY: 20, Kind.PRIMARY: 112, Kind.SECONDARY: 25, Kind.SPECIAL: 10, Kind.COLLEGE: 2},
    pupils={
        Kind.NURSERY: 1000, Kind.PRIMARY: 29800, Kind.SECONDARY: 26150, Kind.SPECIAL: 1050, Kind.COLLEGE: 2000
    },
    plans=3190, support=6790, every_class=False, weeks=3, workers=2,
)  # fmt: skip
REGION: Final = Size(
    name="region", authorities=10, settings=AREA.settings, pupils=AREA.pupils,
    plans=AREA.plans, support=AREA.support, every_class=False, weeks=3, workers=2,
)  # fmt: skip
SIZES: Final = {size.name: size for size in (TINY, SMALL, AREA, REGION)}
