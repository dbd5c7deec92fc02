"""What to try: strategies for the classroom, each with a version for home, how to record it and when it is not enough.

They are practice, not law and not a promise of effect; each area's file names its sources.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from goldenthread.rulebook.rule import Citation, practice
from goldenthread.rulebook.time import year_group
from goldenthread.standards.codes.needs import BroadArea

FOLDER = Path(__file__).parent


class Phase(StrEnum):
    """The stage of schooling a strategy suits."""

    EARLY_YEARS = "early_years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    POST_16 = "post_16"

    @property
    def words(self) -> str:
        return _PHASES[self]


_PHASES = {
    Phase.EARLY_YEARS: "early years",
    Phase.PRIMARY: "primary school",
    Phase.SECONDARY: "secondary school",
    Phase.POST_16: "after 16",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One thing to try: what adults do, the same at home, how to see whether it helps, and when it is not enough."""

    key: str
    name: str
    area: BroadArea
    phases: tuple[Phase, ...]
    what: str
    home: str
    record: str
    escalate: str
    source: Citation


@cache
def every_strategy() -> dict[str, Strategy]:
    """Return the whole catalogue by key."""
    return {each.key: each for file in sorted(FOLDER.glob("*.toml")) for each in _read(file)}


def strategies(area: BroadArea | None = None, phase: Phase | None = None) -> list[Strategy]:
    """Return what to try for an area and a phase; without one, for all."""
    return [
        each
        for each in every_strategy().values()
        if (area is None or each.area is area) and (phase is None or phase in each.phases)
    ]


def phase_on(born: date, on: date) -> Phase:
    """Return the phase a child of this birth date is in: by school year, not by birthday."""
    year = year_group(born, on)
    if year < 1:
        return Phase.EARLY_YEARS
    if year <= 6:
        return Phase.PRIMARY
    return Phase.SECONDARY if year <= 11 else Phase.POST_16


def _read(file: Path) -> list[Strategy]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    area, source = BroadArea(told.pop("area")), practice(told.pop("source"))
    return [_strategy(key, area, source, **fields) for key, fields in told.items()]


def _strategy(key: str, area: BroadArea, source: Citation, *, phases: list[str], **words: Any) -> Strategy:
    return Strategy(key=key, area=area, source=source, phases=tuple(Phase(each) for each in phases), **words)
