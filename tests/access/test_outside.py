"""Signing in with an outside provider, in Chromium and with real providers of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from goldenthread.access.actors import Capacity
from goldenthread.access.ids import new_id
from goldenthread.access.models import OutsideKey, Person
from goldenthread.record.models import Role
from tests.access.joined import KINDS, WEAK, Joined
from tests.factories import AT, child, person, post, setting
from tests.factories import join as into_circle
from tests.journeys.arranging import database
from tests.journeys.looking import breaches_on, found_on

NAMES = {
    "one-login": "GOV.UK One Login",
    "dfe-sign-in": "DfE Sign-in",
    "cis2": "NHS Care Identity",
    "authority": "your council account",
}
subjects = count(1)
Known = Callable[..., str]


@pytest.fixture
def known(joined: Joined, django_db_blocker: DjangoDbBlocker) -> Known:
    """Return what makes a parent or a SENCO whom a provider knows, and says their subject there."""

    def made(kind: str, *, staff: bool = False) -> str:
        subject = f"subject-{next(subjects)}"
        with django_db_blocker.unblock(), database(joined.area.database):
            who = person(f"Person {subject}", f"{subject}@example.net")
            if staff:
                post(who, Capacity.SENCO, setting())
            else:
                into_circle(child(), Role.PARENT, who)
            _join(who, kind, joined.issuers[kind], subject)
        return subject

    return made


def _join(who: Person, kind: str, issuer: str, subject: str) -> None:
    OutsideKey.objects.create(
        id=new_id(AT), person=who, provider=kind, issuer=issuer, subject=subject, added_at=AT
    )


@pytest.fixture
def page(joined: Joined) -> Iterator[Page]:
    """A fresh visitor to the area that is joined up."""
    visitor = joined.area.page()
    yield visitor
    visitor.context.close()


def goes_through(page: Page, kind: str, login: str) -> None:
    """Go to the provider from our sign-in page, and come back."""
    page.goto("/sign-in")
    page.get_by_role("button", name=f"Sign in with {NAMES[kind]}").click()
    gives_name_there(page, login)


def gives_name_there(page: Page, login: str) -> None:
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill("anything")
    goes_on = page.locator("form[action*='/interaction/'] button[type=submit]")
    for _ in range(3):
        if goes_on.count():
            goes_on.click()
            page.wait_for_load_state()


def heads(page: Page, words: str) -> None:
    page.get_by_role("heading", name=words, level=1).wait_for()


@pytest.mark.security("S019")
@pytest.mark.parametrize("kind", KINDS)
def test_whom_a_provider_knows_comes_in(page: Page, known: Known, kind: str):
    subject = known(kind)

    goes_through(page, kind, subject)

    page.get_by_text(f"Signed in: Person {subject}").wait_for()


@pytest.mark.security("S019")
@pytest.mark.parametrize("kind", KINDS)
def test_whom_nobody_has_invited_does_not(page: Page, kind: str):
    goes_through(page, kind, f"subject-{next(subjects)}")

    heads(page, "You need an invitation first")
    assert [*found_on(page), *breaches_on(page)] == []
    assert page.goto("/account").url.endswith("/sign-in?next=/account")


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    ("ours", "another"), [("one-login", "dfe-sign-in"), ("authority", "cis2"), ("dfe-sign-in", "one-login")]
)
def test_the_same_subject_and_address_at_another_provider_is_somebody_else(
    page: Page, known: Known, ours: str, another: str
):
    subject = known(ours)

    goes_through(page, another, subject)

    heads(page, "You need an invitation first")


@pytest.mark.security("S019")
@pytest.mark.parametrize("kind", WEAK)
def test_whoever_has_not_proved_themselves_strongly_there_does_not(page: Page, known: Known, kind: str):
    goes_through(page, kind, f"weak {known(kind)}")

    heads(page, "You are not signed in")
    page.get_by_text("That sign-in was not strong enough").wait_for()


@pytest.mark.security("S011", "S019")
def test_where_a_provider_says_nothing_of_a_second_step_staff_take_ours(page: Page, known: Known):
    goes_through(page, "dfe-sign-in", known("dfe-sign-in", staff=True))

    heads(page, "Add a second step to your sign-in")
    assert page.goto("/account").url.endswith("/sign-in?next=/account")


@pytest.mark.security("S019", "S028")
def test_signing_in_again_goes_through_the_provider_and_as_the_same_person(page: Page, known: Known):
    subject = known("one-login")
    goes_through(page, "one-login", subject)
    page.get_by_text(f"Signed in: Person {subject}").wait_for()
    before = page.context.cookies()

    page.goto("/sign-in/again?next=/account")
    page.get_by_role("button", name="Go through GOV.UK One Login").click()
    gives_name_there(page, known("one-login"))
    page.get_by_text("already joined to somebody else").wait_for()

    page.goto("/sign-in/again?next=/account")
    page.get_by_role("button", name="Go through GOV.UK One Login").click()
    gives_name_there(page, subject)
    heads(page, "Your account")
    assert session_in(page.context.cookies()) != session_in(before)


def session_in(cookies: list) -> str:
    return next(each["value"] for each in cookies if each["name"] == "sessionid")


@pytest.mark.security("S019")
def test_an_answer_is_good_once_and_in_the_browser_that_asked(joined: Joined, page: Page, known: Known):
    seen: list[str] = []
    page.on("request", lambda asked: seen.append(asked.url) if "/sign-in/from/" in asked.url else None)
    goes_through(page, "one-login", known("one-login"))
    page.get_by_text("Signed in:").first.wait_for()

    elsewhere = joined.area.page()
    for visitor in (page, elsewhere):
        visitor.goto(seen[0])
        heads(visitor, "You are not signed in")
    elsewhere.context.close()


@pytest.mark.security("S019")
def test_whoever_turns_back_there_is_told_kindly(page: Page):
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with GOV.UK One Login").click()
    page.get_by_role("link", name="Cancel").click()

    heads(page, "You are not signed in")
    page.get_by_role("link", name="Go to the sign-in page").click()
    heads(page, "Sign in to Golden Thread")
