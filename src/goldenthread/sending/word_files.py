"""The visible words of a Word document: no comments, no deleted or hidden text, no properties."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN_PAGES: Final = Path(__file__).with_name("plain_pages.typ")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN: Final = etree.XMLParser(resolve_entities=False, no_network=True)


def paragraphs_of(content: bytes) -> list[str]:
    """Return the visible paragraphs, tables read along."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/document.xml"), _PLAIN)
    told = ("".join(_visible(each)) for each in root.iter(f"{_W}p"))
    return [each for each in told if each.strip()]


def _visible(paragraph: etree._Element) -> list[str]:
    return [each.text or "" for each in paragraph.iter(f"{_W}t") if not _is_gone(each)]


def _is_gone(text: etree._Element) -> bool:
    """Say whether these words are deleted or hidden."""
    if any(each.tag in (f"{_W}del", f"{_W}moveFrom") for each in text.iterancestors()):
        return True
    run = text.getparent()
    return run is not None and run.find(f"{_W}rPr/{_W}vanish") is not None
