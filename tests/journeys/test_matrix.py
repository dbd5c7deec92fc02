"""The matrix: every address and method, for every seat, in every way somebody can stand to a child.

Nothing here names an address. They are read from the product's own list, and what each is for from its guard, so an
address that is added tomorrow is tried tomorrow and fails until somebody says what it opens.
"""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from goldenthread.access.guards import Guard, Needs, guard_of
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import register
from goldenthread.record.seats import SEATS
from tests import factories
from tests.journeys.addresses import every_pattern, every_route, ids_about
from tests.journeys.arranging import circle_of
from tests.journeys.seated import SITTERS, Relation, Sitter
from tests.journeys.situations import full_record

pytestmark = pytest.mark.django_db

ROUTES = every_route()
METHODS = ("get", "post")
CASES = [
    pytest.param(sitter, relation, id=f"{sitter.seat}-{relation}")
    for sitter in SITTERS
    for relation in sitter.relations
]


@pytest.fixture(autouse=True)
def quietly(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "django.request")


@pytest.mark.security("S030")
def test_every_address_says_what_it_opens():
    silent = [each for each in every_pattern() if guard_of(each.callback) is None]

    assert silent == [], "say with @guarded what these open"


@pytest.mark.security("S030")
def test_a_view_that_says_nothing_is_not_there(settings):
    settings.ROOT_URLCONF = "tests.journeys.unguarded"

    assert factories.signed_in(factories.person()).get("/nothing-said").status_code == 404


@pytest.mark.security("S031", "S034", "S039", "S041", "S050", "S193")
@pytest.mark.capability("C040")
@pytest.mark.parametrize(("sitter", "relation"), CASES)
def test_everybody_is_let_in_as_the_register_says_and_nobody_else(sitter: Sitter, relation: Relation):
    circle = circle_of()
    full_record(circle, final=True)
    ids = ids_about(circle.child)
    visitor = factories.signed_in(sitter.arrive(circle, relation))

    wrong = [
        f"{method} {route.name}: {told}"
        for route in ROUTES
        for method in METHODS
        for address in list(route.filled(ids))[:1]
        if (told := differs(visitor, method, address, sitter, relation))
    ]

    assert wrong == []


def differs(visitor: Client, method: str, address: str, sitter: Sitter, relation: Relation) -> str:
    """Say how the answer differs from what the register says, or nothing."""
    guard = guard_of(resolve(address).func)
    assert guard is not None
    if guard.needs is not Needs.RIGHT:
        return ""
    answer = getattr(visitor, method)(address)
    expected = verdict(guard, guard.errand_of(method.upper()), sitter, relation)
    found = seen(answer)
    return "" if found == expected else f"{found} ({answer.status_code}), and should be {expected}"


def verdict(guard: Guard, errand: Errand, sitter: Sitter, relation: Relation) -> str:
    """Say from the register alone what must become of somebody who comes to this address."""
    allows = register()[sitter.seat].allow
    if sitter.is_of == "family" and relation == "ended":
        return "not there"  # nothing is left in which they could act
    if not guard.is_about_a_child:
        others = [seat.name for seat in SEATS if sitter.capacity in seat.capacities]
        seats = {sitter.seat, sitter.capacity.value, *others} & set(register())
        return "let in" if any(register()[seat].allow(errand) for seat in seats) else "refused"
    if relation != "own":
        return "not there"
    return "let in" if allows(errand) else "refused"


def seen(answer: HttpResponse) -> str:
    ruling = getattr(answer.wsgi_request, "ruling", None)
    if ruling is not None and ruling.allowed:
        return "let in"
    return "not there" if answer.status_code == 404 or answer.get("Location") == "/act-as" else "refused"


@pytest.mark.security("S030")
def test_nobody_who_has_not_signed_in_is_let_in():
    circle = circle_of()
    full_record(circle)
    ids = ids_about(circle.child)

    tried = {route.name: address for route in ROUTES for address in list(route.filled(ids))[:1]}
    open_to_all = {
        name
        for name, address in tried.items()
        if (guard := guard_of(resolve(address).func)) and guard.needs is Needs.NOTHING
    }
    let_in = {
        name
        for name, address in tried.items()
        if not Client().get(address).get("Location", "").startswith("/sign-in")
    }

    assert let_in <= open_to_all
    assert len(tried) > 2 * len(open_to_all)


@pytest.mark.security("S031")
def test_every_seat_of_the_register_is_tried():
    assert {sitter.seat for sitter in SITTERS} | {"consulted"} == set(register())


@pytest.mark.security("S067")
def test_safeguarding_notes_are_for_those_who_keep_children_safe():
    readers = {seat for seat, rights in register().items() if rights.allow(Errand(Part.SAFEGUARDING))}

    assert readers == {"safeguarding_lead", "social_worker"}


@pytest.mark.security("S022")
@pytest.mark.parametrize("seat", ["officer", "analyst", "administrator"])
def test_those_who_run_the_service_see_no_child(seat: str):
    children = [part for part in Part if part.is_about_a_child]

    assert not [(part, act) for part in children for act in Act if register()[seat].allow(Errand(part, act))]
