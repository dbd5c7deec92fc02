"""Drafts: what is typed is kept for the one who typed it, at the place where they typed it."""

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.models import Person
from goldenthread.record.drafts import LONGEST, draft_of, drop_draft, keep_draft
from goldenthread.record.models import Role
from tests.factories import AT, child, join, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
PLACE = "/children/1/concern"


@pytest.fixture
def ruth() -> Person:
    who = person()
    join(child(), Role.PARENT, who)
    return who


@pytest.fixture
def browser(ruth: Person) -> Client:
    return signed_in(ruth)


def test_a_later_draft_takes_the_place_of_an_earlier_one(ruth: Person):
    keep_draft(ruth.pk, PLACE, {"seen": "first"}, AT)
    keep_draft(ruth.pk, PLACE, {"seen": "second"}, AT)

    assert draft_of(ruth.pk, PLACE) == {"seen": "second"}


def test_a_draft_is_its_writers_own(ruth: Person):
    keep_draft(ruth.pk, PLACE, {"seen": "mine"}, AT)

    assert draft_of(person().pk, PLACE) == {}
    assert draft_of(ruth.pk, "/elsewhere") == {}


def test_a_dropped_draft_is_gone(ruth: Person):
    keep_draft(ruth.pk, PLACE, {"seen": "mine"}, AT)

    drop_draft(ruth.pk, PLACE)

    assert draft_of(ruth.pk, PLACE) == {}


def test_a_browser_saves_what_is_typed_and_nothing_of_the_forms_own(browser: Client, ruth: Person):
    typed = {"seen": "He hides", "shows": ["play", "class"], "submission": "x", "version": "3", "empty": ""}

    answer = browser.post(reverse("record:draft", args=[PLACE.lstrip("/")]), typed)

    assert answer.json()["saved"] is True
    assert draft_of(ruth.pk, PLACE) == {"seen": "He hides", "shows": ["play", "class"]}


def test_what_is_too_long_to_keep_is_refused_with_a_reason(browser: Client):
    answer = browser.post(reverse("record:draft", args=["x"]), {"seen": "a" * LONGEST})

    assert answer.status_code == 413
    assert "Send it in parts" in answer.json()["because"]
