"""People govern a circle: at work with what is known of each adult, at home on a phone with who helps and who sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from os import environ

import pytest

from goldenthread.record.models import Role
from tests import factories
from tests.journeys.arranging import Circle
from tests.journeys.looking import breaches_on, found_on
from tests.journeys.story import Story, proves
from tests.journeys.walking import DESK, PHONE, Walker


def usable(walker: Walker, picture: str) -> None:
    """Make sure that a page is one everybody can use, on a phone and at a desk."""
    for width in (PHONE, DESK):
        walker.page.set_viewport_size({"width": width, "height": 900})
        assert [*found_on(walker.page), *breaches_on(walker.page)] == []
        if folder := environ.get("GOLDENTHREAD_PICTURES"):
            walker.page.screenshot(path=f"{folder}/{picture}-{width}.png", full_page=True)
    walker.page.set_viewport_size({"width": PHONE, "height": 900})


def a_parent_not_known(circle: Circle) -> None:
    """A second parent of whom nobody knows whether he has responsibility."""
    father = factories.person("Dele Ojo")
    circle.people["father"] = father
    factories.join(circle.child, Role.PARENT, father, responsibility="unknown")


@proves("C040")
@pytest.mark.security("S045", "S051", "S050")
def test_a_senco_settles_who_has_responsibility_and_keeps_somebody_out(begin: Callable[..., Story]):
    story = begin(given=a_parent_not_known)
    senco, father = (story.at_the_screen(each) for each in ("senco", "father"))
    father.opens(story.child)
    father.sees("Not everything is shown here", "show what proves it")
    usable(father, "not-shown")

    senco.opens("/")
    senco.sees("Responsibility not known", "Dele Ojo")
    senco.follows("To settle in circles")
    usable(senco, "to-settle")
    senco.follows("Dele Ojo")
    usable(senco, "facts")
    senco.opens(f"{story.child}circle")
    senco.sees("Not known yet")
    usable(senco, "people")

    senco.presses("Keep somebody out")
    usable(senco, "keep-out")
    senco.ticks("Dele Ojo, parent")
    senco.ticks("To keep somebody safe")
    senco.writes("What happened?", "He has threatened them")
    senco.writes_day("Look at it again on", date(2030, 1, 7))
    senco.presses("Keep them out now")
    senco.sees("They are kept out from now on", "blocked to keep somebody safe")
    usable(senco, "kept-out")
    assert father.page.goto(story.child).status == 404


@proves("C187")
@pytest.mark.security("S044", "S183")
def test_a_tired_parent_lets_somebody_help_on_a_phone_and_ends_it_with_one_tap(begin: Callable[..., Story]):
    story = begin()
    parent = story.at_the_screen("parent")
    parent.opens(story.child)
    usable(parent, "record-of-parent")
    parent.follows("Let somebody help me")
    parent.presses("Let somebody help")
    usable(parent, "let-help")
    parent.writes("Their name", "Noor Aziz")
    parent.writes("Their email address", "noor@example.org")
    parent.ticks("An advocate or adviser")
    parent.ticks("The EHC plan")
    parent.ticks("Three months")
    parent.presses("Send the invitation")
    parent.sees("We have written to Noor Aziz", "The reference:")
    assert parent.fields <= 5
    assert parent.taps <= 8, "two minutes on a phone are a few boxes and taps"
    usable(parent, "asked-to-help")
    assert re.search(r"[A-Z0-9]{5}-[A-Z0-9]{5}", parent.page.inner_text("main"))
    parent.follows("Who helps me")
    parent.sees("Asked, and not here yet")
    parent.presses("Take it back")
    parent.sees("Nobody at the moment")
    usable(parent, "helpers")

    parent.opens(f"{story.child}agreed")
    parent.presses("Say yes")
    parent.sees("You said yes on")
    usable(parent, "consents")
    parent.presses("Take it back")
    parent.sees("You took your yes back on")


@proves("C184")
@pytest.mark.security("S048", "S181")
def test_a_young_person_chooses_who_sees_their_record(begin: Callable[..., Story]):
    story = begin(born=date(date.today().year - 16, 1, 10))
    own = story.at_the_screen("young person")
    own.opens(story.child)
    own.follows("Change who sees it")
    usable(own, "choice")
    own.ticks("Only what a school report says")
    own.presses("This is my choice")
    own.sees("This is your choice. You can change it on any day.")
    own.follows("What the adults in my family can see")
    own.sees("Ngozi Okoye, parent")
    usable(own, "oversight")
    own.opens(f"{story.child}who/plan")
    own.sees("Who can see this today")
    usable(own, "who")
