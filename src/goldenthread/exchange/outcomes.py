"""What a load did or would do, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from goldenthread.access.rulings import Refused


class NotLoaded(Refused):
    """This file was not loaded, and nothing of it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing found while loading: where, what and what to do. `stops` says that the file cannot be loaded so."""

    where: str
    says: str
    remedy: str = ""
    stops: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.says} {self.remedy}".strip()


@dataclass(slots=True)
class Outcome:
    """What came of one file: how many rows were read, what was done by kind, and what was found."""

    file: str
    read: int = 0
    done: Counter[str] = field(default_factory=Counter)
    found: list[Told] = field(default_factory=list)
    loaded: bool = False

    @property
    def stops(self) -> list[Told]:
        """Return what keeps the file from being loaded."""
        return [each for each in self.found if each.stops]

    def as_json(self) -> dict[str, Any]:
        """Return the outcome for a machine to read."""
        found = [
            {"where": each.where, "says": each.says, "remedy": each.remedy, "stops": each.stops}
            for each in self.found
        ]
        return {
            "file": self.file,
            "loaded": self.loaded,
            "read": self.read,
            "done": dict(self.done),
            "found": found,
        }
