"""Whatever somebody writes can be printed: a sign that no font holds is named, or its place is kept."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from goldenthread.sending.word_files import PLAIN_PAGES
from goldenthread.thread.printing import printed
from goldenthread.thread.printing.signs import FONTS, showable
from tests.factories import AT

EVERYWHERE = "".join(chr(each) for each in range(0, 0x20000, 37) if not 0xD800 <= each < 0xE000)
NAMED_ELSE = {"DroidSansFallbackFull": "DroidSansFallback", "NanumSquareR": "NanumSquare"}


@pytest.mark.parametrize(
    ("written", "on_paper"),
    [
        ("José, Zoë and Łukasz", "José, Zoë and Łukasz"),
        ("ਗੁਰਪ੍ਰੀਤ and محمد", "ਗੁਰਪ੍ਰੀਤ and محمد"),
        ("I like it 🙂", "I like it [slightly smiling face]"),
        ("𝐁𝐨𝐥𝐝 words", "Bold words"),
        ("王小明 and 陳美玲", "王小明 and 陳美玲"),
        ("ᏣᎳᎩ is no word of ours", "[?][?][?] is no word of ours"),
        ("a key that was pressed: \x1b", "a key that was pressed: [?]"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_a_family_writes_stands_on_paper_as_far_as_our_fonts_go(written: str, on_paper: str):
    assert showable({"words": [written]}) == {"words": [on_paper]}


@pytest.mark.parametrize(
    "words",
    [
        "김지우", "ሰላም", "മലയാളം", "తెలుగు", "ಕನ್ನಡ", "සිංහල", "ภาษาไทย", "ভাষা", "தமிழ்", "ગુજરાતી", "हिन्दी", "ਪੰਜਾਬੀ",
        "עברית", "ქართული", "Հայերեն", "ភាសា", "ລາວ", "မြန်မာ", "さくら", "پښتو", "کوردی", "Ελένη", "Олена",
    ],
)  # fmt: skip
def test_the_scripts_of_families_in_england_are_printed(words: str):
    assert showable(words) == words
    paper = printed(PLAIN_PAGES, {"title": words, "paragraphs": [words]}, made=AT)

    with pypdfium2.PdfDocument(paper) as opened:
        said = opened[0].get_textpage().get_text_bounded()
    assert set(said) & set(words)
    assert "?" not in said


def test_each_font_that_comes_with_the_product_is_asked_for():
    asked = (FONTS / "fonts.typ").read_text()

    there = {each.stem.partition("-")[0] for each in FONTS.glob("*.ttf")}

    named = {each.replace(" ", "") for each in re.findall(r'"(.+)"', asked)}
    assert named == {NAMED_ELSE.get(each, each) for each in there}


@pytest.mark.security("S135")
def test_signs_of_every_script_are_printed_and_stop_nothing():
    paper = printed(PLAIN_PAGES, {"title": "Ꮳ", "paragraphs": [EVERYWHERE, "The end"]}, made=AT)

    with pypdfium2.PdfDocument(paper) as opened:
        assert "The end" in opened[len(opened) - 1].get_textpage().get_text_bounded()
