"""A teacher opens a record in an emergency, the officer reviews it, and an authority says what it shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.access.actors import Capacity
from tests import factories
from tests.journeys.arranging import Circle
from tests.journeys.story import Story, proves
from tests.journeys.test_who_decides import usable


def a_stranger_and_an_officer(circle: Circle) -> None:
    """A teacher at another school of the authority, and the officer who watches over it."""
    authority = circle.child.authority_id
    for word, name, capacity, place in (
        ("stranger", "Ola Ade", Capacity.CLASS_TEACHER, factories.setting("Elm Grove School", authority)),
        ("officer", "Pat Lyle", Capacity.OFFICER, None),
    ):
        circle.people[word] = factories.person(name)
        told = {} if place else {"authority_id": authority, "organisation": circle.council}
        factories.post(circle.people[word], capacity, place, **told)


@proves("C040", "C038")
@pytest.mark.security("S148", "S150")
def test_a_record_opened_in_an_emergency_is_reviewed_and_what_is_shared_is_listed(
    begin: Callable[..., Story],
):
    story = begin(given=a_stranger_and_an_officer, given_name="Zuri")
    stranger, officer, manager = (story.at_the_screen(each) for each in ("stranger", "officer", "manager"))
    stranger.opens("/find")
    stranger.follows("open a record in an emergency")
    usable(stranger, "emergency")
    stranger.writes("First name", "Zuri")
    stranger.writes("Family name", "Okoye")
    stranger.writes_day("Date of birth", story.circle.child.born)
    stranger.ticks("A child is ill or hurt and the help they need must be known")
    stranger.writes("What is happening?", "She has had a seizure")
    stranger.presses("Open the record")
    stranger.sees("The record is open to you for eight hours")
    usable(stranger, "opened")

    officer.opens("/")
    officer.sees("Ola Ade, class teacher, Elm Grove School")
    usable(officer, "watch")
    officer.follows("EM-")
    officer.sees("opened the record", "She has had a seizure")
    usable(officer, "review")
    officer.ticks("It was an emergency")
    officer.writes("What do you find, or ask?", "She was on a trip with both schools")
    officer.presses("Decide this")
    officer.sees("Nothing is waiting")

    manager.opens("/agreements")
    manager.sees("Sharing with nurseries, schools and colleges", "Holds")
    usable(manager, "agreements")
    manager.presses("Make an agreement")
    usable(manager, "agree")
