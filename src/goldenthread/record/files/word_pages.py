"""The visible words of a Word document: no comments, no deleted or hidden text, no properties. Runs apart."""

from __future__ import annotations

from typing import Final

from lxml import etree

from goldenthread.record.files.packed import opened, parts
from goldenthread.record.files.unfit import Reason, Unfit

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN: Final = etree.XMLParser(resolve_entities=False, no_network=True)


def paragraphs_of(content: bytes) -> list[str]:
    """Return the visible paragraphs, tables read along."""
    with opened(content) as file:
        written = next((text for entry, text in parts(file) if entry.filename == "word/document.xml"), b"")
    if not written:
        raise Unfit(Reason.DAMAGED)
    root = etree.fromstring(written, _PLAIN)
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
