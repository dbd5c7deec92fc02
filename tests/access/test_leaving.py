"""Somebody who is not safe can leave at once, and nothing on the screen, in the tabs or in the history tells of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from tests.factories import child, join, person, post, setting, signed_in
from tests.journeys.story import Story

ELSEWHERE = "https://www.bbc.co.uk/weather"


@pytest.mark.security("S029")
@pytest.mark.parametrize("script", [True, False])
def test_one_press_ends_the_session_and_shows_the_weather(begin: Callable[..., Story], script: bool):
    walker = begin(script=script).at_the_screen("parent")
    page: Page = walker.page
    page.route(
        f"{ELSEWHERE}*", lambda asked: asked.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    walker.opens("/account")

    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(ELSEWHERE)

    assert page.goto("/account").url.endswith("/sign-in?next=/account")


@pytest.mark.security("S026", "S029")
def test_the_way_back_does_not_lead_to_the_page_that_was_left(begin: Callable[..., Story]):
    walker = begin().at_the_screen("parent")
    page: Page = walker.page
    page.route(
        f"{ELSEWHERE}*", lambda asked: asked.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    walker.opens("/")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(ELSEWHERE)

    page.go_back()

    assert "Amara" not in page.inner_text("body")
    assert "Sign in to Golden Thread" in page.inner_text("body")


@pytest.fixture
def grace(db, standing_clock) -> Client:
    who = person("Grace Okoye")
    join(child(), Role.PARENT, who)
    return signed_in(who)


@pytest.mark.security("S029")
def test_a_family_that_shares_a_device_has_neutral_titles(grace: Client):
    assert "<title>Amara" in grace.get("/", follow=True).content.decode()

    assert grace.post("/account/device", {"shared": "yes"})["Location"] == "/account"
    pages = [grace.get(each, follow=True).content.decode() for each in ("/", "/account")]
    assert all("<title>Your page</title>" in page for page in pages)

    grace.post("/account/device", {"shared": "no"})
    assert "<title>Amara" in grace.get("/", follow=True).content.decode()


@pytest.mark.security("S029")
def test_a_link_on_somebody_elses_page_ends_no_session(grace: Client):
    assert grace.get("/leave", headers={"sec-fetch-site": "cross-site"})["Location"] == ELSEWHERE
    assert grace.get("/account").status_code == 200

    assert grace.get("/leave", headers={"sec-fetch-site": "same-origin"})["Location"] == ELSEWHERE
    assert grace.get("/account").status_code == 302


def test_staff_have_no_such_button(db, standing_clock):
    who = person()
    post(who, Capacity.SENCO, setting())

    assert "Exit this page" not in signed_in(who).get("/account").content.decode()
