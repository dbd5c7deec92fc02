"""A family that forgot its password comes back in with the help of somebody who knows them, and keeps its account."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import management
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Factor, Invitation, Person, SignedIn, SignInEvent
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing import inviting
from goldenthread.access.signing.happenings import waiting_for_help
from goldenthread.circle.verbs import renewing
from goldenthread.directory.models import Setting
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Child, Event, Relationship, Role
from tests.access.letterbox import delivered
from tests.factories import AT, TODAY, actor, child, join, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S182"),
]
GRACE, NEW = "grace@example.org", "quiet rivers under bridges"
BORN = {"born-day": "5", "born-month": "11", "born-year": "2018"}


@pytest.fixture
def school() -> Setting:
    return setting()


@pytest.fixture
def grace() -> Person:
    return person("Grace Okoye", GRACE)


@pytest.fixture
def amara(school: Setting, grace: Person) -> Child:
    made = child(attends=school)
    join(made, Role.PARENT, grace)
    return made


@pytest.fixture
def senco(school: Setting) -> Client:
    who = person("Helen Ward")
    post(who, Capacity.SENCO, school)
    return signed_in(who)


def page(amara: Child) -> str:
    tie = Relationship.objects.get(child=amara, role=Role.PARENT)
    return reverse("circle:renew", args=[amara.pk, tie.pk])


def renewed(senco: Client, amara: Child) -> str:
    """The reference that the school reads out."""
    answer = senco.post(page(amara), {"submission": str(uuid4())})
    assert answer.status_code == 200
    return re.findall(r'class="gt-key">([^<]+)<', answer.content.decode())[0]


def link(outbox: list, number: int) -> str:
    return re.findall(r"http://testserver(/invitation/\S+)", delivered(outbox, number)[number - 1].body)[0]


def test_whoever_asked_is_seen_by_those_who_answer_for_the_circle_and_helped_in_two_clicks(
    client: Client, senco: Client, amara: Child, grace: Person, mailoutbox
):
    client.post("/sign-in/forgotten", {"email": GRACE})
    assert "people you know at the school" in delivered(mailoutbox)[0].body
    listed = senco.get(reverse("circle:to-settle")).content.decode()
    assert page(amara) in listed
    signed_in(grace)

    reference = renewed(senco, amara)
    assert SignedIn.objects.filter(person=grace).count() == 0
    way = link(mailoutbox, 2)
    assert client.post(way, BORN | {"reference": reference})["Location"] == "/invitation/join"
    assert client.post("/invitation/join", {"password": NEW})["Location"] == "/"
    told = delivered(mailoutbox, 3)

    grace.refresh_from_db()
    assert grace.check_password(NEW)
    assert client.get("/", follow=True).status_code == 200
    assert "You have a new password." in told[2].body
    assert page(amara) not in senco.get(reverse("circle:to-settle")).content.decode()
    management.call_command("verify")


def test_the_link_alone_and_the_reference_alone_open_nothing(
    client: Client, senco: Client, amara: Child, grace: Person, mailoutbox
):
    renewed(senco, amara)
    way = link(mailoutbox, 1)

    assert client.post(way, BORN | {"reference": "AAAAA-AAAAA"}).status_code == 422
    assert client.post("/invitation/join", {"password": NEW}).status_code == 404


def test_until_the_family_uses_it_the_old_password_still_holds(senco: Client, amara: Child, grace: Person):
    before = grace.password
    renewed(senco, amara)
    grace.refresh_from_db()

    assert grace.password == before


def test_a_new_way_in_is_for_one_account_and_takes_the_place_of_an_earlier_one(
    senco: Client, amara: Child, grace: Person
):
    renewed(senco, amara)
    renewed(senco, amara)
    last = Invitation.objects.filter(kind=renewing.KIND, withdrawn_at=None).get()

    with pytest.raises(inviting.NoInvitation):
        inviting.accept(last, person("Somebody Else"), AT)


def test_whoever_has_a_second_step_or_works_here_is_not_let_in_by_others(
    school: Setting, amara: Child, grace: Person
):
    tie = Relationship.objects.get(child=amara, role=Role.PARENT).pk
    helen = actor(Capacity.SENCO, person("Helen Ward"), school)
    Factor.objects.create(id=uuid4(), person=grace, kind=Factor.Kind.APP, added_at=AT)
    with pytest.raises(renewing.HasAnotherWay):
        renewing.renew(child=amara.pk, tie=tie, by=helen, on=TODAY)

    post(grace, Capacity.CLASS_TEACHER, school)
    with pytest.raises(renewing.WorksHere):
        renewing.renew(child=amara.pk, tie=tie, by=helen, on=TODAY)


def test_only_those_who_answer_for_the_circle_help(school: Setting, amara: Child, grace: Person):
    tie = Relationship.objects.get(child=amara, role=Role.PARENT).pk
    ruth = person("Ruth Patel")
    join(amara, Role.CLASS_TEACHER, ruth)
    for by in (
        actor(Capacity.CLASS_TEACHER, ruth, school),
        actor(Capacity.SENCO, at=setting("Elm Grove School")),
        actor(Capacity.PARENT, grace),
    ):
        with pytest.raises((NotAllowed, NotFound)):
            renewing.renew(child=amara.pk, tie=tie, by=by, on=TODAY)


def test_the_record_says_who_helped_whom(senco: Client, amara: Child):
    renewed(senco, amara)
    last = Event.objects.filter(child_id=amara.pk).latest("seq")

    assert (last.name, last.fields["name"]) == ("way_in_renewed", "Grace Okoye")


@pytest.mark.security("S014")
def test_asking_for_help_is_answered_alike_for_everybody(client: Client, grace: Person):
    answers = [
        client.post("/sign-in/forgotten", {"email": each}).content for each in (GRACE, "x@example.org")
    ]
    kept = list(SignInEvent.objects.order_by("pk").values_list("what", flat=True))

    assert answers[0].replace(GRACE.encode(), b"") == answers[1].replace(b"x@example.org", b"")
    assert kept == ["help", "help"]


def test_somebody_who_asked_is_not_forgotten_for_a_month(grace: Person):
    SignInEvent.objects.create(what="help", person=grace, at=AT)

    assert waiting_for_help(AT + timedelta(days=29)) == {grace.pk: AT}
    assert waiting_for_help(AT + timedelta(days=31)) == {}


@pytest.mark.security("S042")
@pytest.mark.parametrize("capacity", [Capacity.HEAD, Capacity.ADMINISTRATOR])
def test_a_colleague_is_signed_out_everywhere_by_whoever_sees_to_who_works_there(
    school: Setting, capacity: Capacity, mailoutbox
):
    ruth, lead = person("Ruth Patel"), person("Grace Mbeki")
    hers = post(ruth, Capacity.CLASS_TEACHER, school)
    post(lead, capacity, school)
    classroom, office = signed_in(ruth), signed_in(lead)
    assert classroom.get("/").status_code == 200
    said = office.post(reverse("directory:sign-out"), {"post": str(hers.pk)}, follow=True).content.decode()

    assert classroom.get("/")["Location"].startswith("/sign-in")
    assert "Ruth Patel is signed out everywhere" in said
    assert "signed you out wherever you were signed in" in delivered(mailoutbox)[0].body


@pytest.mark.security("S042")
def test_nobody_is_signed_out_by_a_stranger(school: Setting):
    ruth, elsewhere = person("Ruth Patel"), setting("Elm Grove School")
    hers = post(ruth, Capacity.CLASS_TEACHER, school)
    for capacity, at in ((Capacity.HEAD, elsewhere), (Capacity.CLASS_TEACHER, school)):
        who = person()
        post(who, capacity, at)
        signed_in(who).post(reverse("directory:sign-out"), {"post": str(hers.pk)})
    signed_in(ruth)

    assert SignInEvent.objects.filter(what="ended").count() == 0
