"""All words of a Word, Excel or OpenDocument file, seen or not, each with its place. Runs apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from lxml import etree

from goldenthread.record.files import markup, packed
from goldenthread.record.files.pieces import Piece

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")
_BY_DATE: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_DATE_CODE: Final = re.compile(r"[yd]", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]{0,200}"|\[[^\]]{0,200}\]|\\.')
_DAY_ZERO: Final = date(1899, 12, 30)
_LAST_DAY: Final = 73_050
_BLOCKS: Final = frozenset({"p", "h", "si", "comment", "text"})
_PICTURE: Final = re.compile(r"(?i)(media|pictures|thumbnails?)[/.]")


def pieces_of(content: bytes) -> Iterator[Piece]:
    """Return every piece: sheets by row, paragraphs, rows of tables, and whatever stands in any other part."""
    with packed.opened(content) as archive:
        parts = {entry.filename: text for entry, text in packed.parts(archive)}
    trees = {
        name: markup.tree_of(text)
        for name, text in parts.items()
        if name.casefold().endswith((".xml", ".rels", ".vml"))
    }
    for name in parts:
        if name not in trees:
            inside = "a picture" if _PICTURE.search(name) else "another file"
            yield Piece(name, (), f"{inside} inside this one, which cannot be read here")
    shared = [_all_text(each) for each in _named(trees.get("xl/sharedStrings.xml"), "si")]
    titles, dated = _titles(trees), _dated(trees.get("xl/styles.xml"))
    for name, root in trees.items():
        if _SHEET.fullmatch(name):
            yield from _sheet(titles.get(name, name), root, shared, dated)
        elif name != "xl/sharedStrings.xml":
            yield from _part(name, root)


def _part(name: str, root: etree._Element) -> Iterator[Piece]:
    """Tell any other part: rows of tables, paragraphs with their place, and all that its attributes say."""
    for number, row in enumerate(_named(root, "tr", "table-row"), 1):
        yield Piece(f"{name}, row {number} of the tables", tuple(_all_text(each) for each in row))
    number = 0
    for element in root.iter("*"):
        if markup.local(element.tag) in _BLOCKS:
            number += 1
            yield Piece(f"{name}, paragraph {number}{_unseen(element)}", (_all_text(element),))
    if not number:
        yield Piece(name, (" ".join(str(each) for each in root.itertext()),))
    if not name.endswith(".rels"):
        every = (str(value) for each in root.iter("*") for value in each.attrib.values())
        # Sizes and ids are numbers that say nothing; in what a pivot table keeps, numbers are data.
        told = [value for value in every if len(value) > 2 and ("pivot" in name or not value.isdigit())]
        yield Piece(f"{name}, beside the text", (" ; ".join(told),))


def _unseen(paragraph: etree._Element) -> str:
    tags = {str(each.tag) for each in paragraph.iter("*")}
    if tags & {f"{_W}delText", f"{_W}del", f"{_W}moveFrom"}:
        return ", with a change that was tracked"
    return ", hidden" if f"{_W}vanish" in tags else ""


def _sheet(title: str, root: etree._Element, shared: list[str], dated: frozenset[int]) -> Iterator[Piece]:
    hidden = {
        number
        for column in _named(root, "col")
        if column.get("hidden") in {"1", "true"}
        for number in range(int(column.get("min", "1")), min(int(column.get("max", "1")), 500) + 1)
    }
    for row in _named(root, "row"):
        cells = tuple(_cell(each, shared, dated) for each in _named(row, "c"))
        unseen = ", hidden" if row.get("hidden") in {"1", "true"} else ""
        beside = " (some columns are hidden)" if hidden else ""
        yield Piece(f"sheet {title}{beside}, row {row.get('r', '')}{unseen}", cells)
    told = [_all_text(each) for each in _named(root, "oddHeader", "oddFooter", "formula1", "f")]
    if told:
        yield Piece(f"sheet {title}, headers, footers and formulas", (" ; ".join(told),))


def _cell(cell: etree._Element, shared: list[str], dated: frozenset[int]) -> str:
    kind, value = cell.get("t", "n"), next((each.text or "" for each in _named(cell, "v")), "")
    if kind == "s" and value.isdigit() and int(value) < len(shared):
        return shared[int(value)]
    if kind == "inlineStr":
        return _all_text(cell)
    style = cell.get("s", "0")
    if kind == "n" and style.isdigit() and int(style) in dated:
        return _day(value)
    return value


def _day(serial: str) -> str:
    """Return the day that a spreadsheet keeps as a number."""
    try:
        number = int(float(serial))
    except (ValueError, OverflowError):
        return serial
    return (_DAY_ZERO + timedelta(days=number)).isoformat() if 0 < number < _LAST_DAY else serial


def _titles(trees: Mapping[str, etree._Element]) -> dict[str, str]:
    """Return the name of each sheet, and whether it is hidden, by the part in which it stands."""
    targets = {
        each.get("Id"): each.get("Target", "").removeprefix("/xl/")
        for each in _named(trees.get("xl/_rels/workbook.xml.rels"), "Relationship")
    }
    return {
        f"xl/{targets.get(each.get(_ID), '')}": f"{each.get('name')}{' (hidden)' if each.get('state') else ''}"
        for each in _named(trees.get("xl/workbook.xml"), "sheet")
    }


def _dated(styles: etree._Element | None) -> frozenset[int]:
    """Return which styles show a number as a day."""
    own = {
        int(each.get("numFmtId", "0"))
        for each in _named(styles, "numFmt")
        if _DATE_CODE.search(_QUOTED.sub("", each.get("formatCode", "")))
    }
    formats = next(_named(styles, "cellXfs"), None)
    return frozenset(
        place
        for place, each in enumerate(_named(formats, "xf"))
        if int(each.get("numFmtId", "0")) in own | _BY_DATE
    )


def _named(root: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    if root is not None:
        yield from (each for each in root.iter("*") if markup.local(each.tag) in names)


def _all_text(element: etree._Element) -> str:
    return "".join(str(each) for each in element.itertext())
