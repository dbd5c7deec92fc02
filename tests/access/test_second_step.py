"""Whoever works with children's records proves themselves twice; the made-up people of a demonstration need not."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Factor, Person
from goldenthread.access.signing import codes
from goldenthread.record.models import Role
from tests.access.letterbox import delivered
from tests.factories import AT, PASSWORD, child, join, person, post, setting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
KEY = codes.new_app_key()


def staff(email: str = "senco@oakfield.example") -> Person:
    who = person("Helen Ward", email)
    post(who, Capacity.SENCO, setting())
    return who


def with_app(who: Person) -> Person:
    codes.add_app(who, KEY, codes.code_for(KEY, codes.step_at(AT) - 1), AT)
    return who


def now() -> str:
    return codes.code_for(KEY, codes.step_at(AT))


def sign_in(client: Client, who: Person, going_to: str = "/worklist"):
    return client.post("/sign-in", {"email": who.email, "password": PASSWORD, "next": going_to})


def is_in(client: Client) -> bool:
    return client.get("/account").headers.get("Location", "") != "/sign-in?next=/account"


@pytest.mark.security("S011")
def test_staff_without_a_second_step_must_set_one_up_before_they_see_anything(client: Client):
    answer = sign_in(client, staff())

    assert answer["Location"] == "/sign-in/set-up"
    assert client.get("/worklist")["Location"] == "/sign-in?next=/worklist"
    assert "Add a second step" in client.get("/sign-in/set-up").content.decode()


@pytest.mark.security("S011")
def test_setting_up_an_app_lets_them_in_and_gives_recovery_codes(client: Client):
    sign_in(client, staff())
    client.get("/sign-in/set-up/app")
    key = client.session["new_app_key"]

    wrong = client.post("/sign-in/set-up/app", {"code": "000000"})
    right = client.post("/sign-in/set-up/app", {"code": codes.code_for(key, codes.step_at(AT))})

    assert wrong.status_code == 422
    assert "Your recovery codes" in right.content.decode()
    assert client.get("/worklist").status_code == 200
    assert Factor.objects.filter(kind="recovery").count() == 10


@pytest.mark.security("S011")
def test_a_password_alone_opens_nothing_once_there_is_a_second_step(client: Client):
    answer = sign_in(client, with_app(staff()))

    assert answer["Location"] == "/sign-in/second-step"
    assert not is_in(client)
    assert client.get("/sign-in/set-up")["Location"] == "/sign-in"
    assert client.post("/sign-in/set-up/app", {"code": "1"})["Location"] == "/sign-in"


@pytest.mark.security("S011")
def test_the_code_of_the_app_opens_the_door(client: Client):
    sign_in(client, with_app(staff()))

    assert client.post("/sign-in/second-step", {"code": now()})["Location"] == "/worklist"
    assert client.get("/worklist").status_code == 200


@pytest.mark.security("S014")
def test_five_wrong_codes_and_even_the_right_one_must_wait(client: Client):
    sign_in(client, with_app(staff()))

    for _ in range(5):
        assert client.post("/sign-in/second-step", {"code": "123123"}).status_code == 422
    answer = client.post("/sign-in/second-step", {"code": now()})

    assert "tried too often" in answer.content.decode()


@pytest.mark.security("S011")
def test_a_parent_needs_none_and_is_offered_one(client: Client):
    who = person("Grace Okoye", "grace@example.org")
    join(child(), Role.PARENT, who)

    assert sign_in(client, who, "/account")["Location"] == "/account"
    page = client.get("/account").content.decode()

    assert "Add a second step" in page
    assert client.get("/sign-in/set-up").status_code == 200


def test_a_parent_who_has_one_is_asked_for_it(client: Client):
    who = with_app(person("Grace Okoye", "grace@example.org"))

    assert sign_in(client, who)["Location"] == "/sign-in/second-step"


@pytest.mark.security("S011", "S017")
def test_made_up_people_come_in_with_a_password_in_a_demonstration_alone(client: Client, settings):
    who = staff("helen@demo.example")
    assert sign_in(client, who)["Location"] == "/worklist"

    settings.DEMONSTRATION = False

    assert client.get("/worklist")["Location"] == "/sign-in?next=/worklist"
    assert sign_in(client, who).status_code == 422


@pytest.mark.security("S011", "S017")
def test_nothing_can_make_production_a_demonstration(tmp_path):
    told = {
        "DATABASE_URL": "postgresql://h/send", "GOLDENTHREAD_SECRET_KEY": "x" * 50, "GOLDENTHREAD_DEMONSTRATION": "1",
        "DEMONSTRATION": "1", "GOLDENTHREAD_SEALING_KEYS": "/keys", "GOLDENTHREAD_DATA": str(tmp_path),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip
    words = "from goldenthread.site.settings import production as p; print(p.DEMONSTRATION)"

    said = subprocess.run([sys.executable, "-c", words], env=told, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


@pytest.mark.security("S018")
def test_a_new_way_to_prove_oneself_needs_a_fresh_sign_in_and_is_told(
    client: Client, mailoutbox, monkeypatch
):
    who = person("Grace Okoye", "grace@example.org")
    join(child(), Role.PARENT, who)
    sign_in(client, who)
    later = AT.replace(minute=45)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    assert client.get("/sign-in/set-up/app")["Location"] == "/sign-in/again?next=/sign-in/set-up/app"
    client.post("/sign-in/again", {"password": PASSWORD, "next": "/sign-in/set-up/app"})
    client.get("/sign-in/set-up/app")
    client.post(
        "/sign-in/set-up/app", {"code": codes.code_for(client.session["new_app_key"], codes.step_at(later))}
    )

    assert [each.to for each in delivered(mailoutbox)] == [["grace@example.org"]]
