"""Words for a need: what is seen, what should change and what is tried, for each type of need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from goldenthread.demo.dice import Dice
from goldenthread.demo.names import table
from goldenthread.standards.codes.needs import TypeOfNeed
from goldenthread.thread.toolkit import Strategy, every_strategy


@dataclass(frozen=True, slots=True)
class NeedWords:
    """One child's need in words."""

    census_type: str
    area: str
    need: str
    change: str
    baseline: str
    measure: str
    plan: tuple[str, int, int]
    strategies: tuple[Strategy, ...]
    good_at: str
    says: str
    at_home: str

    @property
    def seen(self) -> str:
        return self.need

    @property
    def provision_words(self) -> str:
        what, times, minutes = self.plan
        return f"{what}, {times} times a week for {minutes} minutes."


@cache
def _words() -> dict[str, Any]:
    return table("words")


def words_for(census_type: str, dice: Dice) -> NeedWords:
    """Choose words for a type of need."""
    told = _words().get(census_type) or _words()["OTH"]
    anyone = _words()["anyone"]
    place = dice.randrange(len(told["needs"]))
    area = TypeOfNeed(census_type).area
    strategies = every_strategy()
    what, times, minutes = told["plan"]
    return NeedWords(
        census_type=census_type,
        area=area.value if area else "",
        need=told["needs"][place],
        change=told["change"][min(place, len(told["change"]) - 1)],
        baseline=told["baseline"],
        measure=told["measure"],
        plan=(what, times, minutes),
        strategies=tuple(strategies[key] for key in told["try"]),
        good_at=dice.choice(anyone["good_at"]),
        says=dice.choice(anyone["says"]),
        at_home=dice.choice(anyone["at_home"]),
    )
