"""A session is its person's own: new where it matters, over when it should be, seen and ended by them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person, SignedIn
from goldenthread.record.models import Role
from goldenthread.site.settings import base
from tests.factories import AT, PASSWORD, child, days_ago, join, person, post, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch

    def shows(self, at: datetime) -> None:
        self.patch.setattr("django.utils.timezone.now", lambda: at)


@pytest.fixture
def clock(standing_clock: None, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def senco() -> Person:
    who = person("Helen Ward")
    post(who, Capacity.SENCO, setting())
    return who


@pytest.fixture
def parent() -> Person:
    who = person("Grace Okoye")
    join(child(), Role.PARENT, who)
    return who


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


@pytest.mark.security("S023")
def test_a_session_is_new_at_sign_in_at_signing_in_again_and_in_another_capacity(
    client: Client, senco: Person
):
    join(child(), Role.PARENT, senco)
    seen = []
    for address, sent in (
        ("/sign-in", {"email": senco.email, "password": PASSWORD}),
        ("/act-as", {"way": "parent"}),
        ("/sign-in/again", {"password": PASSWORD}),
    ):
        assert client.post(address, sent).status_code == 302
        seen.append(client.cookies["sessionid"].value)

    assert len(set(seen)) == 3
    assert SignedIn.objects.filter(session_key__in=seen[:2]).count() == 0


@pytest.mark.security("S023")
def test_an_id_that_was_planted_is_worth_nothing(client: Client, senco: Person):
    client.cookies["sessionid"] = "planted" * 5

    client.post("/sign-in", {"email": senco.email, "password": PASSWORD})

    assert client.cookies["sessionid"].value != "planted" * 5


@pytest.mark.security("S024")
def test_cookies_are_for_this_host_alone_and_out_of_reach_of_scripts(client: Client, senco: Person):
    client.post("/sign-in", {"email": senco.email, "password": PASSWORD})
    cookie = client.cookies["sessionid"]

    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["domain"], cookie["path"]) == ("Lax", "", "/")
    assert len(cookie.value) * 5 >= 128
    assert base.CSRF_COOKIE_HTTPONLY


@pytest.mark.security("S025")
@pytest.mark.parametrize(
    ("who", "minutes", "still_in"),
    [("senco", 20, True), ("senco", 21, False), ("parent", 30, True), ("parent", 31, False)],
)
def test_a_session_is_over_when_nothing_happens(
    request, clock: Clock, who: str, minutes: int, still_in: bool
):
    browser = signed_in(request.getfixturevalue(who))
    assert is_in(browser)

    clock.shows(AT + minutes * MINUTE)

    assert is_in(browser) is still_in


@pytest.mark.security("S025")
def test_a_session_in_use_goes_on_and_is_over_after_twelve_hours(senco: Person, clock: Clock):
    browser = signed_in(senco)
    for minutes in range(0, 12 * 60 + 1, 15):
        clock.shows(AT + minutes * MINUTE)
        assert is_in(browser)

    clock.shows(AT + (12 * 60 + 2) * MINUTE)

    assert not is_in(browser)


@pytest.mark.security("S021")
@pytest.mark.parametrize("what", ["person", "post"])
def test_whoever_has_left_is_out_at_their_next_step(senco: Person, what: str):
    browser = signed_in(senco)
    assert is_in(browser)

    if what == "person":
        Person.objects.update(is_active=False)
    else:
        senco.posts.update(ends=days_ago(1))

    assert not is_in(browser)
    assert browser.get("/worklist")["Location"].startswith("/sign-in")
    assert "_auth_user_id" not in browser.session


@pytest.mark.security("S020")
def test_whose_post_has_ended_does_not_go_on_in_another_capacity_by_itself(senco: Person):
    join(child(), Role.PARENT, senco)
    browser = signed_in(senco)
    browser.post("/act-as", {"way": str(senco.posts.get().pk)})

    senco.posts.update(ends=days_ago(1))

    assert browser.get("/worklist")["Location"] == "/sign-in?lapsed=yes"
    assert "Your access in that post has ended" in browser.get("/sign-in?lapsed=yes").content.decode()


@pytest.mark.security("S026")
def test_signing_out_leaves_nothing_behind(senco: Person):
    browser = signed_in(senco)
    browser.get("/account")
    key = browser.session.session_key

    answer = browser.post("/sign-out")

    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not SignedIn.objects.filter(session_key=key).exists()
    browser.cookies["sessionid"] = key
    assert not is_in(browser)


@pytest.mark.security("S026")
@pytest.mark.parametrize("address", ["/", "/account", "/worklist", "/find", "/people", "/no-such-page"])
def test_no_page_is_kept_by_the_browser(senco: Person, address: str):
    assert "no-store" in signed_in(senco).get(address)["Cache-Control"]


@pytest.mark.security("S027")
def test_a_person_sees_where_they_are_signed_in_and_ends_it_there(client: Client, senco: Person):
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Version/18.0 Mobile Safari/604.1"})
    for browser in (client, elsewhere):
        browser.post("/sign-in", {"email": senco.email, "password": PASSWORD})
        browser.get("/account")
    page = client.get("/account").content.decode()
    other = SignedIn.objects.get(session_key=elsewhere.session.session_key)

    client.post("/account/sessions", {"session": str(other.name)})

    assert "Safari on iPhone" in page
    assert "(here)" in page
    assert is_in(client)
    assert not is_in(elsewhere)


@pytest.mark.security("S027")
def test_nobody_ends_anothers_session(senco: Person, parent: Person):
    browser, anothers = signed_in(senco), signed_in(parent)
    theirs = SignedIn.objects.get(session_key=anothers.session.session_key)

    for sent in (str(theirs.name), "others", "nonsense", ""):
        browser.post("/account/sessions", {"session": sent})

    assert is_in(anothers)


@pytest.mark.security("S018", "S021")
def test_a_new_password_ends_every_other_session(client: Client, senco: Person):
    elsewhere = signed_in(senco)
    client.post("/sign-in", {"email": senco.email, "password": PASSWORD})

    answer = client.post("/account/password", {"password": "quiet rivers under bridges"})

    assert answer["Location"] == "/account"
    assert is_in(client)
    assert not is_in(elsewhere)


@pytest.mark.security("S025")
def test_words_sent_too_late_are_kept_and_offered_back(parent: Person, clock: Clock):
    about = parent_child(parent)
    browser, address = signed_in(parent), f"/children/{about}/concern"
    assert browser.get(address).status_code == 200
    clock.shows(AT + 40 * MINUTE)

    late = browser.post(address, {"seen": "He hides under the table", "submission": "x"})
    browser.post("/sign-in", {"email": parent.email, "password": PASSWORD, "next": address})

    assert late["Location"] == f"/sign-in?next={address}&ended=yes"
    assert "What you had typed is kept" in browser.get(late["Location"]).content.decode()
    assert "He hides under the table" in browser.get(address).content.decode()


@pytest.mark.security("S025", "S028")
def test_words_sent_where_a_fresh_sign_in_is_needed_hold_no_password(senco: Person, clock: Clock):
    browser = signed_in(senco)
    clock.shows(AT + 15 * MINUTE)

    answer = browser.post("/account/password", {"password": "quiet rivers under bridges"})

    assert answer["Location"].startswith("/sign-in/again?next=")
    assert not list(drafts())


def parent_child(who: Person) -> str:
    from goldenthread.record.models import Relationship

    return str(Relationship.objects.get(person=who).child_id)


def drafts():
    from goldenthread.record.models import Draft

    return Draft.objects.order_by("pk")
