"""Someone at a screen: opens, reads, follows, writes and presses, as a person would; and counts what it costs them."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Locator, Page, Response

from tests.climate.serving import ServedArea
from tests.factories import PASSWORD
from tests.journeys.arranging import Circle

PHONE = 360
DESK = 1280


class Walker:
    """One person, signed in, in front of one screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = self.fields = self.screens = 0

    def opens(self, address: str) -> None:
        """Go to an address, as from a bookmark or a letter."""
        self._arrived(self.page.goto(address))

    def follows(self, words: str) -> None:
        """Follow the first link that says this."""
        self._goes_on(self.page.get_by_role("link", name=words).first)

    def presses(self, words: str) -> None:
        """Press a button that leads to another page."""
        button = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        self._goes_on(button.first)

    def writes(self, label: str, words: str, *, which: int = 0) -> None:
        """Write into the box with this label; which of them, where there are several."""
        self._box(label, which).fill(words)
        self._filled()

    def writes_day(self, label: str, day: date) -> None:
        """Write a day into its three boxes."""
        asked = self.page.get_by_role("group", name=label)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            asked.get_by_label(part).fill(str(number))
        self._filled()

    def day_in(self, label: str) -> date:
        """Read the day that stands in three boxes."""
        asked = self.page.get_by_role("group", name=label)
        day, month, year = (int(asked.get_by_label(part).input_value()) for part in ("Day", "Month", "Year"))
        return date(year, month, day)

    def picks(self, label: str, option: str, *, which: int = 0) -> None:
        """Choose from a list that opens."""
        self._box(label, which).select_option(label=option)
        self._filled()

    def ticks(self, label: str) -> None:
        """Choose a radio or tick a box."""
        self.page.get_by_label(label, exact=True).check()
        self._filled()

    def reads(self, place: str = "main") -> str:
        """Return what the page says, all details opened, with single spaces."""
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        return " ".join(self.page.locator(place).first.inner_text().split())

    def sees(self, *words: str, place: str = "main") -> None:
        """Make sure the page says all this."""
        said = self.reads(place)
        missing = [each for each in words if each not in said]
        assert not missing, f"{self.page.url} does not say {missing}. It says: {said}"

    def sees_not(self, *words: str, place: str = "main") -> None:
        """Make sure the page says none of this."""
        said = self.reads(place)
        found = [each for each in words if each in said]
        assert not found, f"{self.page.url} says {found}"

    def signs_in(self, email: str) -> None:
        """Fill in the page for signing in. It does not count as work."""
        self.writes("Email address", email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self._goes_on(self.page.get_by_role("button", name="Sign in", exact=True))
        self.taps = self.fields = self.screens = 0

    def leaves(self) -> None:
        """Close the browser window."""
        self.page.context.close()

    def _box(self, label: str, which: int) -> Locator:
        """Find the box with this label, whether or not the label adds that it is optional."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")).nth(which)

    def _filled(self) -> None:
        self.taps += 1
        self.fields += 1

    def _goes_on(self, control: Locator) -> None:
        with self.page.expect_navigation() as arriving:
            control.click()
        self.taps += 1
        self._arrived(arriving.value)

    def _arrived(self, answer: Response | None) -> None:
        self.screens += 1
        if answer is not None and answer.status >= 400:
            wrong = self.page.locator(".govuk-error-summary, main").first.inner_text()
            raise AssertionError(f"{self.page.url} answers {answer.status}: {wrong}")


def sign_in(area: ServedArea, circle: Circle, who: str, *, width: int = DESK, script: bool = True) -> Walker:
    """Someone of a child's circle signs in, on a phone or at a desk, with JavaScript or without."""
    walker = Walker(area.page(width=width, script=script))
    walker.opens("/sign-in")
    walker.signs_in(circle.email(who))
    return walker
