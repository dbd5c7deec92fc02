"""One child's story: whoever takes part keeps their own screen, and the family's page is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from goldenthread.access.actors import ENGLAND
from goldenthread.rulebook.time import long_date
from tests.climate.serving import ServedArea
from tests.journeys.arranging import Circle
from tests.journeys.walking import DESK, PHONE, Walker, sign_in

ON_A_PHONE = frozenset({"parent", "young person", "teacher", "assistant"})


def proves(*rows: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark a journey with every row of the capability list that it proves."""

    def marked(journey: Callable[..., None]) -> Callable[..., None]:
        for row in rows:
            pytest.mark.capability(row)(journey)
        return journey

    return marked


def today() -> date:
    """The day it is for the served area, which keeps the real time."""
    return datetime.now(ENGLAND).date()


@dataclass
class Story:
    """A child, the people around them and their screens."""

    area: ServedArea
    circle: Circle
    script: bool = True
    screens: dict[str, Walker] = field(default_factory=dict)

    @property
    def child(self) -> str:
        """The address of the child's record."""
        return f"/children/{self.circle.child.pk}/"

    @property
    def name(self) -> str:
        return self.circle.child.full_name

    def at_the_screen(self, who: str) -> Walker:
        """Sign someone in, once: families and class staff with a phone, the others at a desk."""
        if who not in self.screens:
            width = PHONE if who in ON_A_PHONE else DESK
            self.screens[who] = sign_in(self.area, self.circle, who, width=width, script=self.script)
        return self.screens[who]

    def family_is_told(
        self, happening: str, turn: str, by: date | None = None, *, who: str = "parent"
    ) -> None:
        """Open the family's page: it must say what is happening, whose turn it is and by when."""
        family = self.at_the_screen(who)
        family.opens(self.child)
        when = [f"by {long_date(by)}"] if by else []
        family.sees(happening, turn, *when, place="section.gt-part--now")

    def ends(self) -> None:
        for screen in self.screens.values():
            screen.leaves()
