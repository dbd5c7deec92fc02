"""The log tells what happened, when and where, and nobody's name; nobody can forge a line of it."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from goldenthread.site.lines import Lines, hidden
from goldenthread.site.references import give_reference, reference_of

pytestmark = pytest.mark.security("S151")


def line(message: str, *args: object, **more: object) -> dict[str, str]:
    record = logging.LogRecord(
        "django.request", logging.ERROR, "a.py", 1, message, args, more.pop("exc_info", None)
    )
    for name, value in more.items():
        setattr(record, name, value)
    told = Lines().format(record)
    assert "\n" not in told
    assert "\x1b" not in told
    return json.loads(told)


def test_a_line_is_json_and_says_when_in_utc():
    told = line("Something was slow")

    assert told["at"].endswith("+00:00")
    assert (told["level"], told["from"], told["says"]) == ("ERROR", "django.request", "Something was slow")


@pytest.mark.parametrize(
    "forged", ['ok\n{"level": "INFO"}', "ok\r\nadmin signed in", "\x1b[2J\x1b]0;x\x07", "a\u2028b"]
)
def test_nobody_forges_a_line(forged: str):
    assert line("Not found: %s", forged)["says"].startswith("Not found: ")


@pytest.mark.parametrize(
    "secret",
    [
        "jo.bloggs@example.org", "password=hunter2hunter2", "Authorization: Bearer-abc.def", "sessionid=abcdef123",
        "csrftoken: xyzxyz", "token=eyJhbGciOiJSUzI1NiJ9", "k" * 43, "485 777 3456", "A123456789012", "07700900123",
        "SW1A 1AA", "/find?family_name=Okoye&given_name=Amara",
    ],
)  # fmt: skip
def test_what_could_name_somebody_or_let_somebody_in_is_kept_out(secret: str):
    told = hidden(f"Something about {secret} went wrong")

    assert not [word for word in secret.replace("=", " ").replace("?", " ").split()[-1:] if word in told], (
        told
    )


def test_what_helps_to_find_the_place_stays():
    path = "/children/0197a3c2-7f61-7c3e-9b1a-0f2d4c6e8a10/documents"

    assert hidden(f"Internal Server Error: {path}") == f"Internal Server Error: {path}"


def test_an_exception_is_told_by_its_kind_and_its_places_and_never_by_its_words():
    try:
        int("Amara Okoye")
    except ValueError:
        told = line("It broke", exc_info=sys.exc_info())

    assert told["broke"] == "ValueError"
    assert "test_lines.py:" in told["through"]
    assert "Amara" not in json.dumps(told)


def test_a_line_carries_the_reference_the_person_was_shown(rf):
    request = rf.get("/", GOLDENTHREAD_REFERENCE="forged")
    give_reference(request)

    assert line("It broke", request=request)["reference"] == reference_of(request) != "forged"


def test_a_message_that_does_not_fit_its_words_is_still_written():
    assert line("%d things", "three")["says"] == "%d things"
