"""How long a file is kept: the longest that any of its classes asks for, read from a table and never from code.

`retention.csv` is the table as shipped; a controller with its own schedule points RETENTION_TABLE at another.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from goldenthread.rulebook.time.counting import months_later

SHIPPED: Final = Path(__file__).with_name("retention.csv")


@dataclass(frozen=True, slots=True)
class FileClass:
    """A class of file: how many years it is kept, and from what."""

    name: str
    words: str
    years: int
    begins: str
    shipped: bool
    source: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a file is kept, and which class asks for it."""

    until: date
    because: FileClass


@cache
def table(path: Path = SHIPPED) -> Mapping[str, FileClass]:
    """Read the table."""
    with path.open(newline="", encoding="utf-8") as file:
        return {row["class"]: _class(row) for row in csv.DictReader(file)}


def _class(row: Mapping[str, str]) -> FileClass:
    return FileClass(
        row["class"], row["words"], int(row["years"]), row["begins"], row["shipped"] == "yes", row["source"]
    )


def kept_until(classes: Mapping[str, date], path: Path = SHIPPED) -> Kept:
    """Say until when a file of these classes is kept, each counted from its day: the longest wins."""
    known = table(path)
    ends = [Kept(months_later(day, known[name].years * 12), known[name]) for name, day in classes.items()]
    return max(ends, key=lambda kept: kept.until)
