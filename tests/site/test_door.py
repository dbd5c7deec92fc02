"""The door: nobody comes in unknown, everybody acts in one capacity, and a refusal is explained."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Post
from goldenthread.record.models import Role
from tests.factories import AT, child, days_ago, join, person, post, setting, signed_in
from tests.journeys.answering import without_ids

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def ruth() -> Person:
    return person("Ruth Patel")


@pytest.mark.parametrize(
    "address", ["/", "/worklist", "/find", "/act-as", f"/children/{'0' * 8}-0000-7000-8000-{'0' * 12}/"]
)
def test_whoever_is_not_signed_in_is_asked_to(client: Client, address: str):
    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in?next={address}"


@pytest.mark.parametrize("address", ["/up", "/sign-in", "/sign-in/forgotten"])
def test_some_addresses_are_open_to_all(client: Client, address: str):
    assert client.get(address).status_code == 200


def test_whoever_has_one_capacity_acts_in_it_at_once(ruth: Person):
    join(child(), Role.PARENT, ruth)

    page = signed_in(ruth).get("/", follow=True).content.decode()

    assert "<strong>Ruth Patel</strong>, parent" in page


def test_whoever_has_two_is_asked_which(ruth: Person):
    post(ruth, Capacity.CLASS_TEACHER, setting())
    join(child(), Role.PARENT, ruth)
    browser = signed_in(ruth)

    assert browser.get("/")["Location"] == reverse("act-as")
    page = browser.get("/act-as").content.decode()
    assert "Class teacher, Oakfield Primary School" in page
    assert "Parent" in page


def test_the_capacity_chosen_is_the_one_acted_in(ruth: Person):
    post(ruth, Capacity.CLASS_TEACHER, setting())
    join(child(), Role.PARENT, ruth)
    browser = signed_in(ruth)

    assert browser.post("/act-as", {"way": "parent"})["Location"] == "/"

    assert browser.get("/")["Location"].startswith("/children/")


def test_nobody_acts_in_a_way_that_is_not_theirs(ruth: Person):
    post(ruth, Capacity.CLASS_TEACHER, setting())
    another = post(person(), Capacity.CASEWORKER)
    browser = signed_in(ruth)

    answer = browser.post("/act-as", {"way": str(another.pk)})

    assert answer.status_code == 200
    assert "class teacher" in browser.get("/").content.decode()


def test_a_post_that_ends_ends_what_is_done_in_it(ruth: Person):
    post(ruth, Capacity.CASEWORKER)
    browser = signed_in(ruth)
    browser.get("/")

    Post.objects.update(ends=days_ago(1))

    assert browser.get("/worklist")["Location"] == reverse("sign-in") + "?lapsed=yes"
    assert browser.get("/worklist")["Location"] == reverse("sign-in") + "?next=/worklist"


def test_whoever_is_connected_to_nobody_is_told_whom_to_ask(ruth: Person):
    page = signed_in(ruth).get("/", follow=True).content.decode()

    assert "Nobody has connected you to a child or a post yet." in page
    assert "Sign out" in page


def test_a_child_who_is_not_yours_is_not_here(ruth: Person):
    join(child(), Role.PARENT, ruth)
    other = child("Kofi", "Mensah")

    answer = signed_in(ruth).get(reverse("record:child", args=[other.pk]))

    assert answer.status_code == 404
    assert "There is no such record among those you can see." in answer.content.decode()
    assert "Kofi" not in answer.content.decode()


@pytest.mark.security("S035", "S040")
@pytest.mark.parametrize(("capacity", "may_ask"), [(Capacity.CLASS_TEACHER, True), (Capacity.SENCO, False)])
def test_whoever_may_ask_for_access_is_shown_where_alike_for_a_child_who_is_not_there(
    ruth: Person, capacity: Capacity, may_ask: bool
):
    post(ruth, capacity, setting("Oakfield"))
    browser = signed_in(ruth)
    browser.get("/")

    pages = [
        without_ids(browser.get(reverse("record:child", args=[each])).content)
        for each in (child("Kofi", "Mensah").pk, uuid4())
    ]

    assert pages[0] == pages[1]
    assert (reverse("circle:ask-for-access") in pages[0].decode()) is may_ask


def test_whoever_looks_into_a_record_and_may_not_do_something_there_is_not_told_to_ask_for_access(
    ruth: Person,
):
    post(ruth, Capacity.CLASS_TEACHER, setting("Oakfield"))

    answer = signed_in(ruth).get(reverse("release:publish"))

    assert answer.status_code == 403
    assert reverse("circle:ask-for-access") not in answer.content.decode()


def test_every_request_is_stamped_with_its_instant(ruth: Person):
    join(child(), Role.PARENT, ruth)

    answer = signed_in(ruth).get("/", follow=True)

    assert answer.wsgi_request.actor.at == AT


def test_an_address_that_leads_nowhere_says_so(ruth: Person):
    join(child(), Role.PARENT, ruth)

    answer = signed_in(ruth).get("/no-such-page")

    assert answer.status_code == 404
    assert "This page is not here" in answer.content.decode()
