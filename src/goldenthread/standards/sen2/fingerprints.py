"""Remembers which numbers and names a file has shown, in a few bytes each, so that a very large file fits."""

from array import array
from typing import Final

_FEWEST: Final = 1 << 10
_FULLEST: Final = 0.6


class Sightings:
    """Says for each value which row first showed it.

    Only a 64-bit hash is kept: among a million values the chance that two share one is about 1 in 37 million.
    """

    def __init__(self) -> None:
        self._hashes = array("Q", bytes(8 * _FEWEST))
        self._rows = array("I", bytes(4 * _FEWEST))
        self._count = 0

    def first(self, value: object, *, row: int) -> int | None:
        """Return the earlier row that showed this value, or None after noting this row as the first."""
        mark = hash(value) & 0xFFFF_FFFF_FFFF_FFFF or 1
        slot = self._slot(mark)
        if self._hashes[slot]:
            return self._rows[slot]
        self._hashes[slot] = mark
        self._rows[slot] = row
        self._count += 1
        if self._count > _FULLEST * len(self._hashes):
            self._grow()
        return None

    def _slot(self, mark: int) -> int:
        hashes = self._hashes
        last = len(hashes) - 1
        slot = mark & last
        while hashes[slot] and hashes[slot] != mark:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        hashes, rows = self._hashes, self._rows
        size = 2 * len(hashes)
        self._hashes = array("Q", bytes(8 * size))
        self._rows = array("I", bytes(4 * size))
        for mark, row in zip(hashes, rows, strict=True):
            if mark:
                slot = self._slot(mark)
                self._hashes[slot] = mark
                self._rows[slot] = row
