"""Whoever keeps children safe walks through the pages made for that, on a phone and at a desk, without a barrier."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from goldenthread.safeguarding.verbs import confiding, notes, whereabouts
from tests import factories
from tests.journeys.arranging import Circle
from tests.journeys.looking import breaches_on, found_on
from tests.journeys.story import Story, proves
from tests.journeys.walking import DESK, PHONE, Walker

PICTURES = os.environ.get("GOLDENTHREAD_PICTURES", "")
"""A folder, for somebody who wants to look at the pages of this walk."""


def a_sheltered_child(circle: Circle) -> None:
    """The school's safeguarding lead, a note, a shelter, words in confidence and health."""
    lead = factories.person("Ruth Patel")
    factories.post(lead, Capacity.SAFEGUARDING_LEAD, circle.setting)
    circle.people["lead"] = lead
    now = datetime.now(UTC)
    acting = replace(factories.actor(Capacity.SAFEGUARDING_LEAD, lead, circle.setting), at=now)
    about = {"child": circle.child.pk, "on": acting.today}
    parent, nurse = circle.actors["parent"], factories.person("Sam Reed")
    factories.join(circle.child, Role.HEALTH, nurse)
    health = replace(factories.actor(Capacity.HEALTH, nurse), at=now)
    whereabouts.tell(
        kind="address", words="14 Rose Lane\nBirmingham\nB33 1AA", person=parent.person, by=parent, **about
    )
    whereabouts.shelter(
        reason="They fled", named=[parent.person, circle.people["caseworker"].pk], by=acting, **about
    )
    notes.write_note(
        kind="concern",
        words="Afraid to go home",
        about=None,
        call="Ruth Patel, 0121 496 0001",
        by=acting,
        **about,
    )
    confiding.say(words="I like it quiet", ask_first=True, by=circle.actors["young person"], **about)
    confiding.tell_health(words="Needs a break", for_support=True, by=health, **about)


@proves("C043", "C261")
def test_the_safeguarding_lead_finds_everything_and_no_page_has_a_barrier(begin: Callable[..., Story]):
    story = begin(given=a_sheltered_child)
    walker = story.at_the_screen("lead")
    found = []

    for name, address in (
        ("home", "/keeping-safe"),
        ("record", story.child),
        ("contact", f"{story.child}contact"),
        ("add-contact", f"{story.child}contact/new"),
        ("kept-safe", f"{story.child}kept-safe"),
        ("notes", f"{story.child}safeguarding"),
        ("add-note", f"{story.child}safeguarding/new"),
    ):
        found += [f"{name}: {what}" for what in wrong_on(walker, name, address)]

    assert found == []


@proves("C043")
def test_a_senco_is_shown_whom_to_call_and_a_parent_their_own_address(begin: Callable[..., Story]):
    story = begin(given=a_sheltered_child)
    walks = {
        "senco": (("senco-record", story.child),),
        "parent": (("parent-contact", f"{story.child}contact"),),
        "young person": (("say", f"{story.child}own-words"),),
        "caseworker": (("death", f"{story.child}death"),),
    }

    found = [
        f"{name}: {what}"
        for who, pages in walks.items()
        for name, address in pages
        for what in wrong_on(story.at_the_screen(who), name, address)
    ]

    assert found == []


def wrong_on(walker: Walker, name: str, address: str) -> list[str]:
    """Look at one page on a phone and at a desk."""
    wrong = []
    for width in (PHONE, DESK):
        walker.page.set_viewport_size({"width": width, "height": 900})
        walker.opens(address)
        if PICTURES:
            walker.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        wrong += [f"{width}: {each}" for each in (*found_on(walker.page), *breaches_on(walker.page))]
    return wrong
