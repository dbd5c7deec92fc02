"""Take the pictures of the documentation anew from an open demonstration area.

Open one (`./run`), then: `.venv/bin/python -m tests.journeys.pictures http://127.0.0.1:8000`
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Page

from goldenthread.demo.people import BY_KEY, PASSWORD
from tests.climate.serving import chromium_open

PLACE: Final = Path(__file__).parents[2] / "docs" / "pictures"


class Picture(NamedTuple):
    """One picture: its name, who sits at the screen, how large that is, and how they come to the page."""

    name: str
    who: str
    width: int
    height: int
    sharp: int
    goes: Callable[[Page], object]


def to_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Amara Okafor", exact=True).first.click()
    page.get_by_role("link", name="Read the plan").first.click()


PICTURES: Final = (
    Picture("record-on-a-phone", "grace", 390, 1150, 2, lambda page: page.wait_for_load_state()),
    Picture("one-page-plan", "patel", 1280, 1500, 1, to_the_plan),
    Picture("worklist", "caseworker", 1280, 1150, 1, lambda page: page.wait_for_load_state()),
)


def take(picture: Picture, browser: Browser, area: str) -> None:
    """Sign in as somebody and take one picture."""
    visitor = browser.new_context(
        base_url=area,
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.sharp,
        locale="en-GB",
        timezone_id="Europe/London",
    )
    page = visitor.new_page()
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(BY_KEY[picture.who].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    picture.goes(page)
    page.wait_for_load_state()
    page.screenshot(path=PLACE / f"{picture.name}.png")
    visitor.close()


if __name__ == "__main__":
    with chromium_open() as opened:
        for each in PICTURES:
            take(each, opened, sys.argv[1])
