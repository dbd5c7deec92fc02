"""Documents: kept once, told by their content, sent only to the circle and never shown as a page."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record import verbs
from goldenthread.record.circle import NotFound
from goldenthread.record.documents import (
    LARGEST,
    UnfitFile,
    keep,
    keep_own,
    missing_documents,
    store,
)
from goldenthread.record.models import Child, Document, Event, Role
from goldenthread.site.drills.papers import MAKER, docx, jpeg, pdf
from tests.factories import TODAY, actor, child, join, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
PDF = pdf()


@pytest.fixture(autouse=True)
def a_store_of_its_own(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path


@pytest.fixture
def amara() -> Child:
    return child()


@pytest.fixture
def mother(amara: Child):
    who = person("Grace Okoye")
    join(amara, Role.PARENT, who)
    return who


@pytest.fixture
def her_browser(mother) -> Client:
    return signed_in(mother)


def sent(**instead: object) -> dict[str, object]:
    file = SimpleUploadedFile("report.pdf", PDF)
    return {"file": file, "name": "Report", "kind": "report", "submission": str(uuid4())} | instead


def test_the_same_bytes_are_kept_once(tmp_path):
    assert keep(PDF) == keep(PDF)

    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 2


@pytest.mark.security("S124")
def test_the_copy_that_is_read_and_the_file_as_it_came_are_both_kept():
    kept = keep(PDF)

    assert store().get(kept.original) == PDF
    assert MAKER.encode() not in store().get(kept.sha256)
    assert kept.size == len(store().get(kept.sha256))


def test_what_the_product_printed_itself_is_kept_as_it_is():
    kept = keep_own(PDF)

    assert (store().get(kept.sha256), kept.original) == (PDF, "")


def test_only_the_owner_can_read_what_is_kept(tmp_path):
    keep(PDF)

    assert {each.stat().st_mode & 0o077 for each in tmp_path.rglob("*")} == {0}


def test_bytes_changed_in_the_store_are_noticed(tmp_path):
    digest = keep_own(PDF).sha256
    (tmp_path / digest[:2] / digest).write_bytes(b"%PDF-1.7\nwordS")

    assert not store().has(digest)


def test_a_file_that_is_too_large_is_not_taken():
    with pytest.raises(UnfitFile, match="20 MB"):
        keep(b"%PDF-" + bytes(LARGEST))


def test_a_parent_adds_a_document(her_browser: Client, amara: Child):
    answer = her_browser.post(reverse("record:add-document", args=[amara.pk]), sent())

    assert answer.status_code == 303
    kept = Document.objects.get()
    assert (kept.name, kept.media_type) == ("Report", "application/pdf")
    assert store().get(kept.original) == PDF


@pytest.mark.security("S056", "S124")
def test_the_event_names_both_the_copy_and_the_file_as_it_came(her_browser: Client, amara: Child):
    photograph = SimpleUploadedFile("photo.jpg", jpeg())
    her_browser.post(reverse("record:add-document", args=[amara.pk]), sent(file=photograph))

    told = Event.objects.get(name="document_added").fields
    assert store().get(told["original"]) == jpeg()
    assert MAKER.encode() not in store().get(told["sha256"])


@pytest.mark.security("S127")
def test_characters_that_turn_the_direction_of_a_name_are_taken_out(her_browser: Client, amara: Child):
    her_browser.post(reverse("record:add-document", args=[amara.pk]), sent(name="Report \u202efdp.exe\x07"))

    assert Document.objects.get().name == "Report fdp.exe"
    answer = her_browser.get(reverse("record:document", args=[amara.pk, Document.objects.get().pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="Report fdp.exe.pdf"'


@pytest.mark.security("S121")
def test_a_file_that_cannot_be_taken_is_told_why_and_what_to_do(her_browser: Client, amara: Child):
    macros = SimpleUploadedFile("letter.docx", docx(**{"word__vbaProject.bin": b"x"}))

    answer = her_browser.post(reverse("record:add-document", args=[amara.pk]), sent(file=macros))

    assert answer.status_code == 422
    assert "carries macros" in answer.content.decode()


def test_a_document_sent_twice_is_added_once(her_browser: Client, amara: Child):
    submission = str(uuid4())
    for _ in range(2):
        her_browser.post(reverse("record:add-document", args=[amara.pk]), sent(submission=submission))

    assert Document.objects.count() == 1


def test_a_wrong_file_keeps_the_words_typed(her_browser: Client, amara: Child):
    wrong = sent(file=SimpleUploadedFile("report.pdf", b"MZ"), name="From the clinic")

    answer = her_browser.post(reverse("record:add-document", args=[amara.pk]), wrong)

    assert answer.status_code == 422
    assert "From the clinic" in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.security("S128")
def test_a_document_is_sent_to_be_saved_and_not_to_be_run(her_browser: Client, mother, amara: Child):
    added = verbs.add_document(
        child=amara.pk, content=PDF, name="Spéech", kind="report", by=actor(Capacity.PARENT, mother), on=TODAY
    )

    answer = her_browser.get(reverse("record:document", args=[amara.pk, added]))

    assert answer.content == store().get(Document.objects.get().sha256)
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Sp")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_someone_outside_the_circle_finds_no_document(mother, amara: Child):
    by = actor(Capacity.PARENT, mother)
    added = verbs.add_document(child=amara.pk, content=PDF, name="Report", kind="report", by=by, on=TODAY)
    stranger = person()
    join(child("Kofi", "Mensah"), Role.PARENT, stranger)

    answer = signed_in(stranger).get(reverse("record:document", args=[amara.pk, added]))

    assert answer.status_code == 404


def test_someone_outside_the_circle_adds_nothing_and_keeps_nothing(amara: Child, tmp_path):
    with pytest.raises(NotFound):
        verbs.add_document(
            child=amara.pk, content=PDF, name="x", kind="report", by=actor(Capacity.PARENT), on=TODAY
        )

    assert not list(tmp_path.rglob("*"))
    assert not Event.objects.filter(name="document_added").exists()


def test_a_document_whose_file_is_gone_is_told_in_words(her_browser: Client, mother, amara: Child, tmp_path):
    by = actor(Capacity.PARENT, mother)
    added = verbs.add_document(child=amara.pk, content=PDF, name="Report", kind="report", by=by, on=TODAY)
    digest = Document.objects.get().sha256
    (tmp_path / digest[:2] / digest).unlink()

    answer = her_browser.get(reverse("record:document", args=[amara.pk, added]))

    assert answer.status_code == 403
    assert "cannot be found" in answer.content.decode()
    assert [says for _, says in missing_documents()] == [
        "the document “Report” is missing or was changed; restore it from a backup"
    ]
