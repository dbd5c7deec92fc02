"""Passkeys, made and used in a real Chromium with an authenticator of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

import pytest
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from goldenthread.access.actors import Capacity
from tests.climate.serving import ServedArea
from tests.factories import PASSWORD, person, post, setting
from tests.journeys.arranging import database
from tests.journeys.looking import breaches_on, found_on

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
NUMBERS = count(1)
Senco = Callable[[], str]


@pytest.fixture
def senco(served_area: ServedArea, django_db_blocker: DjangoDbBlocker) -> Senco:
    """Return what makes someone real of a school, without a second step yet, and says their address."""

    def made() -> str:
        with django_db_blocker.unblock(), database(served_area.database):
            who = person("Helen Ward", f"helen{next(NUMBERS)}@oakfield.example")
            post(who, Capacity.SENCO, setting())
            return who.email

    return made


@contextmanager
def at_a_laptop(area: ServedArea) -> Iterator[Page]:
    """A browser whose computer keeps passkeys. They need a name: an address in numbers will not do."""
    visitor = area.browser.new_context(base_url=area.url.replace("127.0.0.1", "localhost"), locale="en-GB")
    visitor.set_default_timeout(15_000)
    page = visitor.new_page()
    wire = visitor.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    try:
        yield page
    finally:
        visitor.close()


def gives_password(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def makes_passkey(page: Page) -> None:
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()


@pytest.mark.security("S011")
def test_a_passkey_made_at_the_first_sign_in_opens_the_door_alone_the_next_time(
    served_area: ServedArea, senco: Senco
):
    with at_a_laptop(served_area) as page:
        gives_password(page, senco())
        makes_passkey(page)
        page.get_by_role("button", name="I have kept them").click()
        page.get_by_role("heading", name="My children").wait_for()
        page.get_by_role("button", name="Sign out").click()

        page.get_by_role("button", name="Sign in with a passkey").click()

        page.get_by_role("heading", name="My children").wait_for()


@pytest.mark.security("S011")
def test_a_passkey_is_the_second_step_after_a_password_and_for_signing_in_again(
    served_area: ServedArea, senco: Senco
):
    email = senco()
    with at_a_laptop(served_area) as page:
        gives_password(page, email)
        makes_passkey(page)
        page.context.clear_cookies()

        gives_password(page, email)
        page.get_by_role("heading", name="One more step").wait_for()
        assert [*found_on(page), *breaches_on(page)] == []
        page.get_by_role("button", name="Use your passkey").click()
        page.get_by_role("heading", name="My children").wait_for()

        page.goto("/sign-in/again?next=/account")
        page.get_by_role("button", name="Use your passkey").click()
        page.get_by_role("heading", name="Your account").wait_for()
        assert "Passkey, Chrome on Linux" in page.inner_text("main")


@pytest.mark.security("S019")
def test_a_passkey_of_another_person_is_no_second_step(served_area: ServedArea, senco: Senco):
    with at_a_laptop(served_area) as page:
        gives_password(page, senco())
        makes_passkey(page)
        page.context.clear_cookies()
        gives_password(page, senco())
        page.get_by_role("heading", name="Add a second step").wait_for()

        page.goto("/sign-in/second-step")

        assert page.get_by_role("button", name="Use your passkey").count() == 0
        assert page.goto("/account").url.endswith("/sign-in?next=/account")


def test_pages_for_setting_up_are_whole(served_area: ServedArea, senco: Senco):
    with at_a_laptop(served_area) as page:
        gives_password(page, senco())
        for address in ("/sign-in/set-up", "/sign-in/set-up/app", "/sign-in/set-up/passkey"):
            page.set_viewport_size({"width": 360, "height": 900})
            page.goto(address)
            assert [*found_on(page), *breaches_on(page)] == []
