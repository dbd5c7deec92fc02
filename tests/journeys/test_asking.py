"""A therapist asks to read a record, the SENCO says yes, and the family reads it in plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.access.actors import Capacity
from tests import factories
from tests.journeys.arranging import Circle
from tests.journeys.story import Story
from tests.journeys.test_who_looked import usable


def therapist(circle: Circle) -> None:
    """Somebody of health who is not in the circle yet."""
    who = circle.people["therapist"] = factories.person("Nadia Frost")
    factories.post(who, Capacity.HEALTH, authority_id="", organisation="Community therapies")


@pytest.mark.security("S040", "S035")
@pytest.mark.capability("C040")
def test_a_therapist_asks_for_access_and_is_let_in(begin: Callable[..., Story]):
    story = begin(given=therapist, given_name="Ottilie")
    asker, senco, family = (story.at_the_screen(each) for each in ("therapist", "senco", "parent"))

    asker.opens("/find?family_name=Okoye&given_name=Ottilie")
    usable(asker, "found-nobody")
    asker.presses("Ask for access")
    asker.writes_day("Date of birth", date(2018, 11, 5))
    asker.writes("What do you do for this child?", "Speech and language therapy, once a week")
    asker.writes("Why do you need the record?", "I begin on Monday and want to know what helps")
    asker.ticks("Three months")
    usable(asker, "ask-for-access")
    asker.presses("Ask for access")
    asker.sees("You have asked.", "Not answered yet")
    usable(asker, "asked")

    senco.opens("/")
    senco.follows("To settle in circles")
    usable(senco, "to-settle")
    senco.follows("Nadia Frost asks for the record of")
    senco.ticks("Yes")
    usable(senco, "answer-asked")
    senco.presses("Answer")
    senco.sees("Answered.")

    asker.opens("/ask-for-access")
    asker.sees("Yes: you are in the circle")
    usable(asker, "let-in")
    family.opens(story.child)
    family.sees("Nadia Frost")
