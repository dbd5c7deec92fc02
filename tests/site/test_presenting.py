"""On a screen that others can see, names stand as initials on every page until they are shown again."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.directory.models import Setting
from goldenthread.record.initials import children_on, names_of, with_initials
from goldenthread.record.models import Child, Role
from tests.factories import child, join, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S083"),
]


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def amara(oakfield: Setting) -> Child:
    made = child(attends=oakfield)
    join(made, Role.PARENT, person("Grace Nwosu"))
    return made


@pytest.fixture
def teacher(oakfield: Setting, amara: Child) -> Client:
    who = person("Ruth Patel")
    post(who, Capacity.CLASS_TEACHER, oakfield)
    join(amara, Role.CLASS_TEACHER, who)
    return signed_in(who)


def words_on(page: str) -> str:
    """What a page shows and speaks, without the addresses and what stands in boxes."""
    spoken = " ".join(re.findall(r'(?:aria-label|alt|title)="([^"]*)"', page))
    return re.sub(r"<[^>]*>", " ", page) + spoken


def hidden(browser: Client, hide: str = "yes", then: str = "/"):
    return browser.post(reverse("present"), {"hide": hide, "next": then})


def test_one_button_hides_the_names_of_children_and_their_families_on_every_page(
    teacher: Client, amara: Child
):
    record = reverse("record:child", args=[amara.pk])
    assert "Hide names" in teacher.get(record).content.decode()
    assert hidden(teacher, then=record)["Location"] == record

    for address in ("/", record, reverse("record:dates", args=[amara.pk])):
        shown = words_on(teacher.get(address).content.decode())
        assert not re.search(r"Amara|Okoye|Nwosu", shown), address
        assert "A." in shown
        assert "Names are hidden on this screen" in shown
        assert "Ruth Patel" in shown


def test_the_names_come_back_with_the_same_button_or_with_signing_out(teacher: Client, amara: Child):
    hidden(teacher)
    hidden(teacher, "no")
    assert "Amara" in teacher.get("/").content.decode()

    hidden(teacher)
    teacher.post(reverse("sign-out"))
    assert "presenting" not in teacher.session


def test_what_stands_in_boxes_and_in_addresses_is_left_as_it_is(amara: Child):
    page = (
        f'<a href="/children/{amara.pk}/" title="Amara’s record">Amara Okoye</a>'
        '<input value="Amara"><textarea>Amara</textarea><p>Amara’s turn, says Okoye.</p>'
    )
    drawn = with_initials(page, names_of(*children_on(page)))

    assert f'href="/children/{amara.pk}/" title="A.’s record">A. O.</a>' in drawn
    assert '<input value="Amara"><textarea>Amara</textarea><p>A.’s turn, says O..</p>' in drawn


def test_names_of_several_words_are_hidden_word_by_word_and_small_words_stay():
    made = child("Siobhán", "O’Leary de la Torre")
    names = names_of({made.pk}, set())

    assert with_initials("<p>Siobhán O’Leary de la Torre, a play on la</p>", names) == (
        "<p>S. O’L. de la T., a play on la</p>"
    )


def test_a_page_says_nothing_of_it_to_a_family_and_leads_nowhere_else(amara: Child):
    mother = person("Ada Okoye")
    join(amara, Role.PARENT, mother)
    browser = signed_in(mother)

    assert b"Hide names" not in browser.get("/", follow=True).content
    assert hidden(browser, then="https://elsewhere.example/")["Location"] == "/"
