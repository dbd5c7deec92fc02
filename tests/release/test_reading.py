"""A file is read to its last corner: hidden sheets and words, comments, particulars, what is inside it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from goldenthread.record.models import Child
from goldenthread.site.drills.papers import pdf
from tests.factories import child
from tests.release.checking import checked, stops

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S081"),
]


@pytest.fixture(autouse=True)
def amara() -> Child:
    return child("Amara Grace", known_as="Ami", postcode="B14 7QH")


def workbook(**sheets: str) -> bytes:
    """A spreadsheet with these parts in it."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{related}"><sheets><sheet name="Totals" r:id="r1"/>'
        '<sheet name="Data" state="hidden" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        '<Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"<sst {space}><si><t>Amara</t></si><si><t>Okoye</t></si><si><t>DOB</t></si></sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData/></worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet {space}><sheetData/></worksheet>",
        **{name.replace("__", "/") + ".xml": text.replace("SPACE", space) for name, text in sheets.items()},
    }
    return packed_up(parts)


def packed_up(parts: dict[str, str]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return whole.getvalue()


NAMED_ROW = '<row r="7"{}><c r="A7" t="s"><v>0</v></c><c r="B7" t="s"><v>1</v></c></row>'


def test_hidden_sheets_and_rows_of_a_spreadsheet_are_read():
    row = NAMED_ROW.format(' hidden="1"')
    sheet = f"<worksheet SPACE><sheetData>{row}</sheetData></worksheet>"
    [found] = checked(workbook(xl__worksheets__sheet2=sheet), "totals.xlsx").blocking

    assert found.where == "sheet Data (hidden), row 7, hidden"


def test_a_day_that_a_spreadsheet_keeps_as_a_number_is_a_day():
    serial = (date(2018, 11, 5) - date(1899, 12, 30)).days
    rows = f'<row r="1"><c t="s"><v>2</v></c><c/></row><row r="2"><c s="1"><v>{serial}</v></c><c/></row>'
    sheet = f"<worksheet SPACE><sheetData>{rows}</sheetData></worksheet>"

    assert stops(workbook(xl__worksheets__sheet1=sheet), "t.xlsx") == ["born"]


@pytest.mark.parametrize(
    "part",
    [
        {
            "xl__comments1": "<comments SPACE><comment><text><t>Ask Amara Okoye</t></text></comment></comments>"
        },
        {"docProps__core": "<coreProperties><title>Amara Okoye</title></coreProperties>"},
        {"xl__pivotCache__pivotCacheDefinition1": '<a SPACE><s v="Amara Okoye"/></a>'},
        {"xl__charts__chart1": "<a SPACE><v>Amara Okoye</v></a>"},
    ],
)
def test_comments_particulars_and_what_pivot_tables_and_charts_keep_are_read(part: dict[str, str]):
    assert set(stops(workbook(**part), "totals.xlsx")) == {"name"}


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("<w:p><w:r><w:t>Amara Okoye</w:t></w:r></w:p>", "paragraph 1"),
        (
            "<w:p><w:del><w:r><w:delText>Amara Okoye</w:delText></w:r></w:del></w:p>",
            "a change that was tracked",
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Amara Okoye</w:t></w:r></w:p>", "hidden"),
    ],
)
def test_tracked_changes_and_hidden_words_of_a_letter_are_read(body: str, where: str):
    letter = packed_up({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})
    [found] = checked(letter, "letter.docx").blocking

    assert where in found.where


def test_a_file_inside_a_file_stops_it_and_a_picture_is_for_a_person():
    letter = {"word/document.xml": f"<w:document {W}/>"}
    assert stops(packed_up({**letter, "word/embeddings/data.bin": "x"}), "l.docx") == ["unread"]
    assert stops(packed_up({**letter, "word/media/logo.png": "x"}), "l.docx") == []


def test_particulars_and_attachments_of_a_pdf_are_read():
    with pikepdf.open(BytesIO(pdf())) as document:
        document.docinfo["/Title"] = "Plan of Amara Okoye"
        document.attachments["data.csv"] = b"a"
        document.save(saved := BytesIO())
    found = {each.kind for each in checked(saved.getvalue(), "papers.pdf").blocking}

    assert found == {"name", "unread"}


def test_comments_and_hidden_words_of_a_web_page_are_read():
    for page in (
        "<p>x</p><!-- Amara Okoye -->",
        "<p hidden>Amara Okoye</p>",
        '<meta name="author" content="Amara Okoye">',
    ):
        assert stops(f"<html><body>{page}</body></html>", "page.html") == ["name"]
