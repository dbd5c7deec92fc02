"""What is said of children, by type of need, with the child’s name put in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from goldenthread.standards.codes.needs import BroadArea, TypeOfNeed
from goldenthread.support.onepage import PlanWords, StrategyWords
from goldenthread.thread.toolkit import Phase, Strategy, strategies

WITHOUT_AREA = (BroadArea.COGNITION_AND_LEARNING, BroadArea.COMMUNICATION_AND_INTERACTION)


class Sayings(NamedTuple):
    """What is said of one need: seen, the need, the change hoped for, where it stands and how anyone will know."""

    seen: str
    need: str
    change: str
    now: str
    measure: str
    help: str


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def words(key: str) -> str:
    """Return a text that is the same for everyone."""
    text: str = _told()["everyone"][key]
    return text


def said(dice: Random, key: str) -> str:
    """Draw one of the things that are said of many children."""
    text: str = dice.choice(_told()["everyone"][key])
    return text


def sayings(dice: Random, kind: TypeOfNeed, name: str, *, other_than: str = "") -> Sayings:
    """Draw what is said of a need of this type, if possible not the one that was told before."""
    told = _told()[kind.value]
    places = [place for place, need in enumerate(told["need"]) if need != other_than] or [0]
    place = dice.choice(places)

    def one(key: str) -> str:
        text: str = told[key][place % len(told[key])]
        return text.replace("{name}", name)

    return Sayings(*(one(key) for key in Sayings._fields))


@cache
def to_try(kind: TypeOfNeed, phase: Phase) -> tuple[Strategy, ...]:
    """Return what the toolkit offers for a type of need at a stage of schooling."""
    areas = (kind.area,) if kind.area else WITHOUT_AREA
    return tuple(each for area in areas for each in strategies(area, phase))


def strategy_words(
    strategy: Strategy, *, who: str, times: int, minutes: int, group: int | None = None
) -> StrategyWords:
    """Return a strategy of the toolkit as a plan says it."""
    return StrategyWords(
        what=strategy.what,
        who=who,
        times=times,
        minutes=minutes,
        group=group,
        home=strategy.home,
        toolkit=strategy.key,
    )


__all__ = ["PlanWords", "Sayings", "said", "sayings", "strategy_words", "to_try", "words"]
