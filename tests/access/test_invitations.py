"""Nobody comes in uninvited, and a link that was passed on is not enough."""

from __future__ import annotations

import math
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing.codes import ALPHABET
from goldenthread.access.signing.codes import plain as plain_code
from goldenthread.directory.models import Setting
from goldenthread.record.inviting import Asked, Letter, invite
from goldenthread.record.models import Answer, Event, Relationship, Role
from tests.access.letterbox import delivered
from tests.factories import AT, actor, child, join, person, post, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
BORN = {"born-day": "5", "born-month": "11", "born-year": "2018"}
PASSWORD = "quiet rivers under bridges"
GRACE = Asked(name="Grace Okoye", role=Role.PARENT, responsibility=Answer.YES, evidence="birth certificate")


@pytest.fixture
def school() -> Setting:
    return setting()


@pytest.fixture
def senco(school: Setting) -> Person:
    who = person("Helen Ward")
    post(who, Capacity.SENCO, school)
    return who


@pytest.fixture
def amara(school: Setting):
    return child(attends=school)


@pytest.fixture
def letter(amara, senco: Person, school: Setting) -> Letter:
    made = invite(child=amara.pk, asked=GRACE, by=actor(Capacity.SENCO, senco, school))
    assert made is not None
    return made


def shows(client: Client, letter: Letter, **instead: str):
    return client.post(f"/invitation/{letter.token}", BORN | {"reference": letter.reference} | instead)


def joins(client: Client, email: str = "grace@example.org"):
    return client.post("/invitation/join", {"name": "Grace Okoye", "email": email, "password": PASSWORD})


@pytest.mark.security("S015", "S016")
def test_a_parent_with_letter_and_birthday_joins_the_circle_they_were_invited_to(
    client: Client, letter, amara
):
    assert shows(client, letter)["Location"] == "/invitation/join"
    assert joins(client)["Location"] == "/"

    tie = Relationship.objects.get(role=Role.PARENT)
    assert (tie.child_id, tie.person.email, tie.responsibility) == (amara.pk, "grace@example.org", "yes")
    assert client.get("/", follow=True).status_code == 200
    assert [each.name for each in Event.objects.filter(child_id=amara.pk).order_by("-seq")[:2]] == [
        "joined",
        "invited",
    ]
    call_command("verify")


@pytest.mark.security("S015")
@pytest.mark.parametrize("wrong", [{"reference": "AAAAA-AAAAA"}, {"born-year": "2017"}, {"reference": ""}])
def test_the_link_alone_opens_nothing(client: Client, letter, wrong: dict[str, str]):
    assert shows(client, letter, **wrong).status_code == 422

    assert client.get("/invitation/join").status_code == 404
    assert joins(client).status_code == 404
    assert not Person.objects.filter(email="grace@example.org").exists()


@pytest.mark.security("S014", "S015")
def test_five_guesses_kill_an_invitation(letter):
    for _ in range(5):
        shows(Client(), letter, reference="AAAAA-AAAAA")

    assert shows(Client(), letter).status_code == 404
    assert Invitation.objects.get().tries_left == 0


@pytest.mark.security("S015")
def test_an_invitation_is_used_once(client: Client, letter):
    shows(client, letter)
    another = Client()
    shows(another, letter)
    joins(client)

    assert joins(another, "ex@example.org").status_code == 404
    assert shows(Client(), letter).status_code == 404
    assert Relationship.objects.filter(role=Role.PARENT).count() == 1


@pytest.mark.security("S015")
def test_an_invitation_is_over_after_three_days(client: Client, letter, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(hours=72))

    assert shows(client, letter).status_code == 404


@pytest.mark.security("S015")
def test_what_was_proved_is_good_for_ten_minutes(client: Client, letter, monkeypatch):
    shows(client, letter)
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(minutes=11))

    assert joins(client).status_code == 404


@pytest.mark.security("S015")
def test_neither_link_nor_reference_can_be_read_from_the_table(letter):
    kept = str(vars(Invitation.objects.get()))

    assert letter.token not in kept
    assert letter.reference not in kept
    assert math.log2(len(ALPHABET) ** len(plain_code(letter.token))) >= 128


@pytest.mark.security("S014")
def test_used_old_and_made_up_links_look_alike(client: Client, letter):
    shows(client, letter)
    joins(client)
    pages = [Client().get(f"/invitation/{token}") for token in (letter.token, "made-up", "x" * 43)]

    assert {(each.status_code, plain(each)) for each in pages} == {(404, plain(pages[0]))}


def plain(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.mark.security("S016", "S019")
def test_an_address_that_is_somebodys_already_is_not_taken_over(client: Client, letter):
    taken = person("Another Person", "grace@example.org")
    shows(client, letter)

    answer = joins(client)

    assert answer.status_code == 422
    assert "cannot be used here" in answer.content.decode()
    assert not taken.check_password(PASSWORD)
    assert not Relationship.objects.filter(person=taken).exists()


def test_whoever_has_an_account_accepts_with_it(letter, amara):
    known = person("Grace Okoye")
    join(child("Kofi"), Role.PARENT, known)
    browser = signed_in(known)
    shows(browser, letter)

    assert "You are signed in as Grace Okoye" in browser.get("/invitation/join").content.decode()
    browser.post("/invitation/join", {"accept": "yes"})

    assert Relationship.objects.filter(person=known, child=amara).exists()


@pytest.mark.security("S015")
@pytest.mark.parametrize(
    "capacity", [Capacity.PARENT, Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT, Capacity.ADVISER]
)
def test_only_those_who_answer_for_the_circle_invite(amara, school: Setting, capacity: Capacity):
    with pytest.raises(NotAllowed):
        invite(child=amara.pk, asked=GRACE, by=actor(capacity, at=school))


def test_the_senco_makes_a_letter_and_takes_it_back(senco: Person, amara):
    browser = signed_in(senco)
    sent = {"name": "Grace Okoye", "role": "parent", "responsibility": "yes", "evidence": "birth certificate",
            "submission": "01a20139-f80b-7651-a7b7-60c8fce95dca"}  # fmt: skip

    letter = browser.post(f"/children/{amara.pk}/invite", sent).content.decode()
    again = browser.post(f"/children/{amara.pk}/invite", sent)
    made = Invitation.objects.get()
    (link,) = re.findall(r"http://testserver(/invitation/[\w-]+)", letter)
    assert re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", letter)
    assert again["Location"] == f"/children/{amara.pk}/invite"
    assert Client().get(link).status_code == 200

    browser.post(f"/children/{amara.pk}/invite/back", {"invitation": str(made.pk)})

    assert Client().get(link).status_code == 404


@pytest.mark.security("S051")
def test_responsibility_is_said_with_its_evidence_or_not_at_all(senco: Person, amara):
    browser = signed_in(senco)
    sent = {
        "name": "G",
        "role": "parent",
        "responsibility": "yes",
        "submission": "01a20139-f80b-7651-a7b7-60c8fce95dca",
    }

    answer = browser.post(f"/children/{amara.pk}/invite", sent)

    assert answer.status_code == 422
    assert "Say how you know" in answer.content.decode()


@pytest.mark.security("S015", "S079")
def test_with_an_address_the_link_goes_there_and_the_reference_stands_on_the_letter(
    senco: Person, amara, mailoutbox
):
    sent = {"name": "Grace Okoye", "role": "parent", "responsibility": "unknown", "email": "grace@example.org",
            "submission": "01a20139-f80b-7651-a7b7-60c8fce95dca"}  # fmt: skip

    letter = signed_in(senco).post(f"/children/{amara.pk}/invite", sent).content.decode()
    (message,) = delivered(mailoutbox)

    assert "/invitation/" not in letter
    assert "/invitation/" in message.body
    assert not re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", message.body)
    assert "Amara" not in message.body + message.subject
