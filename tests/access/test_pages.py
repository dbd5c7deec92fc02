"""Every page on the way in is one that everybody can use: on a phone, at a desk, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.climate.serving import ServedArea
from tests.journeys.looking import breaches_on, found_on, unreachable_on
from tests.journeys.story import Story


@contextmanager
def visitor(area: ServedArea, *, script: bool = True) -> Iterator[Page]:
    page = area.page(script=script)
    try:
        yield page
    finally:
        page.context.close()


def wrong_on(page: Page, address: str = "") -> list[str]:
    """Look at a page on a phone and at a desk."""
    if address:
        page.goto(address)
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [*found_on(page), *breaches_on(page)]
    return [*found, *unreachable_on(page)]


def a_letter(story: Story) -> tuple[str, str]:
    """The SENCO makes a letter: the address and the reference that stand on it."""
    walker = story.at_the_screen("senco")
    walker.opens(f"{story.child}invite")
    walker.writes("Their name", "Grace Okoye")
    walker.page.get_by_label("Parent", exact=True).check()
    walker.presses("Make the letter")
    link, reference = walker.page.locator("strong.gt-key").all_inner_texts()
    return urlsplit(link).path, reference


@pytest.mark.parametrize(
    "address",
    [
        "/sign-in",
        "/sign-in/forgotten",
        "/invitation/made-up",
        "/sign-in/new-password/x/y",
        "/invitation/join",
    ],
)
def test_pages_for_whoever_is_not_signed_in_are_whole(served_area: ServedArea, address: str):
    with visitor(served_area) as page:
        assert wrong_on(page, address) == []


def test_a_mistake_at_sign_in_is_a_page_like_any_other(served_area: ServedArea):
    with visitor(served_area) as page:
        page.goto("/sign-in")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("alert").wait_for()

        assert wrong_on(page) == []


@pytest.mark.security("S015")
@pytest.mark.parametrize("script", [True, False])
def test_a_parent_comes_in_with_a_letter(begin: Callable[..., Story], served_area: ServedArea, script: bool):
    story = begin(script=script)
    link, reference = a_letter(story)
    with visitor(served_area, script=script) as page:
        page.goto(link)
        assert not script or wrong_on(page) == []
        for part, number in (("Day", "5"), ("Month", "11"), ("Year", "2018")):
            page.get_by_label(part).fill(number)
        page.get_by_label("Reference on the letter").fill(reference.lower())
        page.get_by_role("button", name="Go on").click()
        assert not script or wrong_on(page) == []
        page.get_by_label("Email address").fill(f"{reference.lower()}@example.org")
        page.get_by_label("New password", exact=True).fill("quiet rivers under bridges")
        page.get_by_role("button", name="Join").click()

        page.get_by_text("Signed in: Grace Okoye").wait_for()
        assert story.circle.child.first_name in page.inner_text("main")


def test_pages_of_ones_own_account_are_whole(begin: Callable[..., Story]):
    page = begin().at_the_screen("parent").page

    for address in ("/account", "/sign-in/again", "/account/password"):
        assert wrong_on(page, address) == []


def test_what_was_made_is_whole_too(begin: Callable[..., Story]):
    """The letter for a family, the note about a colleague, and both forms with their mistakes."""
    story = begin()
    walker = story.at_the_screen("head")
    page = walker.page
    walker.opens(f"/children/{story.circle.child.pk}/invite")
    page.get_by_role("button", name="Make the letter").click()
    assert wrong_on(page) == []
    walker.writes("Their name", "Grace Okoye")
    page.get_by_label("Carer the child lives with").check()
    page.get_by_role("button", name="Make the letter").click()
    assert wrong_on(page) == []
    walker.opens("/people/new")
    page.get_by_role("button", name="Give access").click()
    assert wrong_on(page) == []
    walker.writes("Name", "Alex Stone")
    walker.writes("Work email address", "alex@agency.example")
    page.get_by_label("Class teacher").check()
    page.get_by_role("button", name="Give access").click()
    page.get_by_role("heading", name="We have written to Alex Stone").wait_for()
    assert wrong_on(page) == []
    assert wrong_on(page, "/people") == []
