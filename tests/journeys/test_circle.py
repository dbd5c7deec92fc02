"""Who is not in a child's circle learns nothing, not even that the child exists, from any address there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.ids import new_id
from goldenthread.access.models import Person
from tests import factories
from tests.journeys.addresses import Route, every_route, ids_about
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.situations import full_record

pytestmark = pytest.mark.django_db

ROUTES = [each for each in every_route() if each.is_about_a_child]


ENOUGH = 3
"""Addresses of one route that are tried for each stranger: they differ in nothing but their ids."""


@pytest.fixture(autouse=True)
def quietly(caplog: pytest.LogCaptureFixture) -> None:
    """That an address is not found is what we want here: hundreds of warnings of it would hide a failure."""
    caplog.set_level("CRITICAL", "django.request")


def colleague(capacity: Capacity) -> Callable[[Circle], Person]:
    """Someone at the child's own school who has nothing to do with the child."""

    def met(circle: Circle) -> Person:
        who = factories.person("Alex Stone")
        factories.post(who, capacity, circle.setting)
        return who

    return met


def adviser_not_asked(circle: Circle) -> Person:
    """Another psychologist of the same service."""
    who = factories.person("Omar Aziz")
    factories.post(
        who,
        Capacity.ADVISER,
        body="psychology",
        authority_id=circle.child.authority_id,
        organisation=circle.council,
    )
    return who


def from_another(word: str) -> Callable[[Circle], Person]:
    """The same kind of person around another child, at another school, in another authority."""
    return lambda circle: circle_of("Ben", school="Elm Grove School").people[word]


STRANGERS = {
    "teacher of another class": colleague(Capacity.CLASS_TEACHER),
    "assistant of another class": colleague(Capacity.TEACHING_ASSISTANT),
    "adviser who was not asked": adviser_not_asked,
    **{
        f"{word} of another child": from_another(word)
        for word in (
            "parent",
            "young person",
            "teacher",
            "senco",
            "head",
            "caseworker",
            "manager",
            "psychologist",
        )
    },
}


@pytest.mark.capability("C005")
@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_every_address_of_a_child_is_to_a_stranger_as_if_the_child_did_not_exist(
    stranger: Callable[[Circle], Person],
):
    circle = circle_of()
    full_record(circle, final=True)
    visitor = factories.signed_in(stranger(circle))

    told = [address for route in ROUTES for address in what_is_told(visitor, route, circle)]

    assert told == []


def what_is_told(visitor: Client, route: Route, circle: Circle) -> list[str]:
    """Return the addresses that answer otherwise than that of a child who does not exist."""
    known = ids_about(circle.child)
    made_up = next(route.filled({noun: [new_id(datetime.now(UTC))] for noun in known}))
    told = []
    for ask in (visitor.get, visitor.post):
        nowhere = ask(made_up)
        expected = seen(nowhere, made_up)
        answers = [(real, ask(real)) for real in islice(route.filled(known), ENOUGH)]
        told += [
            f"{ask.__name__} {route.name} answers {answer.status_code}"
            for real, answer in answers
            if nowhere.status_code not in (403, 404, 405) or seen(answer, real) != expected
        ]
    return told


def seen(answer: HttpResponse, address: str) -> tuple[int, str]:
    """Return what a visitor sees of an answer: all but its one-time tokens and the address they typed."""
    words = answer.content.decode().replace(address, "")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words)


def test_those_in_the_circle_are_told_something_else():
    circle = circle_of()
    full_record(circle, final=True)
    ids = ids_about(circle.child)
    inside = [factories.signed_in(circle.people[word]) for word in ("parent", "senco", "caseworker")]

    opened = {route.name: list(route.filled(ids)) for route in ROUTES}
    same = {
        name
        for name, addresses in opened.items()
        if addresses and all(each.get(address).status_code == 404 for address in addresses for each in inside)
    }

    # It is for settings that are consulted, and none is here.
    assert same - {"plans:reply"} == set()


def test_a_blank_of_an_address_is_one_these_tests_know():
    known: dict[str, list[UUID]] = {noun: [] for noun in ids_about(circle_of().child)}

    for route in ROUTES:
        assert list(route.filled(known)) == []
