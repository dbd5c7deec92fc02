"""A caseworker holds a part of an advice back, and the parent reads that it was held back and on what ground."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.situations import assessed
from tests.journeys.story import Story
from tests.journeys.test_who_looked import usable


@pytest.mark.security("S078")
def test_a_part_is_held_back_and_the_parent_reads_why(begin: Callable[..., Story]):
    known: list[str] = []
    story = begin(given=lambda circle: known.append(f"/cases/{assessed(circle)}/assessment"))
    caseworker, family = (story.at_the_screen(each) for each in ("caseworker", "parent"))

    caseworker.opens(known[0])
    caseworker.follows("Advice from an educational psychologist")
    usable(caseworker, "advice")
    caseworker.follows("Hold a part back from the family")
    caseworker.ticks("Needs")
    caseworker.ticks("It is about somebody else who has not agreed (DPA 2018, Sch 2, para 16)")
    caseworker.writes("Why?", "A brother is named")
    caseworker.ticks("Yes, they read the ground")
    usable(caseworker, "hold-back")
    caseworker.presses("Hold this part back")
    caseworker.sees("This part is held back from the family.", "Two steps at a time")
    usable(caseworker, "held-back")

    family.opens(known[0])
    family.follows("Advice from an educational psychologist")
    family.sees("A part was held back.", "somebody else who has not agreed", "Small group")
    family.sees_not("Two steps at a time", "A brother is named")
    usable(family, "advice-of-the-family")
