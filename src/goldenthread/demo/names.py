"""Gives made-up people names as England has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from goldenthread.demo.dice import Dice


@dataclass(frozen=True, slots=True)
class Heritage:
    """Names that go together, and the ethnicity code recorded with them."""

    code: str
    share: float
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name."""

    given: str
    family: str
    ethnicity: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


def table(name: str) -> dict[str, Any]:
    """Return one of the tables of words that this room keeps."""
    text = files("goldenthread.demo").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def heritages() -> dict[Heritage, float]:
    """Return every heritage with its share."""
    found = {}
    for code, told in table("names").items():
        lists = {name: tuple(told[name].split()) for name in ("girls", "boys", "surnames")}
        found[Heritage(code, told["share"], **lists)] = told["share"]
    return found


def a_name(dice: Dice, sex: str) -> Name:
    """Make up a name."""
    heritage = dice.one_of(heritages())
    given = dice.choice(heritage.girls if sex == "F" else heritage.boys)
    return Name(given, dice.choice(heritage.surnames), heritage.code)


def an_adult(dice: Dice, family: str = "") -> tuple[str, str]:
    """Make up an adult's name, perhaps with a family name that is given; return it with the sex it goes with."""
    sex = dice.choice("FM")
    name = a_name(dice, sex)
    return f"{name.given} {family or name.family}", sex
