"""A family's first page: each child with what is happening, whose turn it is, by when, and what they can do."""

import pytest
from django.urls import reverse

from goldenthread.access.models import Person
from goldenthread.record.models import Child, Role
from tests.factories import AT_THE_DOOR, case, child, days_ago, join, person, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def mother() -> Person:
    return person("Grace Okoye")


def own(mother: Person, name: str) -> Child:
    made = child(name, attends=setting())
    join(made, Role.PARENT, mother)
    return made


def test_a_mother_of_one_comes_straight_to_her_child(mother: Person):
    amara = own(mother, "Amara")

    assert signed_in(mother).get("/")["Location"] == reverse("record:child", args=[amara.pk])


@pytest.mark.capability("C175")
def test_a_mother_of_two_reads_how_each_is_doing(mother: Person):
    amara = own(mother, "Amara")
    own(mother, "Kwame")
    case(amara, "needs_assessment", "requested", on=days_ago(50))

    page = signed_in(mother).get("/").content.decode()

    assert "The local authority is deciding whether to assess." in page
    assert "It is the turn of the local authority." in page
    assert "Ask the local authority on which day it will be done." in page
    assert "Nothing is waiting for anyone at the moment." in page
    assert "say what worries you about Kwame" in page


def test_a_mother_sees_nobody_elses_child(mother: Person):
    own(mother, "Amara")
    own(mother, "Kwame")
    own(person(), "Zoë")

    assert "Zoë" not in signed_in(mother).get("/").content.decode()


def test_a_young_person_comes_to_their_own_record():
    kofi, me = child("Kofi", "Mensah"), person("Kofi Mensah")
    join(kofi, Role.YOUNG_PERSON, me)

    assert signed_in(me).get("/")["Location"] == reverse("record:child", args=[kofi.pk])


@pytest.mark.parametrize("children", [2, 5])
def test_the_page_takes_six_statements_of_its_own_however_many_the_children(
    mother: Person, django_assert_num_queries, children: int
):
    for place in range(children):
        case(own(mother, f"Child {place}"), "needs_assessment", "requested", on=days_ago(50))
    browser = signed_in(mother)
    browser.get("/")

    with django_assert_num_queries(6 + AT_THE_DOOR):
        browser.get("/")
