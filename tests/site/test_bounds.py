"""What every answer carries, what is not let in at all, and what is said when something breaks."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record.documents import LARGEST
from goldenthread.site import views
from goldenthread.site.bounds import LARGEST_REQUEST, METHODS
from tests.factories import PASSWORD, person, post, setting, signed_in
from tests.journeys.addresses import every_route, ids_about
from tests.journeys.arranging import circle_of
from tests.journeys.situations import full_record

pytestmark = pytest.mark.django_db
MUST = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}


@pytest.fixture(autouse=True)
def quietly(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "django")


@pytest.fixture
def senco() -> Client:
    who = person()
    post(who, Capacity.SENCO, setting())
    return signed_in(who)


def wrong_with(answer) -> list[str]:
    """Say what an answer lacks."""
    policy = answer.headers.get("Content-Security-Policy", "")
    lacks = [name for name, value in MUST.items() if answer.headers.get(name) != value]
    lacks += [each for each in ("frame-ancestors 'none'",) if each not in policy]
    lacks += [
        f"allows {each}" for each in ("unsafe-inline", "unsafe-eval", "*", "http:", "data:") if each in policy
    ]
    lacks += [f"tells {each}" for each in ("Server", "X-Powered-By") if each in answer.headers]
    return (
        lacks
        if "geolocation=()" in answer.headers.get("Permissions-Policy", "")
        else [*lacks, "Permissions-Policy"]
    )


@pytest.mark.security("S139", "S026")
def test_every_address_answers_with_every_header_by_every_method():
    circle = circle_of()
    full_record(circle, final=True)
    ids, browser = ids_about(circle.child), signed_in(circle.people["senco"])

    wrong = {
        f"{method} {route.name}": found
        for route in every_route()
        for address in list(route.filled(ids))[:1]
        for method in ("get", "post", "head", "options", "put", "delete", "patch")
        if (found := wrong_with(getattr(browser, method)(address)))
    }

    assert wrong == {}


@pytest.mark.security("S139")
@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/sign-in", "/up", "/children/nobody", "/%00", "/x?a=1&a=2"]
)
def test_answers_to_strangers_and_in_trouble_carry_every_header(address: str):
    assert wrong_with(Client().get(address)) == []


@pytest.mark.security("S140", "S146")
@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "DEBUG"]
)
def test_a_method_that_no_page_asks_for_is_not_let_in(senco: Client, method: str):
    answer = senco.generic(method, "/", headers={"x-secret": "echo"})

    assert answer.status_code == 405
    assert answer["Allow"] == ", ".join(sorted(METHODS))
    assert b"echo" not in answer.content


@pytest.mark.security("S138", "S140")
@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_header_does_not_turn_a_look_into_an_act(senco: Client, header: str):
    senco.get("/sign-out", headers={header: "POST"})
    senco.get("/sign-out?_method=POST")

    assert senco.get("/").status_code == 200


@pytest.mark.security("S138")
def test_what_changes_something_needs_the_token_of_the_page():
    who = person()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(who)

    assert strict.post("/sign-out").status_code == 403
    assert strict.post("/sign-out", headers={"origin": "https://evil.example"}).status_code == 403
    assert strict.post("/sign-out", data="{}", content_type="application/json").status_code == 403


@pytest.mark.security("S140")
@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "testserver:x", ""]
)
def test_another_host_name_is_not_answered(host: str):
    answer = Client().get("/sign-in", headers={"host": host})

    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.security("S140")
def test_what_a_proxy_says_of_the_host_is_not_believed(senco: Client):
    answer = senco.get("/", headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})

    assert b"evil.example" not in answer.content


@pytest.mark.security("S140")
@pytest.mark.parametrize(
    "address", ["/find?given_name=A&given_name=B", "/worklist?a=1&a=1", "/sign-in?next=/&next=//e.org"]
)
def test_a_question_asked_twice_is_refused_gently(senco: Client, address: str):
    answer = senco.get(address)

    assert answer.status_code == 400
    assert "asks for the same thing twice" in answer.content.decode()


@pytest.mark.security("S140")
@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
        "https:evil.example", "http:///evil.example", "javascript:alert(1)", "/\t/evil.example",
        "https://testserver@evil.example",
        "https://testserver.evil.example", " https://evil.example", "data:text/html,x",
        "%68ttps://evil.example\r\nX: y",
    ],
)  # fmt: skip
def test_nobody_is_led_elsewhere_after_signing_in(place: str):
    who = person()
    answer = Client().post("/sign-in", {"email": who.email, "password": PASSWORD, "next": place})

    location = answer.headers.get("Location", "/")
    led_to = urlsplit(urljoin("http://testserver/sign-in", location.replace("\\", "/")))
    assert (led_to.scheme, led_to.hostname) == ("http", "testserver")
    assert not set(location) & set("\r\n\t")


@pytest.mark.security("S121")
def test_a_request_that_is_too_large_is_not_read_at_all(senco: Client):
    for length in (str(LARGEST_REQUEST + 1), "-1", "1e9", "9" * 400):
        answer = senco.generic(
            "POST", "/", b"x", content_type="multipart/form-data; boundary=b", CONTENT_LENGTH=length
        )
        assert answer.status_code == 413
        assert "up to 20 MB" in answer.content.decode()
    assert LARGEST_REQUEST > LARGEST


@pytest.mark.security("S153")
def test_what_breaks_is_told_with_a_reference_and_nothing_of_the_inside(monkeypatch, caplog):
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("SELECT secret FROM /srv/goldenthread WHERE name = 'Amara'")

    monkeypatch.setattr("django.db.connection.cursor", break_down)
    client = Client(raise_request_exception=False)
    caplog.set_level("ERROR", "django.request")

    answer = client.get("/up?name=Amara")

    page = answer.content.decode()
    reference = caplog.records[-1].request.META["GOLDENTHREAD_REFERENCE"]
    assert answer.status_code == 500
    assert reference in page
    assert not [
        each
        for each in ("SELECT", "Amara", "/srv", "RuntimeError", "Traceback", "/up", ".py")
        if each in page
    ]
    assert wrong_with(answer) == []


@pytest.mark.security("S153")
def test_also_a_broken_page_ends_in_plain_words(monkeypatch, rf):
    def broken(*_: object) -> str:
        raise LookupError("no such template")

    monkeypatch.setattr(views, "render_to_string", broken)

    answer = views.broken(rf.get("/"))

    assert (answer.status_code, "Nothing you sent was half done" in answer.content.decode()) == (500, True)


@pytest.mark.security("S146")
@pytest.mark.parametrize(
    "address",
    ["/gallery", "/admin/", "/metrics", "/debug", "/docs", "/static/", "/static/../settings", "/.git/config", "/.env",
     "/server-status", "/__debug__/", "/media/", "/documents/"],
)  # fmt: skip
def test_the_inside_of_the_service_is_not_there_for_anybody(address: str, senco: Client):
    assert senco.get(address).status_code == 404


@pytest.mark.security("S146")
def test_whether_it_is_up_tells_nothing_more():
    assert Client().get(reverse("up")).content == b"up"
