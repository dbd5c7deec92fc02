"""Words stay words: whatever anybody types or puts in an address, on every page of the product, is shown, not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import perf_counter
from urllib.parse import quote, urlencode
from uuid import UUID

import pypdfium2
import pytest
from django.http import HttpResponse, JsonResponse
from django.template import Context, Engine
from django.test import Client
from lxml import etree

from goldenthread.record.files.pdfs import clean_pdf
from goldenthread.sending.word_files import PLAIN_PAGES
from goldenthread.site.openapi.document import document
from goldenthread.standards.cells import csv_of, rows_of
from goldenthread.thread.printing import printed
from tests import factories
from tests.journeys.addresses import NUMBERS, WORDS, ids_about, noun
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.evil import ALL, MARK, loads_from_elsewhere, run_on, scripts, wrong_with
from tests.journeys.situations import full_record
from tests.journeys.trials import EVERY_SCRIPT
from tests.journeys.trying import Trying

walked = pytest.mark.xdist_group("everybody walks")


@pytest.mark.security("S130")
def test_there_are_more_than_five_hundred_scripts_and_no_two_alike():
    assert len(set(scripts())) == len(scripts()) >= 500


@walked
@pytest.mark.security("S130")
def test_every_script_in_every_box_of_every_form_stands_there_again_as_text(tried: Trying):
    assert tried.wrong["scripts_as_text"] == []
    assert len(tried.forms) > 80


@walked
@pytest.mark.security("S130")
def test_scripts_that_were_saved_are_text_on_every_page_that_shows_them(tried: Trying):
    assert tried.wrong["runs"] == []
    assert tried.pages["with scripts as text"] > 100


@walked
@pytest.mark.security("S130")
def test_messages_that_name_what_somebody_typed_are_plain_text(tried: Trying):
    assert tried.messages
    assert {kind for kind, _ in tried.messages} == {"text/plain"}


@walked
@pytest.mark.security("S131", "S135")
def test_evil_words_in_every_field_of_every_form_do_nothing(tried: Trying):
    assert tried.wrong["evil_words"] == []


@walked
@pytest.mark.security("S131", "S135")
def test_made_up_words_in_every_field_are_answered_gently_and_stand_there_again(tried: Trying):
    assert tried.wrong["made_up_words"] == []


@walked
@pytest.mark.security("S145")
def test_no_page_loads_anything_from_elsewhere(tried: Trying):
    assert tried.wrong["loads"] == []
    assert tried.pages["seen"] > 1000


@pytest.mark.security("S130")
def test_a_page_that_does_not_escape_would_be_found():
    careless = Engine().from_string("<p>{{ words|safe }}</p>")
    careful = Engine().from_string("<p>{{ words }}</p>")

    assert run_on(HttpResponse(careless.render(Context({"words": EVERY_SCRIPT}))))
    assert run_on(HttpResponse(careful.render(Context({"words": EVERY_SCRIPT})))) == []


@pytest.mark.security("S130")
def test_scripts_are_text_in_csv_in_xml_and_in_json():
    rows = [[each] for each in scripts()]
    inside = etree.Element("said")
    inside.text = EVERY_SCRIPT

    assert [row for row in rows_of(csv_of(rows)) if row] == rows
    assert len(etree.fromstring(etree.tostring(inside))) == 0
    assert JsonResponse({"said": EVERY_SCRIPT})["Content-Type"] == "application/json"


@pytest.mark.security("S130")
def test_scripts_are_text_on_paper():
    paper = printed(PLAIN_PAGES, {"title": scripts()[0], "paragraphs": scripts()}, made=factories.AT)

    with pypdfium2.PdfDocument(clean_pdf(paper)) as opened:
        said = "".join(page.get_textpage().get_text_bounded() for page in opened)
    assert said.count(MARK) > len(scripts())
    assert b"/JavaScript" not in paper


@pytest.mark.django_db
@pytest.mark.security("S131", "S135")
def test_evil_words_in_every_parameter_of_every_address_do_nothing(monkeypatch, caplog):
    caplog.set_level("CRITICAL", "django.request")
    monkeypatch.setattr("goldenthread.site.quotas.spend", lambda *_: None)
    circle = circle_of()
    full_record(circle)
    browsers = [factories.signed_in(circle.people[who]) for who in ("caseworker", "parent")]
    places = list(reading_addresses(circle))

    wrong = [
        f"{path} with {words[:30]!r}: {each}"
        for number, words in enumerate(ALL)
        for path, names in places
        for each in asked(browsers[number % 2], path, names, words)
    ]

    assert wrong == []
    assert len(places) > 10


def reading_addresses(circle: Circle) -> Iterator[tuple[str, list[str]]]:
    """List the addresses that read something of what follows their question mark, with what they read."""
    ids = ids_about(circle.child)
    for path, told in document()["paths"].items():
        names = [each["name"] for each in told.get("get", {}).get("parameters", [])]
        if names:
            yield re.sub(r"{(\w+)}", lambda blank: str(value(blank[1], ids)), path), names


def value(blank: str, ids: dict[str, list[UUID]]) -> object:
    return ids[noun(blank)][0] if noun(blank) in ids else {**NUMBERS, **WORDS}[blank]


def asked(browser: Client, path: str, names: list[str], words: str) -> list[str]:
    """Ask for an address with these words wherever it reads any; say what they did."""
    began = perf_counter()
    answer = browser.get(f"{path}?{urlencode(dict.fromkeys(names, words[: 3_000 // len(names)]))}")
    return wrong_with(answer, words, perf_counter() - began)


@pytest.mark.django_db
@pytest.mark.security("S131")
def test_evil_words_as_an_address_lead_nowhere(caplog):
    caplog.set_level("CRITICAL", "django.request")
    browser = factories.signed_in(circle_of().people["parent"])
    places = [
        place
        for words in ALL
        for place in (f"/{quote(words)}", f"/children/{quote(words, safe='')}/", f"/drafts/{quote(words)}")
    ]

    found = {place[:60]: browser.get(place).status_code for place in places}

    assert {place: status for place, status in found.items() if status not in {400, 404, 405}} == {}


@pytest.mark.django_db
@pytest.mark.security("S135")
def test_more_than_anybody_could_type_is_refused_before_it_is_read(caplog):
    caplog.set_level("CRITICAL", "django")
    circle = circle_of()

    answer = factories.signed_in(circle.people["parent"]).post(
        f"/children/{circle.child.pk}/concern", {"seen": "x" * 3_000_000}
    )

    assert answer.status_code in {400, 413}


@pytest.mark.security("S145")
@pytest.mark.parametrize(
    "page",
    [
        '<script src="//cdn.example/a.js"></script>',
        '<link href="https://fonts.example/a.css">',
        "<img srcset=//x.example>",
    ],
)
def test_what_is_loaded_from_elsewhere_would_be_found(page: str):
    assert loads_from_elsewhere(HttpResponse(f"<html>{page}</html>"))
