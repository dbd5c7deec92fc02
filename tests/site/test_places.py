"""Where each person may go stands at the top of every page, and leads where the register of rights lets them in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from tests.factories import child, join, person, post, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

FAMILY = {
    Capacity.PARENT: Role.PARENT,
    Capacity.CARER: Role.CARER,
    Capacity.YOUNG_PERSON: Role.YOUNG_PERSON,
    Capacity.ADVOCATE: Role.ADVOCATE,
    Capacity.READER: Role.GRANTED,
}
EVERYBODY = [each for each in Capacity if each is not Capacity.SYSTEM]


def arrived(capacity: Capacity) -> Client:
    """A browser in which somebody acts in this capacity, with a child where family has one."""
    who, oakfield = person(), setting()
    if capacity in FAMILY:
        join(child(attends=oakfield), FAMILY[capacity], who)
    else:
        post(who, capacity, oakfield if capacity.is_setting else None)
    return signed_in(who)


def links(page: str, label: str) -> list[str]:
    found = re.search(rf'<nav[^>]*aria-label="{label}".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]+)"', found[0]) if found else []


@pytest.mark.parametrize("capacity", EVERYBODY)
def test_everybody_begins_on_a_page_that_is_theirs_and_is_offered_only_what_they_may_open(capacity: Capacity):
    browser = arrived(capacity)
    first = browser.get("/", follow=True)
    page = first.content.decode()
    offered = links(page, "Main places") + links(page, "Also")

    assert first.status_code == 200
    assert 1 <= len(links(page, "Main places")) <= 5
    assert {each: browser.get(each, follow=True).status_code for each in offered} == dict.fromkeys(
        offered, 200
    )


@pytest.mark.parametrize(
    ("capacity", "found"),
    [
        (Capacity.OFFICER, {"privacy:clocks", "watch:agreements", "watch:rights"}),
        (Capacity.SAFEGUARDING_LEAD, {"safeguarding:home"}),
        (Capacity.SOCIAL_WORKER, {"safeguarding:home"}),
        (Capacity.SENCO, {"privacy:open", "sending:not-delivered", "circle:to-settle", "directory:people"}),
        (Capacity.CASEWORKER, {"privacy:open", "sending:not-delivered", "circle:to-settle"}),
        (Capacity.MANAGER, {"privacy:open", "watch:agreements", "record:look-questions", "directory:people"}),
        (Capacity.ADMINISTRATOR, {"directory:people"}),
    ],
)
def test_the_pages_somebody_answers_for_are_found_from_their_first_page(capacity: Capacity, found: set[str]):
    page = arrived(capacity).get("/", follow=True).content.decode()

    assert {reverse(name) for name in found} <= {*links(page, "Main places"), *links(page, "Also")}


def test_files_whose_time_is_over_are_found_from_the_requests_by_whoever_decides_on_them():
    asked = {
        each: arrived(each).get(reverse("privacy:open")).content for each in (Capacity.HEAD, Capacity.ADVISER)
    }

    assert [reverse("privacy:retention").encode() in page for page in asked.values()] == [True, False]


@pytest.mark.security("S030")
def test_an_officer_reads_who_may_see_what_and_takes_it_along():
    officer = arrived(Capacity.OFFICER)
    page = officer.get(reverse("watch:rights")).content.decode()
    file = officer.get(reverse("watch:rights-file"))

    assert "A parent with parental responsibility" in page
    assert file["Content-Type"].startswith("text/csv")
    assert "/children/<uuid:child>/timeline" in file.content.decode()


def test_whoever_acts_in_one_way_is_not_asked_whether_to_change_it():
    ruth, oakfield = person("Ruth Patel"), setting()
    post(ruth, Capacity.CLASS_TEACHER, oakfield)
    alone = signed_in(ruth).get("/").content
    join(child(attends=oakfield), Role.PARENT, ruth)
    browser = signed_in(ruth)
    browser.post(reverse("act-as"), {"way": "parent"})

    assert b"how you are acting" not in alone
    assert b"how you are acting" in browser.get("/", follow=True).content
