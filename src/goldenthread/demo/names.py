"""Names of people and places that do not exist, mixed as England is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from goldenthread.demo.figures import drawn, figures

DOUBLE_BARRELLED: Final = 0.05
MOTHERS_FIRST: Final = 0.72
SAME_SURNAME: Final = 0.8


@dataclass(frozen=True, slots=True)
class NameList:
    """Names of one heritage."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    family: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a made-up family is: the list its names come from, its surname, ethnicity code and language."""

    names: NameList
    family_name: str
    ethnicity: str
    language: str

    def child(self, dice: Random, sex: str) -> str:
        """Return a given name for a child."""
        return dice.choice(self.names.boys if sex == "M" else self.names.girls)

    def parent(self, dice: Random) -> str:
        """Return a full name for a parent; not every parent has the child’s surname."""
        given = dice.choice(self.names.women if dice.random() < MOTHERS_FIRST else self.names.men)
        family = self.family_name if dice.random() < SAME_SURNAME else dice.choice(self.names.family)
        return f"{given} {family}"


@cache
def name_lists() -> dict[str, NameList]:
    """Return every list of names by heritage."""
    return {name: _read(told) for name, told in _told().items() if name != "places"}


@cache
def place_names(kind: str) -> tuple[str, ...]:
    """Return made-up names of towns, schools, saints or streets; a hyphen in the file stands for a space."""
    return tuple(name.replace("-", " ") for name in _told()["places"][kind].split())


def identity(dice: Random) -> Identity:
    """Draw a family."""
    ethnicity = drawn(dice, _ethnicities())
    names = name_lists()[dice.choice(figures()["names"][ethnicity])]
    family = dice.choice(names.family)
    if dice.random() < DOUBLE_BARRELLED:
        family = f"{family}-{dice.choice(name_lists()['english'].family)}"
    return Identity(
        names=names, family_name=family, ethnicity=ethnicity, language=dice.choice(names.languages)
    )


def adult(dice: Random) -> str:
    """Draw the full name of someone on a staff."""
    family = identity(dice)
    return f"{dice.choice(family.names.women + family.names.men)} {family.family_name}"


@cache
def _ethnicities() -> dict[str, float]:
    return {code: share for code, share in figures()["ethnicity"].items() if code != "source"}


@cache
def _told() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def _read(told: dict[str, str]) -> NameList:
    lists = {name: tuple(words.split()) for name, words in told.items() if name != "languages"}
    # “da” and “dos” begin a surname of two words.
    family = told["family"].replace("da ", "da_").replace("dos ", "dos_").split()
    return NameList(
        girls=lists["girls"],
        boys=lists["boys"],
        family=tuple(name.replace("_", " ") for name in family),
        women=lists["adults_f"],
        men=lists["adults_m"],
        languages=tuple(told["languages"]),
    )
