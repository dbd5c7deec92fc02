"""Comparing what somebody read with what the table of their family says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.households.home import Home
from tests.households.household import NEVER, YES, Household
from tests.households.reading import Reading, everything

MANY_PLACES = 3


def each_of(*families: Household) -> pytest.MarkDecorator:
    """Run a test for each member of these families, each family made once."""
    told = [
        pytest.param(
            family,
            member.who,
            id=f"{member.who} of {family.name}",
            marks=pytest.mark.xdist_group(family.name),
        )
        for family in families
        for member in family.members
    ]
    return pytest.mark.parametrize(("home", "who"), told, indirect=["home"])


class Scan:
    """What is wrong with what a member of a family finds."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def __call__(self, who: str) -> list[str]:
        """Read all that is open to a member and say what they found and must not, and what they missed."""
        return list(self.wrong(who, everything(self.home, who)))

    def wrong(self, who: str, reading: Reading) -> Iterator[str]:
        """Hold what was read against the table."""
        told = self.home.told
        for name, must in told.table()[who].items():
            places = reading.where(told.marks[name])
            if must == YES and not places:
                yield f"{who} must find {name}, “{told.marks[name]}”, and does not"
            if must == NEVER and places:
                yield f"{who} must never find {name}, “{told.marks[name]}”, and it stands in {places[:MANY_PLACES]}"
        yield from self._contacts(who, reading)
        yield from (f"{place} fails with {code}" for place, code in reading.statuses.items() if code >= 500)

    def _contacts(self, who: str, reading: Reading) -> Iterator[str]:
        """Whatever else is so, no adult of a family reads the address by which another signs in."""
        adults = {each.who for each in self.home.told.members if each.is_family}
        for other in adults - {who} if who in adults else ():
            if places := reading.where(self.home.people[other].email):
                yield f"{who} reads the e-mail address of {other} in {places[:MANY_PLACES]}"
