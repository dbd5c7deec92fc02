"""The document that tells machines what every address takes and answers, and made-up requests against all of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries
from django.http import HttpRequest, HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from goldenthread.access.guards import Needs, guard_of
from goldenthread.access.rights import register
from goldenthread.site.openapi.document import addresses, document
from tests import factories
from tests.journeys.addresses import NUMBERS, WORDS, every_pattern, ids_about, noun
from tests.journeys.arranging import circle_of
from tests.journeys.seated import SITTERS
from tests.journeys.situations import full_record
from tests.journeys.trying import undone

EXAMPLES = 3
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
NOTHING = "00000000-0000-4000-8000-000000000000"
Response = Callable[..., Iterable[bytes]]


class TheService(WSGIHandler):
    """The service as a server meets it. Whatever a request did is undone after it."""

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request._dont_enforce_csrf_checks = True
        with undone():
            return super().get_response(request)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The service and its document, for requests that keep the connection of the test."""
    monkeypatch.setattr("goldenthread.site.quotas.spend", lambda *_: None)
    heard = [(request_started, close_old_connections), (request_started, reset_queries)]
    heard.append((request_finished, close_old_connections))
    inner, text = TheService(), json.dumps(document()).encode()

    def app(environ: dict[str, Any], start: Response) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/openapi.json":
            start("200 OK", [("Content-Type", "application/json")])
            return [text]
        return inner(environ, start)

    for signal, listener in heard:
        signal.disconnect(listener)
    logging.disable(logging.CRITICAL)
    try:
        yield schemathesis.openapi.from_wsgi("/openapi.json", app)
    finally:
        logging.disable(logging.NOTSET)
        for signal, listener in heard:
            signal.connect(listener)


@pytest.mark.security("S143")
def test_every_address_stands_in_the_document_with_a_way_to_ask_for_it():
    told = document()["paths"]

    assert undocumented(told) == []
    assert len(list(every_pattern())) == len(list(addresses()))


@pytest.mark.security("S143")
def test_a_view_that_declares_nothing_is_missing_in_the_document(settings):
    settings.ROOT_URLCONF = "tests.journeys.unguarded"

    assert undocumented(document()["paths"]) == ["/nothing-said"]


def undocumented(told: dict[str, Any]) -> list[str]:
    """List the addresses of which the document does not say how to ask for them."""
    return [path for path, _ in addresses() if not {"get", "post"} & set(told.get(path, {}))]


@pytest.mark.security("S143", "S135")
def test_the_document_says_what_a_field_may_hold_and_how_much():
    plan = document()["paths"]["/cases/{case}/plan/at-home"]["post"]
    body = plan["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]["properties"]

    assert body["submission"]["format"] == "uuid"
    assert body["what_works"]["maxLength"] > 0
    assert {"200", "303", "403", "404", "409", "422"} <= set(plan["responses"])


@pytest.mark.security("S143")
def test_the_document_is_printed_by_a_command(capsys: pytest.CaptureFixture[str]):
    call_command("access_openapi")

    assert json.loads(capsys.readouterr().out)["openapi"] == "3.1.0"


@pytest.mark.django_db
@pytest.mark.security("S143", "S135")
def test_made_up_requests_to_every_address_are_answered_as_the_document_says(service: Any):
    circle = circle_of()
    full_record(circle, final=True)
    browsers = {each.seat: factories.signed_in(each.arrive(circle, "own")) for each in SITTERS}
    ids = ids_about(circle.child)

    operations = [found.ok() for found in service.get_all_operations()]
    wrong = [told for each in operations if (told := differs(each, ids, let_in(each, browsers)))]

    assert not wrong, "\n".join(wrong)
    assert len(operations) > 200


def let_in(operation: Any, browsers: dict[str, Client]) -> list[Client]:
    """Choose two who are let in by the register, if there is anybody, and somebody who has not signed in."""
    guard = guard_of(next(pattern.callback for path, pattern in addresses() if path == operation.path))
    errand = guard.errand_of(operation.method.upper())
    may = [
        browser
        for seat, browser in browsers.items()
        if guard.needs is not Needs.RIGHT or register()[seat].allow(errand)
    ]
    return [*may[:1], *may[-1:], Client()]


def differs(operation: Any, ids: dict[str, list[Any]], people: list[Client]) -> str:
    """Send made-up requests for one operation, about what there is; say which answers are not as the document says."""
    known = {each.name: st.sampled_from(values(each.name, ids)) for each in operation.path_parameters}

    @given(case=operation.as_strategy(), real=st.fixed_dictionaries(known), who=st.sampled_from(people))
    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def answered(case: Any, real: dict[str, Any], who: Client) -> None:
        case.path_parameters = {**(case.path_parameters or {}), **real}
        case.call_and_validate(
            checks=CHECKS, cookies={name: each.value for name, each in who.cookies.items()}
        )

    try:
        answered()
    except FailureGroup as trouble:
        return f"{operation.method} {operation.path}: {[str(each) for each in trouble.exceptions]}"
    return ""


def values(blank: str, ids: dict[str, list[Any]]) -> list[str]:
    """Say what may stand in a blank of an address: what there is, or else what there is not."""
    return [str(each) for each in ids.get(noun(blank)) or [NUMBERS.get(blank, WORDS.get(blank, NOTHING))]]
