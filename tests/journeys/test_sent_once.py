"""A form is one sending, however often it is sent: by a button pressed twice, a lost line or a page sent again.

Every form is met as people meet it, on pages they come to by links, filled in from what the page asks, and sent twice.
"""

from __future__ import annotations

import re
from contextlib import suppress
from uuid import uuid4

import pytest
from django.http import HttpResponseNotAllowed
from django.test import RequestFactory
from django.urls import resolve

from goldenthread.access.guards import Needs, guard_of
from goldenthread.access.models import Sent
from goldenthread.access.once import KEPT_FOR
from goldenthread.record.models import Child, Event, Role
from goldenthread.site.rooms import HOUSE
from tests import factories
from tests.journeys.addresses import Route, every_route
from tests.journeys.trying import Trying

pytestmark = [pytest.mark.django_db, pytest.mark.security("S163")]

NOT_MET = frozenset(
    {
        "account-factors", "circle:answer-asked", "circle:end-help", "circle:end-reader", "circle:lift", "plans:final",
        "privacy:answer", "privacy:decide",
        "record:draft", "reviews:ending", "safeguarding:override", "sending:arrived", "sending:returned",
        "sending:send-back", "support:acknowledge", "support:more-help", "watch:alert", "watch:answer",
        "watch:give-back", "plans:reply", "plans:consultations", "circle:add", "watch:opening", "release:decide",
    }
)  # fmt: skip
"""Forms that need more of a story than this walk tells. The door takes them once as it does the others."""
HARMLESS = {
    "present": "names are hidden, or shown, as often as somebody says so",
    "account-password": "the same password is set again, under another salt",
    "circle:kin": "whoever says that they are kin does not see the record any more, nor an answer about it",
}
"""What is not the same after a second sending, and why that hurts nobody."""


@pytest.mark.xdist_group("everybody walks")
def test_every_form_that_is_sent_twice_is_taken_once_and_answered_twice(tried: Trying):
    behind_the_door = {route.name for route in every_route() if takes_posts(route)}
    wrong = {
        name: what for name, what in tried.taken.items() if what and name in behind_the_door - HARMLESS.keys()
    }

    assert wrong == {}
    assert tried.keyless & behind_the_door <= HARMLESS.keys()
    assert behind_the_door - tried.taken.keys() - NOT_MET == set(), tried.refused


def takes_posts(route: Route) -> bool:
    """Say whether an address behind the door may change something: it does not refuse at once to be posted to."""
    address = next(route.filled(NoIds()))
    found = resolve(address)
    guard = guard_of(found.func)
    assert guard is not None
    if guard.needs is not Needs.RIGHT:
        return False
    with suppress(Exception):  # whatever a view makes of a request that never came through the door
        return not isinstance(
            found.func(RequestFactory().post(address), **found.kwargs), HttpResponseNotAllowed
        )
    return True


class NoIds(dict):
    """An id for each blank of an address, of nothing there is."""

    def __missing__(self, noun: str) -> list[object]:
        return [uuid4()]


POSTS = re.compile(r'<form\b[^>]*method="post".*?</form>', re.DOTALL)
CARRIES = ("{{ form }}", "{% sent_once %}", 'name="submission"', "{% form_fields form %}")
AT_THE_GATE = ("sign_out", "shell.present", "sign-out", "passkey", 'name="way"')
"""Forms of signing in and out, and of one's own screen: they change nothing about anybody."""


@pytest.mark.parametrize("page", sorted(HOUSE.glob("*/templates/**/*.html")), ids=lambda page: page.name)
def test_every_form_of_every_page_carries_a_key(page):
    without = [
        form
        for form in POSTS.findall(page.read_text())
        if not any(key in form for key in (*CARRIES, *AT_THE_GATE))
    ]

    assert without == [], "put {% sent_once %} beside {% csrf_token %}"


CONCERN = {"seen": "Does not start tasks", "submission": str(uuid4())}


@pytest.fixture
def concern_form():
    """A parent with the form for a concern in front of them."""
    child, parent = factories.child(attends=factories.setting()), factories.person()
    factories.join(child, Role.PARENT, parent)
    return factories.signed_in(parent), f"/children/{child.pk}/concern"


def test_a_form_sent_again_leads_where_it_led_before(concern_form):
    parent, address = concern_form

    first, second = parent.post(address, CONCERN), parent.post(address, CONCERN)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Event.objects.filter(name="concern_raised").count() == 1


def test_a_form_with_a_mistake_is_sent_again_with_the_same_key(concern_form):
    parent, address = concern_form

    refused = parent.post(address, CONCERN | {"seen": ""})
    taken = parent.post(address, CONCERN)

    assert (refused.status_code, taken.status_code) == (422, 303)


def test_a_key_is_good_for_one_person_and_one_place(concern_form):
    parent, address = concern_form
    parent.post(address, CONCERN)
    other = factories.person("Obi Okoye")
    factories.join(Child.objects.get(), Role.PARENT, other)

    answer = factories.signed_in(other).post(
        address.replace("concern", "own-words"), CONCERN | {"told": "Hello"}
    )

    assert answer.status_code == 303
    assert Sent.objects.count() == 2


def test_old_keys_are_forgotten(concern_form):
    parent, address = concern_form
    parent.post(address, CONCERN)
    Sent.objects.update(at=factories.AT - KEPT_FOR * 400)

    parent.post(address, CONCERN | {"submission": str(uuid4())})

    assert Sent.objects.count() == 1
