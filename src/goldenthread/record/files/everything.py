"""All that stands in a file, seen or not: hidden rows, comments, tracked changes, notes, particulars. Runs apart.

What is made public is read by machines too. So nothing is left out because a reader would not see it; each piece says
where it stands.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import lxml.html
import pikepdf
import pypdfium2
from lxml import etree

from goldenthread.record.files import office_words
from goldenthread.record.files.pieces import Piece
from goldenthread.record.files.texts import clean_text
from goldenthread.record.files.unfit import Reason, Unfit

PDF, PACKED = b"%PDF-", b"PK\x03\x04"
_SAID: Final = (
    "/URI",
    "/Contents",
    "/T",
    "/TU",
    "/V",
    "/DV",
    "/RC",
    "/Subj",
    "/Title",
    "/ActualText",
    "/Alt",
)
_UNREAD: Final = ("img", "object", "embed", "iframe", "svg")


def pieces_of(content: bytes, ending: str) -> list[Piece]:
    """Return every piece of a PDF, an office file, a web page, a CSV or a plain text."""
    if content.startswith(PDF):
        return list(_pdf(content))
    if content.startswith(PACKED):
        return list(office_words.pieces_of(content))
    if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unfit(Reason.WRONG_KIND)
    text = clean_text(content).decode()
    if ending == ".csv":
        return list(_csv(text))
    if ending in {".htm", ".html", ".xhtml"}:
        return list(_web_page(text))
    return [Piece("", (text,))]


def _csv(text: str) -> Iterator[Piece]:
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:4096], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), dialect), 1):
        yield Piece(f"row {number}", tuple(row))


def _web_page(text: str) -> Iterator[Piece]:
    root = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for number, row in enumerate(list(root.iter("tr")), 1):
        cells = tuple(" ".join(_text(each).split()) for each in row.iterchildren("td", "th"))
        yield Piece(f"row {number} of the tables", cells)
        holder = row.getparent()
        if holder is not None:
            holder.remove(row)
    for element in root.iter():
        if isinstance(element, lxml.html.HtmlComment):
            yield Piece("a comment in the page", (element.text or "",))
        elif isinstance(element.tag, str):
            told = tuple(
                str(value) for name, value in element.attrib.items() if name not in {"class", "style"}
            )
            if told:
                yield Piece(f"what the page says of <{element.tag}>", (" ".join(told),))
            if element.tag in _UNREAD:
                yield Piece(
                    "the page", (), "a picture or something else that is shown and cannot be read here"
                )
    yield Piece("", (_text(root),))


def _text(element: etree._Element) -> str:
    return " ".join(str(each) for each in element.itertext())


def _pdf(content: bytes) -> Iterator[Piece]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        for number, page in enumerate(document, 1):
            with closing(page), closing(page.get_textpage()) as text:
                words = str(text.get_text_range())
            yield Piece(f"page {number}", (words,))
            if not words.strip():
                yield Piece(
                    f"page {number}", (), "a page without text, such as a scan, which cannot be read here"
                )
    with pikepdf.open(io.BytesIO(content)) as document:
        yield from _beside_the_pages(document)


def _beside_the_pages(document: pikepdf.Pdf) -> Iterator[Piece]:
    """Tell what stands in a PDF beside the text of its pages: particulars, notes, forms, bookmarks, attachments."""
    for name, value in document.docinfo.items():
        yield Piece(f"the particulars of the file ({str(name).strip('/')})", (str(value),))
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/Metadata":
            yield Piece("the particulars of the file", (each.read_bytes().decode("utf-8", "replace"),))
        elif isinstance(each, pikepdf.Dictionary):
            told = [str(each[key]) for key in _SAID if isinstance(each.get(key), pikepdf.String)]
            if told:
                yield Piece("a note, a bookmark, a link or a box of a form", (" ".join(told),))
    for name in document.attachments:
        yield Piece("an attachment", (str(name),), "another file inside this one")
