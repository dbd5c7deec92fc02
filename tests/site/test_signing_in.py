"""Signing in and out: to where one was going, and never away from here."""

import pytest
from django.test import Client

from goldenthread.access.models import Person
from goldenthread.record.models import Role
from tests.factories import PASSWORD, child, join, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def grace() -> Person:
    who = person("Grace Okoye", "grace@example.org")
    join(child(), Role.PARENT, who)
    return who


def sent(**instead: str) -> dict[str, str]:
    return {"email": "grace@example.org", "password": PASSWORD, "next": "/", **instead}


def test_the_right_words_open_the_door(client: Client, grace: Person):
    answer = client.post("/sign-in", sent())

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 302
    assert client.get("/", follow=True).status_code == 200


def test_an_address_may_be_typed_in_capitals(client: Client, grace: Person):
    assert client.post("/sign-in", sent(email="Grace@Example.ORG")).status_code == 302


@pytest.mark.parametrize("wrong", [{"password": "something else"}, {"email": "nobody@example.org"}])
def test_a_wrong_answer_never_says_which_was_wrong(client: Client, grace: Person, wrong: dict[str, str]):
    answer = client.post("/sign-in", sent(**wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The email address or the password is not right. Check both and try again." in page
    assert wrong.get("password", PASSWORD) not in page


def test_someone_who_has_left_cannot_sign_in(client: Client, grace: Person):
    grace.is_active = False
    grace.save()

    assert client.post("/sign-in", sent()).status_code == 422


@pytest.mark.parametrize("field", ["email", "password"])
def test_a_missing_answer_is_named(client: Client, grace: Person, field: str):
    page = client.post("/sign-in", sent(**{field: ""})).content.decode()

    assert f'href="#id_{field}"' in page


@pytest.mark.parametrize(
    ("going_to", "arrives"),
    [
        ("/worklist?when=late", "/worklist?when=late"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("the worklist", "/"),
    ],
)
def test_one_arrives_where_one_was_going_if_it_is_here(
    client: Client, grace: Person, going_to: str, arrives: str
):
    assert client.post("/sign-in", sent(next=going_to))["Location"] == arrives


def test_a_session_begun_by_another_is_not_taken_over(client: Client, grace: Person):
    client.force_login(person())
    begun = client.session.session_key

    client.post("/sign-in", sent())

    assert client.session.session_key != begun
    assert client.cookies["sessionid"]["httponly"]


def test_signing_out_ends_the_session(grace: Person):
    browser = signed_in(grace)

    assert browser.post("/sign-out")["Location"] == "/sign-in"
    assert browser.get("/")["Location"] == "/sign-in?next=/"


def test_a_link_cannot_sign_anyone_out(grace: Person):
    browser = signed_in(grace)

    assert browser.get("/sign-out").status_code == 405
    assert browser.get("/").status_code == 302


def test_the_page_says_whom_to_ask(client: Client):
    assert "If you cannot sign in, ask the school" in client.get("/sign-in").content.decode()
