"""Chance that comes out the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A source of chance with the few words this room needs."""

    def happens(self, chance: float) -> bool:
        """Say whether something of this chance, from 0 to 1, comes about."""
        return self.random() < chance

    def one_of(self, weights: Mapping[T, float]) -> T:
        """Choose one of these by its weight."""
        return self.choices(list(weights), list(weights.values()))[0]

    def day(self, first: date, last: date) -> date:
        """Choose a day from the first to the last."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def about(self, number: float) -> int:
        """Round a number up or down by chance, so that many of them add up right."""
        whole = int(number)
        return whole + self.happens(number - whole)
