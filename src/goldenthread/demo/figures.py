"""The published figures the area follows, read once, and how one of several is drawn by its share."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from goldenthread.standards.codes.needs import TypeOfNeed

T = TypeVar("T")
Table = dict[str, Any]


@cache
def figures() -> Table:
    """Return every table of figures."""
    return tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))


def luck(seed: object) -> Random:
    """Return luck that is the same for the same seed: nothing made up has to be hard to guess."""
    return Random(str(seed))  # noqa: S311


def drawn(dice: Random, shares: Mapping[T, float]) -> T:
    """Draw one of several by its share."""
    return dice.choices(list(shares), list(shares.values()))[0]


def picked(dice: Random, weights: Sequence[float], number: float) -> list[int]:
    """Pick places with chances in proportion to their weights, `number` of them, give or take one.

    Systematic sampling: one throw of the dice for all of them, so that small groups come out as large as they should.
    """
    total = sum(weights)
    if not total:
        return []
    step = total / number if number else float("inf")
    reached, next_pick = 0.0, dice.random() * step
    chosen: list[int] = []
    for place, weight in enumerate(weights):
        reached += weight
        if reached > next_pick:
            chosen.append(place)
            next_pick += step
    return chosen


def shared_out(total: int, weights: Iterable[float]) -> list[int]:
    """Share a total out by weight, in whole numbers that add up to it."""
    marks = list(accumulate(weights))
    cuts = [round(total * mark / marks[-1]) for mark in marks]
    return [cut - before for cut, before in zip(cuts, [0, *cuts], strict=False)]


def sen_weight(year: int, sex: str) -> float:
    """Return how likely SEN is in a year group, for a girl or a boy."""
    rates = figures()["sen_by_year"]["boys" if sex == "M" else "girls"]
    return float(rates[min(max(year, 0), len(rates) - 1)])


def plan_weight(age: int, sex: str) -> float:
    """Return how likely a plan is at an age, for a girl or a boy."""
    told = figures()["plans_by_age"]
    rate = told["rates"][min(max(age - told["from_age"], 0), len(told["rates"]) - 1)]
    return float(rate * (told["boys_to_girls"] if sex == "M" else 1))


@cache
def _need_shares(age: int, sex: str, group: str) -> dict[TypeOfNeed, float]:
    told = figures()["needs"]
    types = [TypeOfNeed(code) for code in told["types"]]
    if group == "special":
        shares = told["special"]["shares"]
    elif group == "plans":
        nearest = min(told["plans"], key=lambda told_age: abs(int(told_age) - age))
        shares = told["plans"][nearest]
    else:
        shares = told["support"]["primary" if age <= LAST_AGE_IN_PRIMARY else "secondary"]
    sexes, everyone = told["sex"]["boys" if sex == "M" else "girls"], told["plans"]["10"]
    return {
        kind: share * own / all_of_them
        for kind, share, own, all_of_them in zip(types, shares, sexes, everyone, strict=True)
    }


LAST_AGE_IN_PRIMARY = 10


def need_of(dice: Random, *, age: int, sex: str, group: str) -> TypeOfNeed:
    """Draw the main type of need of a child with a plan, in a special school, or with SEN support."""
    return drawn(dice, _need_shares(age, sex, group))
