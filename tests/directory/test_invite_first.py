"""On a new installation nobody can sign in yet: whoever installed it invites the first to lead, once for each place."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Post, Setting
from tests.access.letterbox import delivered
from tests.factories import person, post, setting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
EMAIL = "nadia@barnsley.example"


@pytest.fixture
def school() -> Setting:
    found = setting()
    found.urn = "900001"
    found.save(update_fields=["urn"])
    return found


def invited(*words: str, email: str = EMAIL) -> dict[str, str]:
    out = StringIO()
    call_command("invite_first", email, "--name", "Nadia Rahimi", "--json", *words, stdout=out)
    return dict(json.loads(out.getvalue()))


def joins(link: str, outbox: list) -> None:
    """Do as the link and the message say."""
    browser, place = Client(), link.removeprefix("http://127.0.0.1:8000")
    browser.post(place, {"email": EMAIL})
    (code,) = re.findall(r"\b\d{6}\b", delivered(outbox)[-1].body)
    browser.post(place, {"code": code})
    told = {"name": "Nadia Rahimi", "email": EMAIL, "password": "quiet rivers under bridges"}
    assert browser.post("/invitation/join", told).status_code == 302


def test_the_first_manager_of_an_authority_joins(mailoutbox):
    joins(invited("--authority", "370")["link"], mailoutbox)

    held = Post.objects.get(person__email=EMAIL)
    assert (held.capacity, held.authority_id, held.organisation) == (Capacity.MANAGER, "370", "Barnsley")


def test_the_first_head_of_a_setting_joins(school: Setting, mailoutbox):
    joins(invited("--setting", "900001")["link"], mailoutbox)

    held = Post.objects.get(person__email=EMAIL)
    assert (held.capacity, held.setting) == (Capacity.HEAD, school)


def test_where_somebody_leads_already_they_say_who_works_there(school: Setting):
    post(person("Kwame Boateng"), Capacity.HEAD, school)

    with pytest.raises(CommandError, match="Somebody leads there already"):
        invited("--setting", "900001")


def test_the_product_that_invites_cannot_sign_in():
    invited("--authority", "370")

    assert not Person.objects.filter(is_active=True).exists()


@pytest.mark.parametrize(
    ("words", "email", "says"),
    [
        (["--authority", "999"], EMAIL, "999 is no authority of today"),
        (["--setting", "999999"], EMAIL, "Load the register of schools first"),
        (["--authority", "370"], "nadia", "nadia is no e-mail address"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_to_do(words: list[str], email: str, says: str):
    with pytest.raises(CommandError, match=says):
        invited(*words, email=email)
