"""Nobody can try without end, and no answer says whether somebody has an account."""

from __future__ import annotations

import re
import statistics
import time
from datetime import timedelta

import pytest
from django.test import Client

from goldenthread.access.models import Person, Try
from goldenthread.access.signing import codes, limits
from goldenthread.access.signing.limits import PASSWORD as LIMIT
from goldenthread.access.signing.limits import TooManyTries, Whose, check, count
from goldenthread.record.models import Role
from tests.access.letterbox import delivered
from tests.factories import AT, PASSWORD, child, join, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
NOBODY = "nobody@example.org"
KEY = codes.new_app_key()


@pytest.fixture
def grace() -> Person:
    who = person("Grace Okoye", "grace@example.org")
    join(child(), Role.PARENT, who)
    return who


def tries(client: Client, email: str, password: str = "something else", source: str = "192.0.2.1"):
    return client.post("/sign-in", {"email": email, "password": password}, REMOTE_ADDR=source)


@pytest.mark.security("S014")
@pytest.mark.parametrize("email", ["grace@example.org", NOBODY])
def test_after_ten_failures_even_the_right_words_must_wait(
    client: Client, grace: Person, email: str, monkeypatch
):
    for number in range(10):
        assert "is not right" in tries(client, email, source=f"192.0.2.{number}").content.decode()

    assert "tried too often" in tries(client, email, PASSWORD).content.decode()

    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(minutes=16))
    assert tries(client, "grace@example.org", PASSWORD).status_code == 302


@pytest.mark.security("S014")
def test_a_source_that_fails_everywhere_must_wait_and_others_need_not(client: Client, grace: Person):
    whose = Whose(account="a", source="192.0.2.7", at=AT)
    for number in range(LIMIT.source):
        count(LIMIT, Whose(account=str(number), source="192.0.2.7", at=AT))

    with pytest.raises(TooManyTries):
        check(LIMIT, whose)
    assert tries(client, grace.email, PASSWORD, "192.0.2.7").status_code == 422
    assert tries(client, grace.email, PASSWORD, "192.0.2.8").status_code == 302


@pytest.mark.security("S014")
def test_whoever_comes_in_begins_anew(client: Client, grace: Person):
    for _ in range(9):
        tries(client, grace.email)
    assert tries(client, grace.email, PASSWORD).status_code == 302

    assert tries(Client(), grace.email).status_code == 422
    assert tries(Client(), grace.email, PASSWORD).status_code == 302


@pytest.mark.security("S014")
def test_the_table_of_tries_names_nobody(client: Client):
    tries(client, NOBODY)

    assert NOBODY not in str(list(Try.objects.order_by("pk").values()))


@pytest.mark.security("S014")
def test_a_wrong_password_takes_as_long_for_somebody_as_for_nobody(settings, grace: Person):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    grace.set_password(PASSWORD)
    grace.save()
    times: dict[str, list[float]] = {grace.email: [], NOBODY: []}

    for number in range(8):
        for email, took in times.items():
            Try.objects.all().delete()
            began = time.perf_counter()
            tries(Client(), email, source=f"192.0.2.{number}")
            took.append(time.perf_counter() - began)

    somebody, nobody = (statistics.median(took) for took in times.values())
    assert 0.5 < somebody / nobody < 2


@pytest.mark.security("S014", "S016")
@pytest.mark.parametrize("email", ["grace@example.org", NOBODY])
def test_a_forgotten_password_is_answered_alike_for_everyone(client: Client, grace: Person, email: str):
    answer = client.post("/sign-in/forgotten", {"email": email})

    assert answer.status_code == 200
    another = client.post("/sign-in/forgotten", {"email": "x@y.org"})
    assert plain(answer).replace(email, "") == plain(another).replace("x@y.org", "")


def plain(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.mark.security("S014")
def test_nobody_is_flooded_with_messages(client: Client, grace: Person, mailoutbox):
    for _ in range(3):
        client.post("/sign-in/forgotten", {"email": grace.email})

    assert client.post("/sign-in/forgotten", {"email": grace.email}).status_code == 422
    assert len(delivered(mailoutbox, 3)) == 3


@pytest.mark.security("S016")
def test_no_family_gets_in_by_email_alone(client: Client, grace: Person, mailoutbox):
    client.post("/sign-in/forgotten", {"email": grace.email})
    (message,) = delivered(mailoutbox)

    assert "never let anyone in by e-mail alone" in " ".join(message.body.split())
    assert "/new-password/" not in message.body


@pytest.mark.security("S015", "S016", "S018")
def test_a_new_password_by_email_still_asks_for_the_second_step(client: Client, grace: Person, mailoutbox):
    codes.add_app(grace, KEY, codes.code_for(KEY, codes.step_at(AT) - 1), AT)
    client.post("/sign-in/forgotten", {"email": grace.email})
    (link,) = re.findall(r"http://testserver(/sign-in/new-password/\S+)", delivered(mailoutbox)[0].body)

    assert client.post(link, {"password": "short"}).status_code == 422
    assert client.post(link, {"password": "quiet rivers under bridges"})["Location"] == "/sign-in"
    assert client.get(link).status_code == 404
    assert tries(client, grace.email, "quiet rivers under bridges")["Location"] == "/sign-in/second-step"
    assert "Your password was changed." in delivered(mailoutbox, 2)[1].body


@pytest.mark.security("S014")
@pytest.mark.parametrize(
    "limit", [limits.PASSWORD, limits.CODE, limits.RESET, limits.INVITATION], ids=lambda each: each.what
)
def test_every_way_in_has_a_limit_by_account_and_by_source(limit: limits.Limit):
    assert limit.account <= 10
    assert limit.source <= 100
    assert limit.within >= timedelta(minutes=15)


@pytest.mark.security("S014")
def test_where_a_visitor_comes_from_is_what_our_own_proxy_says(client: Client, settings):
    settings.PROXIES = 1
    for number in range(limits.RESET.source):
        said = {"x-forwarded-for": f"10.0.0.{number}, 192.0.2.9"}
        client.post("/sign-in/forgotten", {"email": f"{number}@example.org"}, headers=said)

    told = client.post(
        "/sign-in/forgotten", {"email": NOBODY}, headers={"x-forwarded-for": "10.9.9.9, 192.0.2.9"}
    )
    assert told.status_code == 422
