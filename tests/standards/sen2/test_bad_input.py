"""Files that cannot be read at all: each is refused with its name, the place and what to do."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread.standards import sen2
from goldenthread.standards.sen2.stream import LARGEST_PERSON
from tests.standards.sen2_breaking import SAMPLE

GOOD = SAMPLE.read_text(encoding="utf-8")
LAUGHS = '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
QUADRATIC = f'<!DOCTYPE Message [<!ENTITY a "{"x" * 50_000}">]>'
EXTERNAL = '<!DOCTYPE Message [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE Message [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]>'


def refusal(text: str | bytes) -> sen2.Sen2Error:
    source = BytesIO(text.encode() if isinstance(text, str) else text)
    source.name = "return.xml"
    with pytest.raises(sen2.Sen2Error) as caught:
        list(sen2.read(source).persons())
    assert str(caught.value).startswith("return.xml")
    assert caught.value.remedy.endswith(".")
    return caught.value


@pytest.mark.parametrize(
    "declared", [LAUGHS, QUADRATIC, EXTERNAL, PARAMETER, "<!DOCTYPE Message>", "<!doctype Message>"]
)
def test_a_document_type_is_refused_before_anything_in_it_is_looked_at(declared):
    error = refusal(GOOD.replace("<Message>", f"{declared}<Message>").replace("Alpha", "&a;"))

    assert (error.element, error.line) == ("DOCTYPE", 2)
    assert "take it out" in error.remedy


def test_a_document_type_behind_a_comment_and_a_mark_is_still_seen():
    error = refusal("\ufeff" + GOOD.replace("<Message>", f"<!-- all is well -->\n{LAUGHS}<Message>"))

    assert (error.element, error.line) == ("DOCTYPE", 3)


def test_the_word_doctype_in_a_comment_harms_nobody():
    text = GOOD.replace("<Message>", "<!-- <!DOCTYPE is not allowed --><Message>")

    assert len(list(sen2.read(BytesIO(text.encode())).persons())) == 6


def test_an_entity_nobody_declared_is_refused():
    error = refusal(GOOD.replace("Alpha", "&alpha;"))

    assert "entity" in error.problem
    assert error.remedy == "Write the character itself."


def test_broken_xml_names_the_line_and_the_person():
    error = refusal(GOOD.replace("<Forename>Charlie</Forename>", "<Forename>Charlie</Surname>"))

    assert error.line == GOOD[: GOOD.index("Charlie")].count("\n") + 1
    assert error.person == 3


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_file_cut_in_the_middle_is_refused(kept):
    error = refusal(GOOD[: int(len(GOOD) * kept)])

    assert "ends in the middle" in error.problem
    assert "whole file" in error.remedy


def test_people_before_the_cut_are_read_before_the_refusal():
    opened = sen2.read(BytesIO(GOOD[: GOOD.index("Charlie")].encode()))
    persons = opened.persons()

    assert [next(persons).forename, next(persons).forename] == ["Alpha", "Bravo"]
    with pytest.raises(sen2.Sen2Error, match="person 3"):
        next(persons)


def test_bytes_that_are_not_utf_8_name_their_line():
    error = refusal(GOOD.replace("Bravo", "Br\xe9vo").encode("latin-1"))

    assert "UTF-8" in error.remedy
    assert error.line == GOOD[: GOOD.index("Bravo")].count("\n") + 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_text_is_refused(encoding):
    error = refusal(GOOD.encode(encoding))

    assert "not UTF-8" in error.problem


def test_another_declared_encoding_is_refused():
    error = refusal(GOOD.replace('encoding="UTF-8"', 'encoding="windows-1252"'))

    assert (error.line, "windows-1252" in error.problem) == (1, True)


@pytest.mark.parametrize(
    ("start", "words"),
    [(b"", "empty"), (b"  \n", "empty"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "gzip"), (b"URN,LA", "XML")],
)
def test_what_is_no_xml_is_called_what_it_is(start, words):
    assert words in refusal(start).problem


@pytest.mark.parametrize("root", ["CTfile", "Persons", "{http://example.org}Message"])
def test_another_outermost_element_is_refused(root):
    name = root.split("}")[-1]
    opening = f'<x:{name} xmlns:x="http://example.org">' if "}" in root else f"<{name}>"

    error = refusal(f"{opening}<Header/></{'x:' if '}' in root else ''}{name}>")

    assert "not a SEN2 return" in error.problem
    assert error.element.endswith(name)


@pytest.mark.parametrize("collection", ["SC", "CIN", ""])
def test_another_collection_is_refused(collection):
    error = refusal(GOOD.replace("<Collection>SEN2<", f"<Collection>{collection}<"))

    assert (error.element, error.line) == ("Collection", 3)


@pytest.mark.parametrize("year", ["2022", "2027", "26", "", "²026"])
def test_a_year_that_cannot_be_read_is_refused_with_those_that_can(year):
    error = refusal(GOOD.replace("<Year>2026<", f"<Year>{year}<"))

    assert error.element == "Year"
    assert "2023, 2024, 2025, 2026" in error.remedy


def test_a_year_other_than_the_one_expected_is_refused():
    with pytest.raises(sen2.Sen2Error, match="Give the return of 2025"):
        sen2.read(SAMPLE, year=2025)


def test_people_without_a_header_are_refused():
    header = GOOD[GOOD.index("<Header>") : GOOD.index("<Persons>")]

    assert refusal(GOOD.replace(header, "")).element == "Header"


def test_a_person_without_end_is_refused_before_it_fills_the_memory():
    endless = GOOD[: GOOD.index("<Requests>")] + "<Requests/>" * (LARGEST_PERSON // 5)

    assert "megabyte" in refusal(endless).problem


def test_nesting_without_end_is_refused():
    error = refusal(GOOD.replace("<Forename>Alpha", "<a>" * 5000 + "<Forename>Alpha"))

    assert "depth" in error.problem.lower()


@given(place=some.integers(0, len(GOOD) - 1), put=some.binary(max_size=4), drop=some.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(place, put, drop):
    data = GOOD.encode()
    damaged = data[:place] + put + data[place + drop :]

    with suppress(sen2.Sen2Error):
        assert len(list(sen2.read(BytesIO(damaged)).persons())) <= 7


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(sen2.Sen2Error, match=r"gone\.xml: It cannot be opened"):
        sen2.read(tmp_path / "gone.xml")
