"""For whoever is not in the circle, a child's record and a made-up address are one and the same: nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from statistics import median
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client

from goldenthread.access.models import Person
from tests import factories
from tests.journeys.addresses import every_route, ids_about
from tests.journeys.answering import without_ids
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.seated import RELATIONS, SITTERS, Relation
from tests.journeys.situations import full_record

pytestmark = [pytest.mark.django_db, pytest.mark.security("S035")]

ABOUT_A_CHILD = [route for route in every_route() if route.blanks.keys() & {"child", "child_id", "case"}]
SHARE = 18
"""Each seat tries every eighteenth address, from another one on: together they try them all, several times over."""


@dataclass(frozen=True)
class Told:
    """All that somebody learns from one answer."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]
    statements: int


@pytest.fixture(autouse=True)
def quietly(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "django.request")


@pytest.mark.parametrize("relation", [each for each in RELATIONS if each != "own"])
def test_what_is_not_for_them_and_what_is_not_there_are_answered_alike(relation: Relation):
    circle = circle_of()
    full_record(circle)
    sitters = [each for each in SITTERS if relation in each.relations]
    visitors = [(each, known_at_the_door(each.arrive(circle, relation))) for each in sitters]

    differing = [
        f"{sitter.seat} {method} {name}: {different}"
        for number, (sitter, visitor) in enumerate(visitors)
        for name, address, nowhere in list(pairs(ids_about(circle.child)))[number % SHARE :: SHARE]
        for method in ("get", "post")
        if (different := differ(visitor, method, address, nowhere))
    ]

    assert differing == []


def known_at_the_door(who: Person) -> Client:
    """Sign somebody in and let them come once: the first time costs what no other time does."""
    visitor = factories.signed_in(who)
    visitor.get("/")
    return visitor


def pairs(ids: dict[str, list[UUID]]) -> Iterator[tuple[str, str, str]]:
    """Write each address about a child with ids that are real, and with ids that nobody has."""
    for route in ABOUT_A_CHILD:
        real = next(route.filled(ids), None)
        if real is not None:
            yield route.name, real, next(route.filled({noun: [uuid4()] for noun in ids}))


def told(visitor: Client, method: str, address: str) -> Told:
    statements: list[str] = []

    def counted(run, sql, *rest):
        statements.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(counted):
        answer = getattr(visitor, method)(address)
    headers = tuple(sorted((name, without_ids(value.encode())) for name, value in answer.headers.items()))
    return Told(answer.status_code, without_ids(answer.content), headers, len(statements))


def differ(visitor: Client, method: str, address: str, nowhere: str) -> str:
    """Say in what two answers differ, asked twice: what is counted once an hour makes only the first differ."""
    for _ in range(2):
        one, other = told(visitor, method, address), told(visitor, method, nowhere)
        if one == other:
            return ""
    both = zip(astuple(one), astuple(other), strict=True)
    return "; ".join(f"{this!r:.2000} and {that!r:.2000}" for this, that in both if this != that)


ASKED, NOISE, ROUNDS = 40, 0.15, 3
"""Of forty answers each, the quickest quarter is compared: what they take when the machine does nothing else.

What a busy machine does passes in one of three rounds; what the product does stays.
"""


def a_blocked_parent(circle: Circle) -> Client:
    sitter = next(each for each in SITTERS if each.seat == "parent")
    return known_at_the_door(sitter.arrive(circle, "blocked"))


def a_senco_elsewhere(circle: Circle) -> Client:
    sitter = next(each for each in SITTERS if each.seat == "senco")
    return known_at_the_door(sitter.arrive(circle, "none"))


@pytest.mark.parametrize(
    ("who", "shape"), [(a_blocked_parent, "/children/{}/"), (a_senco_elsewhere, "/cases/{}/plan")]
)
def test_neither_takes_longer_than_the_other(who, shape: str):
    circle = circle_of()
    full_record(circle)
    ids = ids_about(circle.child)
    visitor = who(circle)
    real = shape.format(ids["child" if "children" in shape else "case"][0])

    apart = []
    while not apart or (apart[-1] > NOISE and len(apart) < ROUNDS):
        one, other = quickest(visitor, real, shape)
        apart.append(abs(one - other) / min(one, other))

    assert apart[-1] <= NOISE, apart


def quickest(visitor: Client, real: str, shape: str) -> tuple[float, float]:
    """Ask in turn for what is there and for what is not; say what the quickest quarter of each takes."""
    took: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(ASKED):
        for is_real, times in took.items():
            address = real if is_real else shape.format(uuid4())
            began = time.perf_counter()
            visitor.get(address)
            times.append(time.perf_counter() - began)
    one, other = (median(sorted(each)[: ASKED // 4]) for each in took.values())
    return one, other
