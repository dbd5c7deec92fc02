"""Finding a child by any two details, among those in whose circle one is."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.insight.queries.finding import MOST_FOUND, Details, children_found
from goldenthread.record.models import Child, Role
from tests.factories import AT_THE_DOOR, actor, child, join, person, post, setting, signed_in, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
BORN = date(2018, 11, 5)
UPN, NHS = "H801200001001", "9434765919"


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def zoe(oakfield: Setting) -> Child:
    made = child("Zoë Jane", "Ní-Bhriain", born=BORN, attends=oakfield, known_as="Ziggy", postcode="B14 7QH")
    for scheme, value in [("upn", UPN), ("nhs", NHS), ("case", "SEN/17")]:
        write(
            made,
            lambda writing, told=(scheme, value): writing.add(
                "record", "number_given", id=writing.new_id(), scheme=told[0], value=told[1]
            ),
        )
    return made


@pytest.fixture
def senco(oakfield: Setting) -> Person:
    who = person("Helen Okafor")
    post(who, Capacity.SENCO, oakfield)
    return who


def found(reader, **details: object) -> list[str]:
    return [each["child"].given_name for each in children_found(reader=reader, details=Details(**details))]


@pytest.mark.parametrize(
    "details",
    [
        {"family_name": "Ní-Bhriain", "given_name": "Zoë"},
        {"family_name": "ni bhriain", "given_name": "zoe"},
        {"family_name": "NIBHRIAIN", "given_name": "ziggy"},
        {"family_name": "Ní-Bhriain", "born": BORN},
        {"given_name": "Zoë", "born": BORN},
        {"family_name": "Ní-Bhriain", "postcode": "B14 7QH"},
        {"born": BORN, "postcode": "B14 7QH"},
        {"upn": UPN, "born": BORN},
        {"nhs": NHS, "family_name": "Ni Bhriain"},
        {"case": "SEN/17", "given_name": "Zoe"},
        {"upn": UPN, "nhs": NHS},
    ],
)
def test_any_two_details_find_the_child(zoe: Child, oakfield: Setting, details: dict[str, object]):
    assert found(actor(Capacity.SENCO, at=oakfield), **details) == ["Zoë Jane"]


@pytest.mark.parametrize(
    "details",
    [
        {"family_name": "Ní-Bhriain", "given_name": "Tom"},
        {"family_name": "Ní-Bhriain", "born": date(2018, 11, 6)},
        {"upn": UPN, "given_name": "Tom"},
        {"nhs": UPN, "given_name": "Zoë"},
    ],
)
def test_every_detail_given_must_fit(zoe: Child, oakfield: Setting, details: dict[str, object]):
    assert found(actor(Capacity.SENCO, at=oakfield), **details) == []


@pytest.mark.parametrize("details", [{}, {"family_name": "Ní-Bhriain"}, {"upn": UPN}])
def test_one_detail_finds_nobody(zoe: Child, oakfield: Setting, details: dict[str, object]):
    assert found(actor(Capacity.SENCO, at=oakfield), **details) == []


def test_nobody_finds_a_child_outside_their_circle(zoe: Child):
    by_name = {"family_name": "Ní-Bhriain", "given_name": "Zoë"}

    assert found(actor(Capacity.SENCO, at=setting("Elm Tree")), **by_name) == []
    assert found(actor(Capacity.CASEWORKER, authority="331"), **by_name) == []
    assert found(actor(Capacity.CASEWORKER), **by_name) == ["Zoë Jane"]


def test_a_number_that_has_ended_still_leads_to_the_child(zoe: Child, oakfield: Setting):
    number = zoe.events.filter(name="number_given").order_by("seq").first()
    write(zoe, lambda writing: writing.add("record", "number_ended", **number.fields))

    assert found(actor(Capacity.SENCO, at=oakfield), upn=UPN, born=BORN) == ["Zoë Jane"]


def page(who: Person, **details: str) -> str:
    answer = signed_in(who).get(reverse("insight:find"), details)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_detail_is_answered_gently(zoe: Child, senco: Person):
    assert "Give two details, so that we find the right child." in page(senco, family_name="Okoye")


def test_nothing_asked_is_no_mistake(senco: Person):
    told = page(senco)

    assert "There is a problem" not in told
    assert "found" not in told


def test_nobody_found_says_what_to_do_next(senco: Person):
    told = page(senco, family_name="Okoye", postcode="b147qh")

    assert "We found nobody with these details among the children you work with." in told
    assert 'value="b147qh"' in told


def test_a_number_typed_wrongly_is_named(senco: Person):
    told = page(senco, nhs="9434765910", family_name="Okoye")

    assert "This is not an NHS number." in told


def test_numbers_are_read_as_people_write_them(zoe: Child, senco: Person):
    told = page(senco, nhs="943 476 5919", **{"born-day": "5", "born-month": "11", "born-year": "2018"})

    assert "Ní-Bhriain, Zoë Jane" in told
    assert "known as Ziggy" in told
    assert "Oakfield Primary School" in told


def test_too_many_are_cut_with_a_word_on_how_to_narrow_them(oakfield: Setting, senco: Person):
    for _ in range(MOST_FOUND + 1):
        child("Tom", "Smith", born=BORN, attends=oakfield)

    told = page(senco, family_name="Smith", given_name="Tom")

    assert "Add another detail to find the right child." in told
    assert told.count("Smith, Tom") == MOST_FOUND


def test_a_family_finds_nobody():
    mother = person()
    join(child(), Role.PARENT, mother)

    assert signed_in(mother).get("/find").status_code == 403


COUNTED = 1
"""A statement that a search costs to be counted: the sum so far."""


@pytest.mark.parametrize("children", [1, 20])
def test_the_page_takes_four_statements_of_its_own_however_many_fit(
    oakfield: Setting, senco: Person, django_assert_num_queries, children: int
):
    for _ in range(children):
        child("Tom", "Smith", attends=oakfield)
    browser = signed_in(senco)
    browser.get("/find", {"family_name": "Okoye"})

    with django_assert_num_queries(4 + AT_THE_DOOR + COUNTED):
        browser.get("/find", {"family_name": "Smith", "given_name": "Tom"})
