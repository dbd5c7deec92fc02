"""Every page each person can come to, by following links from their first page, is one that everybody can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.climate.serving import ServedArea
from tests.journeys import situations
from tests.journeys.arranging import Circle
from tests.journeys.looking import breaches_on, found_on, unreachable_on, wrong_on_paper
from tests.journeys.story import Story
from tests.journeys.walking import DESK, PHONE

PEOPLE = (
    "parent",
    "young person",
    "teacher",
    "assistant",
    "senco",
    "head",
    "caseworker",
    "manager",
    "psychologist",
)
EXAMPLES = 2
LEADS_AWAY = frozenset({"leave"})
FILES = frozenset({"support:paper", "record:document", "sending:rendering", "sending:letter"})
SAMPLE = frozenset({"record:child", "support:concern", "insight:worklist", "home"})
MISTAKES = {
    "support:concern": "Send",
    "support:review": "Close this cycle",
    "assessments:request": "Send the request",
    "assessments:decision": "Make this decision",
}
REFUSED = "status of 422"  # a form sent empty is answered so, on purpose
LINKS = """() => [...document.querySelectorAll('a[href]')].map((each) => each.href)"""


@pytest.fixture
def story(served_area: ServedArea, in_every_situation: Circle) -> Iterator[Story]:
    told = Story(served_area, in_every_situation)
    yield told
    told.ends()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_can_be_used_by_everybody(story: Story, who: str):
    page = story.at_the_screen(who).page

    found = [f"{name} {address}: {what}" for name, address, what in wrong_pages(page)]

    assert not found, "\n".join(["", *sorted(set(found))])


def wrong_pages(page: Page) -> Iterator[tuple[str, str, str]]:
    """Follow links from the first page; say what is wrong on each page met."""
    troubles: list[str] = []
    page.on(
        "console",
        lambda said: (
            troubles.append(said.text) if said.type == "error" and REFUSED not in said.text else None
        ),
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    waiting, met = ["/"], {"/"}
    examples: dict[str, int] = {}
    for address in waiting:
        name = name_of(address)
        if name is None or name in LEADS_AWAY or examples.get(name, 0) >= EXAMPLES:
            continue
        examples[name] = examples.get(name, 0) + 1
        if name in FILES:
            yield from ((name, address, what) for what in wrong_file(page, address))
            continue
        is_first = examples[name] == 1
        yield from ((name, address, what) for what in wrong_page(page, name, address, is_first=is_first))
        yield from ((name, address, f"says in the console: {each}") for each in troubles)
        troubles.clear()
        new = [each for each in map(local, page.evaluate(LINKS)) if each not in met]
        waiting += new
        met.update(new)


def wrong_page(page: Page, name: str, address: str, *, is_first: bool) -> Iterator[str]:
    """Look at one page on a phone and at a desk; use axe, keyboard and paper where it is the first of its kind."""
    page.set_viewport_size({"width": PHONE, "height": 900})
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        yield f"answers {answer and answer.status}"
        return
    looks = [found_on(page)]
    if is_first:
        looks.append(breaches_on(page))
    yield from chain(*looks)
    page.set_viewport_size({"width": DESK, "height": 900})
    yield from found_on(page)
    if is_first:
        yield from breaches_on(page, colours=name in SAMPLE)
    if name in SAMPLE and is_first:
        yield from unreachable_on(page)
        yield from wrong_on_paper(page)
    if name in MISTAKES and is_first:
        yield from wrong_mistake(page, MISTAKES[name])


def wrong_mistake(page: Page, button: str) -> Iterator[str]:
    """Send a form with nothing in it: the page that says so is a page like any other."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("alert").wait_for()
    if not page.title().startswith("Error: "):
        yield "does not say in its title that there is a mistake"
    yield from (f"with a mistake, {what}" for what in chain(found_on(page), breaches_on(page)))
    page.go_back()


def wrong_file(page: Page, address: str) -> Iterator[str]:
    answer = page.request.get(address)
    if answer.status != 200 or not answer.body():
        yield f"answers {answer.status}"


def local(href: str) -> str:
    """Return the address without what follows the question mark, for the places of this product; else nothing."""
    parts = urlsplit(href)
    return parts.path if parts.hostname == "127.0.0.1" else ""


def name_of(address: str) -> str | None:
    try:
        return resolve(address).view_name if address else None
    except Resolver404:
        return "an address that leads nowhere"


@pytest.mark.parametrize("who", ["parent", "teacher", "caseworker"])
def test_first_pages_are_whole_without_javascript(begin: Callable[..., Story], who: str):
    walker = begin(script=False, given=situations.full_record).at_the_screen(who)

    walker.opens("/")

    assert list(found_on(walker.page)) == []


def test_a_page_that_is_not_there_says_what_to_do(begin: Callable[..., Story]):
    page = begin().at_the_screen("parent").page
    page.goto("/children/nobody")

    assert [*found_on(page), *breaches_on(page)] == []
