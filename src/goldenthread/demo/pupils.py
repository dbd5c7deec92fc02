"""The pupils of one setting: who they are, which class they are in, and who of them has SEN or a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from goldenthread.demo.figures import need_of, picked, plan_weight, sen_weight
from goldenthread.demo.names import Identity, identity
from goldenthread.demo.schools import YEARS, Plot
from goldenthread.demo.sizes import Kind
from goldenthread.rulebook.time import school_year_of
from goldenthread.standards.codes.needs import TypeOfNeed

DAYS_OF_A_YEAR: Final = 365
BOYS: Final = 0.512
BOYS_IN_SPECIAL: Final = 0.72


@dataclass(slots=True, kw_only=True)
class Pupil:
    """One pupil before anything is told of them; `place` is their place on the roll and `class_place` their class."""

    place: int
    given_name: str
    family: Identity
    sex: str
    born: date
    year: int
    class_place: int
    since: date
    need: TypeOfNeed | None = None
    has_plan: bool = False


def pupils_of(plot: Plot, on: date) -> list[Pupil]:
    """Draw the pupils of a setting, and who of them has SEN."""
    dice = plot.dice("pupils")
    classes, begins = plot.classes(), school_year_of(on).begins.year
    pupils = [_pupil(dice, place, plot, classes, begins) for place in range(plot.pupils)]
    _choose(dice, pupils, plot, on)
    return pupils


def _pupil(dice: Random, place: int, plot: Plot, classes: list[int], begins: int) -> Pupil:
    sex = "M" if dice.random() < (BOYS_IN_SPECIAL if plot.kind is Kind.SPECIAL else BOYS) else "F"
    class_place = place * len(classes) // plot.pupils
    family, year, first = identity(dice), classes[class_place], YEARS[plot.kind][0]
    born = date(begins - year - 5, 9, 1) + timedelta(days=dice.randrange(DAYS_OF_A_YEAR))
    return Pupil(
        place=place, given_name=family.child(dice, sex), family=family, sex=sex, born=born, year=year,
        class_place=class_place, since=date(begins - (year - first), 9, 3),
    )  # fmt: skip


def _choose(dice: Random, pupils: list[Pupil], plot: Plot, on: date) -> None:
    is_special = plot.kind is Kind.SPECIAL
    by_age = [plan_weight(_age(pupil, on), pupil.sex) for pupil in pupils]
    for place in range(len(pupils)) if is_special else picked(dice, by_age, plot.plans):
        pupil = pupils[place]
        group = "special" if is_special else "plans"
        pupil.has_plan, pupil.need = True, need_of(dice, age=_age(pupil, on), sex=pupil.sex, group=group)
    others = [pupil for pupil in pupils if not pupil.has_plan]
    by_year = [sen_weight(pupil.year, pupil.sex) for pupil in others]
    for place in picked(dice, by_year, plot.support):
        pupil = others[place]
        pupil.need = need_of(dice, age=_age(pupil, on), sex=pupil.sex, group="support")


def _age(pupil: Pupil, on: date) -> int:
    return (on - pupil.born).days * 4 // 1461
