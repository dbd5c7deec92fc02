"""What is harmful is not kept; what could not be scanned yet waits, and nobody can open it."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record import verbs
from goldenthread.record.documents import keep, look_into
from goldenthread.record.models import Child, Document, Event, Role, Scan
from goldenthread.record.scanning import Clamd, Infected, ScannerDown
from goldenthread.site.drills.papers import pdf, png
from tests.climate.scanner import HARMLESS_VIRUS, RunningScanner
from tests.factories import TODAY, actor, child, join, person, signed_in

pytestmark = [
    pytest.mark.security("S129"),
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
]


@pytest.fixture(autouse=True)
def a_store_of_its_own(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path / "documents"


@pytest.fixture
def amara() -> Child:
    return child()


@pytest.fixture
def mother(amara: Child):
    who = person("Grace Okoye")
    join(amara, Role.PARENT, who)
    return who


@pytest.fixture
def nobody_answers(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path}/nobody"


def add(amara: Child, mother, content: bytes, name: str = "Report"):
    by = actor(Capacity.PARENT, mother)
    return verbs.add_document(child=amara.pk, content=content, name=name, kind="report", by=by, on=TODAY)


def opened(amara: Child, mother, added) -> tuple[int, str]:
    answer: Client = signed_in(mother).get(reverse("record:document", args=[amara.pk, added]))
    return answer.status_code, answer.content.decode("utf-8", "replace")


def test_the_real_scanner_finds_what_is_harmful_and_passes_what_is_not(scanner: RunningScanner):
    with scanner.running():
        assert Clamd(scanner.address).find(HARMLESS_VIRUS) == "Harmless.Virus.UNOFFICIAL"
        assert Clamd(scanner.address).find(pdf()) == ""


def test_a_harmful_file_is_refused_gently_and_not_kept(scanner: RunningScanner, settings, amara, mother):
    settings.CLAMD = scanner.address
    letter = b"From: jo@example.org\nSubject: hello\n\n" + HARMLESS_VIRUS
    with scanner.running(), pytest.raises(Infected, match="Ask its maker for a new copy"):
        look_into(letter, "hello.eml")

    assert not Path(settings.DOCUMENTS_ROOT).exists()


def test_a_clean_file_is_shared_at_once(scanner: RunningScanner, settings, amara, mother):
    settings.CLAMD = scanner.address
    with scanner.running():
        added = add(amara, mother, pdf())

    assert Scan.objects.get().verdict == Scan.Verdict.CLEAN
    assert opened(amara, mother, added)[0] == 200


@pytest.mark.usefixtures("nobody_answers")
def test_a_file_waits_while_nobody_can_scan_it(amara, mother):
    added = add(amara, mother, pdf())

    status, says = opened(amara, mother, added)
    assert status == 403
    assert "still being checked for viruses" in says
    assert Document.objects.count() == 1


def test_what_waited_is_scanned_when_the_scanner_is_back(scanner: RunningScanner, settings, amara, mother):
    settings.CLAMD = f"{scanner.address}-not-yet"
    added = add(amara, mother, pdf())
    settings.CLAMD = scanner.address
    with scanner.running():
        call_command("scan_documents", verbosity=0)

    assert opened(amara, mother, added)[0] == 200


def test_what_is_found_harmful_later_closes_every_document_with_these_bytes(
    scanner: RunningScanner, settings, amara, mother
):
    settings.CLAMD = f"{scanner.address}-not-yet"
    harmful = b"words, and then " + HARMLESS_VIRUS
    by = actor(Capacity.PARENT, mother)
    added = [
        verbs.add_document(
            child=amara.pk, content=look_into(harmful, "a.txt"), name=name, kind="other", by=by, on=TODAY
        )
        for name in ("One", "Two")
    ]
    settings.CLAMD = scanner.address
    with scanner.running():
        call_command("scan_documents", verbosity=0)

    for each in added:
        status, says = opened(amara, mother, each)
        assert (status, "stays closed" in says) == (403, True)


@pytest.mark.usefixtures("nobody_answers")
def test_the_scanner_being_away_loses_no_work(amara, mother):
    add(amara, mother, png(), "Photo")

    assert Event.objects.get(name="document_added").fields["name"] == "Photo"


def test_where_no_scanner_is_used_nothing_waits(amara, mother):
    assert opened(amara, mother, add(amara, mother, pdf()))[0] == 200
    assert not Scan.objects.exists()


@pytest.mark.usefixtures("nobody_answers")
def test_what_is_known_to_be_clean_does_not_wait_again():
    kept = keep(pdf())
    Scan.objects.filter(sha256=kept.original).update(verdict=Scan.Verdict.CLEAN)

    keep(pdf())

    assert Scan.objects.get().verdict == Scan.Verdict.CLEAN


@pytest.mark.parametrize(
    "says", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: maybe\0", b"\xff" * 2000]
)
def test_an_answer_that_is_no_verdict_is_no_answer(says: bytes):
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=_answer_once, args=(server, says))
        answering.start()
        with pytest.raises(ScannerDown):
            Clamd(f"tcp://127.0.0.1:{server.getsockname()[1]}").find(b"words")
        answering.join()


def _answer_once(server: socket.socket, says: bytes) -> None:
    wire, _ = server.accept()
    with wire:
        while not wire.recv(4096).endswith(b"\0\0\0\0"):
            pass
        wire.sendall(says)
