"""The child's record, page by page: who sees what, in how many statements, whatever the record holds."""

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.models import Child, Role
from goldenthread.record.pages.heading import age, year_words
from tests.factories import (
    AT_THE_DOOR,
    IN_A_TEST,
    TODAY,
    case,
    child,
    days_ago,
    join,
    person,
    post,
    setting,
    signed_in,
    step,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
STATEMENTS = 12
"""Session, sight, seat, what is beside, circle, cases, dates, strands, plans, events, documents, note."""


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def amara(oakfield: Setting) -> Child:
    return child(attends=oakfield)


@pytest.fixture
def mother(amara: Child) -> Person:
    who = person("Grace Okoye")
    join(amara, Role.PARENT, who, purpose="Mother")
    return who


@pytest.fixture
def caseworker() -> Person:
    who = person("Jo Marsh")
    post(who, Capacity.CASEWORKER)
    return who


def browser(who: Person) -> Client:
    """A browser that has been here before, so that the capacity is chosen."""
    made = signed_in(who)
    made.get(reverse("home"))
    return made


def seen(who: Person, name: str, about: Child) -> str:
    answer = browser(who).get(reverse(f"record:{name}", args=[about.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def a_busy_record(about: Child) -> None:
    for days in (300, 200, 100):
        request = case(about, "needs_assessment", "requested", on=days_ago(days))
        step(about, request, "agreed_to_assess", on=days_ago(days - 30))
        for body in ("psychology", "education", "health"):
            step(about, request, "advice_asked", on=days_ago(days - 31), body=body)


@pytest.mark.capability("C175")
def test_a_mother_reads_the_story_from_the_headings_and_the_first_lines(amara: Child, mother: Person):
    case(amara, "needs_assessment", "requested", on=days_ago(50))

    page = seen(mother, "child", amara)

    assert "7 years old, Year 2, Oakfield Primary School" in page
    assert "The local authority is deciding whether to assess." in page
    assert "This is 8 days later than it should be." in page
    assert "Why this date?" in page
    assert "SEND Regulations 2014, reg 5(1)" in page


def test_an_empty_record_says_so_kindly(amara: Child, mother: Person):
    assert "Nothing is waiting for anyone at the moment." in seen(mother, "child", amara)


def test_a_family_reads_the_first_name_and_staff_the_whole(amara: Child, mother: Person, caseworker: Person):
    assert "Amara Okoye" not in seen(mother, "child", amara).partition("<h1")[2].partition("</h1>")[0]
    assert "Amara Okoye" in seen(caseworker, "child", amara).partition("<h1")[2].partition("</h1>")[0]


@pytest.mark.capability("C021")
def test_a_child_with_support_and_no_contact_is_told_of(amara: Child, mother: Person):
    case(amara, "first_response", "concern_raised", on=days_ago(3))

    assert "Nobody is named as the family’s contact yet." in seen(mother, "child", amara)


@pytest.mark.capability("C021")
def test_the_named_contact_stands_first_in_the_circle(amara: Child, mother: Person):
    join(amara, Role.CONTACT, person("Helen Okafor"))

    circle = seen(mother, "child", amara).partition('id="part-circle"')[2]

    assert circle.index("Helen Okafor") < circle.index("Grace Okoye")
    assert "Nobody is named" not in circle


def test_who_has_left_the_circle_is_told_apart(amara: Child, mother: Person):
    join(amara, Role.CLASS_TEACHER, person("Sam Reed"), ends=days_ago(10))

    page = seen(mother, "child", amara)

    assert page.index("Who was in the circle before") < page.index(
        "Sam Reed, class teacher, until 20 February 2026"
    )


@pytest.mark.capability("C047")
def test_every_date_is_listed_with_its_state_and_its_rule(amara: Child, mother: Person):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    step(amara, request, "agreed_to_assess", on=days_ago(10))

    page = seen(mother, "dates", amara)

    assert "Done late" in page
    assert "8 days late" in page
    assert "https://www.legislation.gov.uk/uksi/2014/1530/regulation/13" in page
    assert page.count("Good practice, working timetable") == 2


def test_a_family_reads_with_you_where_others_read_with_the_family(
    amara: Child, mother: Person, caseworker: Person
):
    case(amara, "first_response", "concern_raised", on=days_ago(5))

    for name in ("dates", "child"):
        assert "gree a one-page plan with you" in seen(mother, name, amara)
        assert "gree a one-page plan with the family" in seen(caseworker, name, amara)


@pytest.mark.parametrize("name", ["child", "dates", "timeline", "documents", "add-document"])
def test_someone_outside_the_circle_finds_no_page(amara: Child, name: str):
    stranger = person()
    join(child("Kofi", "Mensah"), Role.PARENT, stranger)

    assert browser(stranger).get(reverse(f"record:{name}", args=[amara.pk])).status_code == 404


@pytest.mark.parametrize("busy", [False, True])
def test_the_record_takes_at_most_fourteen_statements(
    amara: Child, caseworker: Person, django_assert_max_num_queries, busy: bool
):
    if busy:
        a_busy_record(amara)
    who = browser(caseworker)

    with django_assert_max_num_queries(STATEMENTS + IN_A_TEST):
        page = who.get(reverse("record:child", args=[amara.pk]))

    assert len(page.content) < 60_000


@pytest.mark.parametrize(("name", "statements"), [("dates", 6), ("timeline", 5), ("documents", 3)])
def test_the_other_pages_take_a_fixed_number_of_statements(
    amara: Child, caseworker: Person, django_assert_num_queries, name: str, statements: int
):
    who = browser(caseworker)
    with django_assert_num_queries(statements + AT_THE_DOOR):
        who.get(reverse(f"record:{name}", args=[amara.pk]))
    a_busy_record(amara)

    with django_assert_num_queries(statements + AT_THE_DOOR):
        who.get(reverse(f"record:{name}", args=[amara.pk]))


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (TODAY.replace(year=2018, month=11), "Year 2"),
        (TODAY.replace(year=2020, month=11), "Reception"),
        (TODAY.replace(year=2022), "Nursery"),
        (TODAY.replace(year=2005), ""),
        (TODAY.replace(year=2025), ""),
    ],
)
def test_a_year_group_is_named_where_there_is_one(born, words: str):
    assert year_words(born, TODAY) == words


def test_an_age_changes_on_the_birthday():
    born = TODAY.replace(year=2018)

    assert (age(born, days_ago(1)), age(born, TODAY)) == (7, 8)
