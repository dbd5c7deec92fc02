"""What is kept from somebody changes nothing that they see: no number, no list and no header of any page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.households.home import Home
from tests.households.reading import everything
from tests.households.scanning import Scan
from tests.households.test_growing_up import ASK_FIRST
from tests.households.test_kept_safe import REFUGE
from tests.households.test_staff import ALLEGATION, PARENT_ALLEGED

_FRESH = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The key of a form."""


_OF_ONESELF = ("/account", "/looks")
"""Pages on which staff find their own devices and their own looks: the reading itself changes them."""


def read_by(home: Home, who: str) -> dict[str, str]:
    """Read everything as somebody, but for what is made anew for each page, is refused or only takes posts."""
    found = everything(home, who)
    is_family = next(each.is_family for each in home.told.members if each.who == who)
    left_out = _OF_ONESELF[:1] if is_family else _OF_ONESELF
    return {
        place: _FRESH.sub("", words)
        for place, words in found.read.items()
        if found.statuses.get(place) not in (403, 405) and not place.endswith(left_out)
    }


def a_note(home: Home) -> None:
    home.notes("the safeguarding lead", "Another thing", call="")


def a_note_about_the_head(home: Home) -> None:
    home.notes("the social worker", "Another thing", about="the head", call="Fay, extension 1")


def words_in_confidence(home: Home) -> None:
    home.says("the class teacher", "Another thing", ask_first=True)


def another_number(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 0779")


@pytest.mark.security("S046", "S049", "S067", "S068", "S070")
@pytest.mark.parametrize(
    ("home", "who", "happens"),
    [
        pytest.param(PARENT_ALLEGED, "the mother", a_note, id="a note and a mother"),
        pytest.param(PARENT_ALLEGED, "the class teacher", a_note, id="a note and a teacher"),
        pytest.param(PARENT_ALLEGED, "the SENCO", a_note, id="a note and a SENCO"),
        pytest.param(
            ALLEGATION, "the head", a_note_about_the_head, id="an allegation and the head it is about"
        ),
        pytest.param(ASK_FIRST, "the mother", words_in_confidence, id="words in confidence and a mother"),
        pytest.param(REFUGE, "the father", another_number, id="a number of hers and a father"),
    ],
    indirect=["home"],
)
def test_what_is_kept_from_somebody_changes_nothing_on_any_page_they_open(
    home: Home, scan: Scan, who: str, happens: Callable[[Home], None]
):
    before = read_by(home, who)
    happens(home)
    after = read_by(home, who)

    assert {place for place in before | after if before.get(place) != after.get(place)} == set()
