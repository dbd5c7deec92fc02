"""A setting says itself who works there: a cover teacher has access in two minutes, and loses it by date or at once."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.signing import codes
from goldenthread.directory.models import Post, Setting
from goldenthread.directory.policies import capacities_given_by, may_end
from goldenthread.record.models import Relationship, Role
from tests.access.letterbox import delivered
from tests.factories import AT, TODAY, actor, child, join, person, post, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
FRIDAY = TODAY + timedelta(days=4)
COVER = "cover@agency.example"


@pytest.fixture
def school() -> Setting:
    return setting()


@pytest.fixture
def head(school: Setting) -> Client:
    who = person("Grace Mbeki")
    post(who, Capacity.HEAD, school)
    return signed_in(who)


@pytest.fixture
def ruth(school: Setting) -> Person:
    """A class teacher with two children in her class; a third child is in another."""
    who = person("Ruth Patel")
    post(who, Capacity.CLASS_TEACHER, school)
    for name in ("Amara", "Ben"):
        join(child(name, attends=school), Role.CLASS_TEACHER, who)
    child("Chidi", attends=school)
    return who


def offered(head: Client, ruth: Person | None = None, **instead: str):
    day = {
        "last_day-day": str(FRIDAY.day),
        "last_day-month": str(FRIDAY.month),
        "last_day-year": str(FRIDAY.year),
    }
    sent = {"submission": str(uuid4()), "name": "Alex Stone", "email": COVER, "capacity": "class_teacher"}
    return head.post("/people/new", sent | day | {"in_place_of": str(ruth.pk) if ruth else ""} | instead)


def accepts(outbox: list) -> Client:
    """Do as the messages say, and set up an app."""
    browser = Client()
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", delivered(outbox)[-1].body)
    browser.post(link, {"email": COVER})
    (code,) = re.findall(r"\b\d{6}\b", delivered(outbox, 2)[-1].body)
    assert browser.post(link, {"code": code})["Location"] == "/invitation/join"
    answer = browser.post(
        "/invitation/join", {"name": "Alex Stone", "email": COVER, "password": "quiet rivers under bridges"}
    )
    assert answer["Location"] == "/sign-in/set-up"
    browser.get("/sign-in/set-up/app")
    browser.post(
        "/sign-in/set-up/app", {"code": codes.code_for(browser.session["new_app_key"], codes.step_at(AT))}
    )
    return browser


@pytest.mark.capability("C040")
@pytest.mark.security("S011", "S015", "S041")
def test_a_cover_teacher_sees_the_class_they_take_until_their_last_day(
    head: Client, ruth: Person, mailoutbox, monkeypatch
):
    assert offered(head, ruth).status_code == 200
    assert "Alex Stone" in head.get("/people").content.decode()
    cover = accepts(mailoutbox)

    page = cover.get("/").content.decode()
    assert "Amara" in page
    assert "Ben" in page
    assert "Chidi" not in page
    assert Post.objects.get(person__email=COVER).ends == FRIDAY

    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(days=5))
    assert cover.get("/")["Location"].startswith("/sign-in")
    assert not Relationship.objects.filter(person__email=COVER, ends=None).exists()


@pytest.mark.capability("C040")
@pytest.mark.security("S021", "S042")
def test_the_head_ends_it_now_and_the_cover_teacher_is_out_at_the_next_step(
    head: Client, ruth: Person, mailoutbox
):
    offered(head, ruth)
    cover = accepts(mailoutbox)
    assert cover.get("/").status_code == 200
    held = Post.objects.get(person__email=COVER)

    assert head.post("/people/end", {"post": str(held.pk)})["Location"] == "/people"

    assert cover.get("/")["Location"].startswith("/sign-in")
    assert "Alex Stone" not in head.get("/people").content.decode()


@pytest.mark.security("S015")
def test_whoever_was_sent_the_link_on_cannot_use_it(head: Client, mailoutbox):
    offered(head)
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", delivered(mailoutbox)[0].body)
    thief = Client()

    assert thief.post(link, {"email": "thief@example.org"}).status_code == 422
    assert thief.post(link, {"email": COVER}).status_code == 200
    assert thief.post(link, {"code": "000000"}).status_code == 422
    assert thief.get("/invitation/join").status_code == 404


@pytest.mark.security("S015")
def test_a_code_from_the_email_is_good_for_ten_minutes_in_the_browser_that_asked(
    head: Client, mailoutbox, monkeypatch
):
    offered(head)
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", delivered(mailoutbox)[0].body)
    browser = Client()
    browser.post(link, {"email": COVER})
    (code,) = re.findall(r"\b\d{6}\b", delivered(mailoutbox, 2)[-1].body)

    assert Client().post(link, {"code": code}).status_code == 422
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(minutes=11))
    assert browser.post(link, {"code": code}).status_code == 422


def test_an_invitation_is_taken_back(head: Client, mailoutbox):
    offered(head)
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", delivered(mailoutbox)[0].body)

    head.post("/people/end", {"invitation": str(Invitation.objects.get().pk)})

    assert Client().get(link).status_code == 404
    assert COVER not in head.get("/people").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"email": "no address"}, "email"),
        ({"capacity": "caseworker"}, "What are they here?"),
        ({"last_day-year": "2020"}, "The last day must be today or later."),
        ({"name": ""}, "Give their name."),
    ],
)
def test_a_mistake_is_named(head: Client, wrong: dict[str, str], says: str):
    answer = offered(head, **wrong)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.security("S031")
def test_nobody_ends_the_access_of_people_elsewhere(head: Client):
    another = post(person(), Capacity.SENCO, setting("Elm Grove School"))

    assert head.post("/people/end", {"post": str(another.pk)}).status_code == 403
    assert head.post("/people/end", {"post": "nonsense"}).status_code == 403
    another.refresh_from_db()
    assert another.ends is None


@pytest.mark.security("S031")
@pytest.mark.parametrize("capacity", [Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT])
def test_teachers_neither_see_nor_change_who_has_access(school: Setting, capacity: Capacity):
    who = person()
    post(who, capacity, school)
    browser = signed_in(who)

    assert [browser.get(each).status_code for each in ("/people", "/people/new")] == [403, 403]
    assert browser.post("/people/end", {"post": "x"}).status_code == 403


@pytest.mark.security("S031")
def test_nobody_gives_more_than_they_hold(school: Setting):
    senco, head = actor(Capacity.SENCO, at=school), actor(Capacity.HEAD, at=school)

    assert Capacity.HEAD not in capacities_given_by(senco)
    assert Capacity.HEAD in capacities_given_by(head)
    assert capacities_given_by(actor(Capacity.CLASS_TEACHER, at=school)) == ()
    assert capacities_given_by(actor(Capacity.CASEWORKER)) == ()
    assert Capacity.CASEWORKER in capacities_given_by(actor(Capacity.MANAGER))
    assert not may_end(senco, Capacity.HEAD, is_own=False).allowed
    assert not may_end(head, Capacity.HEAD, is_own=True).allowed


@pytest.mark.security("S028")
def test_giving_access_needs_a_fresh_sign_in_and_ending_it_does_not(head: Client, ruth: Person, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(minutes=15))

    assert offered(head)["Location"] == "/sign-in/again?next=/people/new"
    held = Post.objects.get(person=ruth)
    assert head.post("/people/end", {"post": str(held.pk)})["Location"] == "/people"
