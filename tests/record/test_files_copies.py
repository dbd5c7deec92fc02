"""The copy that others read: every word of it, and nothing of who made it, where, or on what."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
import pytest
from PIL import ExifTags, Image

from goldenthread.record.files.apart import examine
from goldenthread.site.drills import papers
from goldenthread.site.drills.papers import MAKER, WORDS, docx, jpeg, sound, xlsx

pytestmark = pytest.mark.security("S124", "S056")
PACKED = ("letter.docx", "table.xlsx", "letter.odt")
PICTURES = ("picture.png", "picture.jpg", "picture.heic")
TELLS_THE_TRUTH_UNCHANGED = ("words.txt", "post.eml", "post.msg")


def copy_of(name: str) -> bytes:
    return examine(sound()[name], name).copy


def everything_in(content: bytes) -> bytes:
    """All bytes of a file, and of what is packed inside it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as file:
        return b"\n".join(file.read(each) for each in file.namelist())


def says(content: bytes, words: str) -> bool:
    found = everything_in(content)
    return any(words.encode(encoding) in found for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("name", ["report.pdf", *PACKED, "picture.png", "picture.jpg"])
def test_the_file_that_was_sent_tells_of_its_maker_and_the_copy_does_not(name: str):
    assert says(sound()[name], MAKER)
    assert not says(copy_of(name), MAKER)


@pytest.mark.parametrize("name", ["report.pdf", *PACKED])
def test_the_copy_still_says_what_the_file_says(name: str):
    copy = copy_of(name)
    if name.endswith(".pdf"):
        with pikepdf.open(BytesIO(copy)) as pages:
            copy = pages.pages[0].Contents.read_bytes()

    assert says(copy, WORDS)


@pytest.mark.parametrize("name", TELLS_THE_TRUTH_UNCHANGED)
def test_text_and_emails_stay_as_they_are(name: str):
    assert copy_of(name) == sound()[name]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_loses_place_and_author(name: str):
    picture = Image.open(BytesIO(copy_of(name)))
    told = picture.getexif()

    assert set(told) <= {ExifTags.Base.Orientation}
    assert not told.get_ifd(ExifTags.IFD.GPSInfo)
    assert not {key.casefold() for key in picture.info} & {"comment", "author", "xmp", "photoshop"}


def test_a_picture_still_knows_which_way_is_up():
    assert Image.open(BytesIO(copy_of("picture.jpg"))).getexif()[ExifTags.Base.Orientation] == 6
    assert Image.open(BytesIO(copy_of("picture.heic"))).size == (48, 64)


@pytest.mark.parametrize("name", ["picture.png", "picture.jpg"])
def test_no_point_of_a_picture_changes(name: str):
    before, after = Image.open(BytesIO(sound()[name])), Image.open(BytesIO(copy_of(name)))

    assert list(before.get_flattened_data()) == list(after.get_flattened_data())


@pytest.mark.parametrize("name", PACKED)
def test_a_copy_is_packed_again_without_dates_and_opens(name: str):
    with zipfile.ZipFile(BytesIO(copy_of(name))) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None


def test_an_opendocument_text_begins_with_its_kind_unpacked():
    with zipfile.ZipFile(BytesIO(copy_of("letter.odt"))) as file:
        first = file.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_photograph_inside_a_letter_loses_what_the_camera_wrote():
    with zipfile.ZipFile(BytesIO(copy_of("letter.docx"))) as file:
        assert not Image.open(BytesIO(file.read("word/media/image1.jpeg"))).getexif()
        assert "docProps/thumbnail.jpeg" not in file.namelist()


def test_a_photograph_inside_a_pdf_loses_what_the_camera_wrote():
    copy = pikepdf.open(BytesIO(copy_of("report.pdf")))
    photograph = copy.pages[0].Resources.XObject.I.read_raw_bytes()

    assert photograph != jpeg()
    assert not Image.open(BytesIO(photograph)).getexif()


def test_what_lies_unused_in_a_pdf_is_not_in_its_copy():
    made = pikepdf.open(BytesIO(papers.pdf()))
    made.make_indirect(pikepdf.String("an earlier version, taken out"))
    kept = examine(papers.saved(made, preserve_pdfa=False), "a.pdf").copy

    assert b"an earlier version" not in kept


def test_a_link_that_a_reader_presses_stays():
    with zipfile.ZipFile(BytesIO(copy_of("letter.docx"))) as file:
        assert b"https://www.example.org/help" in file.read("word/_rels/document.xml.rels")


@pytest.mark.parametrize("make", [docx, xlsx])
def test_a_copy_is_fit_itself_and_copying_it_changes_nothing(make):
    once = examine(make(), f"a.{make.__name__}").copy

    assert examine(once, f"a.{make.__name__}").copy == once
