"""What matters needs a sign-in of the last ten minutes, wherever it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponse
from django.test import Client, RequestFactory

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.access.signing import codes, sessions
from goldenthread.access.stepping_up import SignInAgain, step_up
from tests.factories import AT, PASSWORD, actor, person, post, setting

pytestmark = pytest.mark.django_db
KEY = codes.new_app_key()


@step_up
def sensitive(request, child: int) -> HttpResponse:
    return HttpResponse(f"done for {child}")


def asked(minutes: float):
    request = RequestFactory().get("/")
    request.session = SessionBase()
    sessions.begin(request.session, AT, "a browser")
    request.actor = replace(actor(Capacity.SENCO), at=AT + timedelta(minutes=minutes))
    return request


@pytest.mark.security("S028")
@pytest.mark.parametrize("minutes", [0, 10])
def test_whoever_has_just_signed_in_may(minutes: float):
    assert sensitive(asked(minutes), 7).content == b"done for 7"


@pytest.mark.security("S028")
@pytest.mark.parametrize("minutes", [10.1, 600])
def test_others_sign_in_again_first(minutes: float):
    with pytest.raises(SignInAgain):
        sensitive(asked(minutes), 7)


@pytest.mark.security("S028")
def test_a_session_that_never_proved_anything_may_not():
    request = asked(0)
    del request.session[sessions.PROVED]

    with pytest.raises(SignInAgain):
        sensitive(request, 7)


@pytest.fixture
def helen(standing_clock) -> Person:
    who = person("Helen Ward")
    post(who, Capacity.SENCO, setting())
    codes.add_app(who, KEY, codes.code_for(KEY, codes.step_at(AT) - 1), AT)
    return who


def later(monkeypatch: pytest.MonkeyPatch, minutes: int = 15) -> str:
    at = AT + timedelta(minutes=minutes)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    return codes.code_for(KEY, codes.step_at(at))


@pytest.mark.security("S018", "S028")
@pytest.mark.parametrize("address", ["/account/password", "/people/new", "/sign-in/set-up"])
def test_these_pages_ask_for_everything_one_signs_in_with(
    client: Client, helen: Person, address: str, monkeypatch
):
    client.force_login(helen)
    code = later(monkeypatch)

    assert client.get(address)["Location"] == f"/sign-in/again?next={address}"
    for wrong in (
        {"password": PASSWORD},
        {"password": PASSWORD, "code": "000000"},
        {"password": "no", "code": code},
    ):
        assert client.post("/sign-in/again", {"next": address} | wrong).status_code == 422
    assert client.get(address).status_code == 302

    right = client.post("/sign-in/again", {"next": address, "password": PASSWORD, "code": code})

    assert right["Location"] == address
    assert client.get(address).status_code == 200


@pytest.mark.security("S028")
def test_signing_in_again_leads_nowhere_else(client: Client, helen: Person):
    client.force_login(helen)
    sent = {
        "password": PASSWORD,
        "code": codes.code_for(KEY, codes.step_at(AT)),
        "next": "https://elsewhere.example/",
    }

    assert client.post("/sign-in/again", sent)["Location"] == "/"


@pytest.mark.security("S011")
def test_staff_cannot_take_their_last_second_step_away(client: Client, helen: Person):
    Person.objects.filter(pk=helen.pk).update(email="helen@oakfield.example")
    helen.refresh_from_db()
    client.force_login(helen)
    app = helen.factors.get(kind="app")

    answer = client.post("/account/factors", {"factor": str(app.pk)})

    assert answer.status_code == 403
    assert "Add another one first" in answer.content.decode()
    assert helen.factors.filter(kind="app").exists()
    assert client.post("/account/factors", {"factor": "nonsense"})["Location"] == "/account"
