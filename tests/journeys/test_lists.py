"""A manager takes out a list for a meeting; a large one waits for a second manager; the family reads of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.access.actors import Capacity
from tests import factories
from tests.journeys import situations
from tests.journeys.arranging import Circle, another_child
from tests.journeys.story import Story
from tests.journeys.test_who_decides import usable
from tests.journeys.walking import Walker

MANY = 51


def a_second_manager(circle: Circle) -> None:
    situations.full_record(circle)
    who = circle.people["second"] = factories.person("Joe Hart")
    factories.post(who, Capacity.MANAGER, authority_id=circle.child.authority_id, organisation=circle.council)


def many_children(circle: Circle) -> None:
    a_second_manager(circle)
    for number in range(MANY):
        situations.concern(another_child(circle, f"Child{number}"))


def begins(walker: Walker) -> None:
    walker.opens("/")
    walker.follows("Lists of children")
    usable(walker, "lists")
    walker.presses("Take out a list")
    usable(walker, "list-new")
    walker.ticks("Children for whom something is open")
    for column in ("School, nursery or college", "What is due next, and by when", "Support"):
        walker.ticks(column)
    walker.ticks("A meeting about these children")
    walker.writes("Why do you need it?", "The panel on Tuesday")
    walker.presses("See the first rows")


@pytest.mark.security("S080")
@pytest.mark.parametrize("who", ["manager", "senco"])
def test_a_small_list_is_taken_out_and_the_family_reads_why(begin: Callable[..., Story], who: str):
    story = begin(given=a_second_manager)
    walker, family = story.at_the_screen(who), story.at_the_screen("parent")
    begins(walker)
    walker.sees("All 1 child", "Okoye", "Oakfield Primary School")
    usable(walker, "list-seen")
    walker.presses("Make this list")
    walker.sees("You can take it out until")
    usable(walker, "list-ready")
    address = walker.page.get_by_role("button", name="Take out the file (CSV)").get_attribute("href")
    file = walker.page.request.get(address)

    assert file.status == 200
    assert "The panel on Tuesday" in file.text()
    family.opens(f"{story.child}looks")
    family.sees("took the child out in a list", "The panel on Tuesday")


@pytest.mark.security("S080")
def test_a_large_list_is_approved_by_a_second_manager(begin: Callable[..., Story]):
    story = begin(given=many_children)
    first, second = story.at_the_screen("manager"), story.at_the_screen("second")
    begins(first)
    first.sees("The first 10 of 52 children", "somebody else of your organisation approves it first")
    first.presses("Ask for this list to be approved")
    first.sees("Waiting for somebody else")
    usable(first, "list-waiting")

    second.opens("/lists")
    second.sees("Waiting for you to approve")
    usable(second, "lists-to-approve")
    second.follows("LI-")
    second.sees("The panel on Tuesday", "52 children")
    usable(second, "list-decide")
    second.ticks("Yes, they need all of this")
    second.writes("Why?", "They sit on the panel")
    second.presses("Decide this")

    first.opens("/lists")
    first.follows("LI-")
    first.sees("Approved by Joe Hart", "Take out the file (CSV)")
