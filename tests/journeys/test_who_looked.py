"""A family reads who has looked, asks about it, and reads the answer: on a phone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from os import environ

import pytest

from tests.journeys.looking import breaches_on, found_on
from tests.journeys.situations import full_record
from tests.journeys.story import Story, proves
from tests.journeys.walking import DESK, PHONE, Walker


def usable(walker: Walker, picture: str) -> None:
    """Make sure that a page is one everybody can use, on a phone and at a desk."""
    for width in (PHONE, DESK):
        walker.page.set_viewport_size({"width": width, "height": 900})
        assert [*found_on(walker.page), *breaches_on(walker.page)] == []
        if folder := environ.get("GOLDENTHREAD_PICTURES"):
            walker.page.screenshot(path=f"{folder}/{picture}-{width}.png", full_page=True)


@proves("C041")
@pytest.mark.security("S098")
def test_a_family_asks_about_a_look_and_reads_the_answer(begin: Callable[..., Story]):
    story = begin(given=full_record)
    teacher, family, manager = (story.at_the_screen(each) for each in ("teacher", "parent", "manager"))
    teacher.opens(story.child)
    teacher.opens(f"{story.child}documents")

    family.opens(story.child)
    family.sees("Who has looked", "class teacher")
    usable(family, "record")
    family.follows("Everyone who has looked")
    family.sees("read who the child is and what is due, and documents", "They could because they are")
    usable(family, "looks")
    family.follows("Ask about this")
    usable(family, "ask")
    family.writes("What would you like to know?", "Why did they open the documents?")
    family.presses("Send this question")
    family.sees("Why did they open the documents?", "Waiting for an answer")

    manager.opens("/worklist")
    manager.follows("Questions about who looked")
    usable(manager, "questions")
    manager.follows(story.name)
    manager.sees("Why did they open the documents?")
    usable(manager, "explain")
    manager.writes("Your answer to the family", "To get ready for the review.")
    manager.presses("Send this answer")

    family.opens(f"{story.child}looks")
    family.sees("To get ready for the review.")
    usable(family, "answered")


def test_who_has_looked_is_whole_without_javascript(begin: Callable[..., Story]):
    story = begin(script=False, given=full_record)
    story.at_the_screen("teacher").opens(story.child)
    family = story.at_the_screen("parent")

    family.opens(f"{story.child}looks")
    family.follows("Ask about this")
    family.writes("What would you like to know?", "Why?")
    family.presses("Send this question")

    family.sees("Waiting for an answer")
