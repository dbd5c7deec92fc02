"""The register of rights: which seat in a child's circle may do what with which part of the record.

`rights.csv` is the register itself, written so that a data protection officer can read it in a spreadsheet and compare
two versions line by line. A cell holds letters: r read, w write, p print, s send, x export, g grant. What has no letter
may not be done.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Ruling

REGISTER: Final = Path(__file__).with_name("rights.csv")
_ACTS = {act.letter: act for act in Act}


@dataclass(frozen=True, slots=True)
class Rights:
    """What one seat may do."""

    seat: str
    words: str
    may: Mapping[Part, frozenset[Act]]

    def allow(self, errand: Errand) -> bool:
        """Say whether this seat may do what somebody came to do."""
        return errand.act in self.may.get(errand.part, frozenset())


@cache
def register() -> Mapping[str, Rights]:
    """Return the register, by seat, in its own order."""
    with REGISTER.open(newline="", encoding="utf-8") as file:
        return {row["seat"]: _rights(row) for row in csv.DictReader(file)}


def _rights(row: Mapping[str, str]) -> Rights:
    cells = {Part(name): cell for name, cell in row.items() if name not in ("seat", "is")}
    return Rights(
        row["seat"],
        row["is"],
        {part: frozenset(_ACTS[letter] for letter in cell) for part, cell in cells.items() if cell},
    )


@cache
def seats_that_may(errand: Errand) -> frozenset[str]:
    """Name the seats that may do this."""
    return frozenset(seat for seat, rights in register().items() if rights.allow(errand))


@cache
def may(seat: str, errand: Errand) -> Ruling:
    """Say whether a seat may do this, and who may."""
    rights = register().get(seat)
    if rights is None:
        return Ruling(False, "You are not in this child’s circle.")
    if rights.allow(errand):
        return Ruling(True, f"You are {rights.words}, who may {errand}.")
    return Ruling(False, _who_may(errand))


def _who_may(errand: Errand) -> str:
    others = [rights.words for rights in register().values() if rights.allow(errand)]
    if not others:
        return f"Nobody may {errand}."
    known = "; ".join(others)
    return f"You cannot {errand} yourself. These people can: {known}. Ask one of them."
