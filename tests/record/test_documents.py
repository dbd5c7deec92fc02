"""Documents: kept once, told by their content, sent only to the circle and never shown as a page."""

import zipfile
from io import BytesIO
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
    WORD,
    FileTooLarge,
    WrongKindOfFile,
    keep,
    media_type,
    missing_documents,
    store,
)
from goldenthread.record.models import Child, Document, Event, Role
from tests.factories import TODAY, actor, child, join, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
PDF = b"%PDF-1.7\nwords"


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


def zipped(*names: str) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return whole.getvalue()


def sent(**instead: object) -> dict[str, object]:
    file = SimpleUploadedFile("report.pdf", PDF)
    return {"file": file, "name": "Report", "kind": "report", "submission": str(uuid4())} | instead


def test_the_same_bytes_are_kept_once(tmp_path):
    assert keep(PDF) == keep(PDF)

    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1


def test_what_is_kept_comes_back_whole():
    digest, _ = keep(PDF)

    assert store().get(digest) == PDF


def test_bytes_changed_in_the_store_are_noticed(tmp_path):
    digest, _ = keep(PDF)
    (tmp_path / digest[:2] / digest).write_bytes(b"%PDF-1.7\nwordS")

    assert not store().has(digest)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (zipped("word/document.xml", "[Content_Types].xml"), WORD),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, kind: str):
    assert media_type(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>",
        b"MZ\x90",
        b"",
        zipped("a.exe"),
        zipped("word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04x",
    ],
)
def test_other_kinds_of_file_are_not_taken(content: bytes):
    with pytest.raises(WrongKindOfFile, match="PDF, a Word document"):
        media_type(content)


def test_a_file_that_is_too_large_is_not_taken():
    with pytest.raises(FileTooLarge, match="20 MB"):
        keep(b"%PDF-" + bytes(LARGEST))


def test_a_parent_adds_a_document(her_browser: Client, amara: Child):
    answer = her_browser.post(reverse("record:add-document", args=[amara.pk]), sent())

    assert answer.status_code == 303
    kept = Document.objects.get()
    assert (kept.name, kept.media_type, kept.size) == ("Report", "application/pdf", len(PDF))


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


def test_a_document_is_sent_to_be_saved_and_not_to_be_run(her_browser: Client, mother, amara: Child):
    added = verbs.add_document(
        child=amara.pk, content=PDF, name="Spéech", kind="report", by=actor(Capacity.PARENT, mother), on=TODAY
    )

    answer = her_browser.get(reverse("record:document", args=[amara.pk, added]))

    assert answer.content == PDF
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
    next(each for each in tmp_path.rglob("*") if each.is_file()).unlink()

    answer = her_browser.get(reverse("record:document", args=[amara.pk, added]))

    assert answer.status_code == 403
    assert "cannot be found" in answer.content.decode()
    assert [says for _, says in missing_documents()] == [
        "the document “Report” is missing or was changed; restore it from a backup"
    ]
