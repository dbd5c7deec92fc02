"""Reads XML that others wrote: no document type, no entity, no network, and no deeper than anyone writes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

from lxml import etree

from goldenthread.record.files.kinds import LIMITS
from goldenthread.record.files.unfit import Reason, Unfit

_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_TAKEN: Final = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_TYPES: Final = re.compile(r"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_STYLESHEET: Final = re.compile(r"<\?xml-stylesheet", re.IGNORECASE)
_INCLUDE: Final = "{http://www.w3.org/2001/XInclude}"


def tree_of(content: bytes) -> etree._Element:
    """Parse one part, or say that it is damaged or carries what could do harm."""
    text = _text_of(content)
    if _TYPES.search(text) or _STYLESHEET.search(text):
        raise Unfit(Reason.SCRIPT)
    try:
        # A parser of its own each time: a parser that met a broken part must not carry anything over.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
        )
        tree = etree.parse(BytesIO(content), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    root = tree.getroot()
    if next(root.iter(f"{_INCLUDE}include"), None) is not None:
        raise Unfit(Reason.EXTERNAL)
    # Looking attributes up takes time that grows with their square.
    if any(len(element.attrib) > LIMITS.attributes for element in root.iter("*")):
        raise Unfit(Reason.DAMAGED)
    return root


def written(root: etree._Element) -> bytes:
    """Write a part again."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(name: object) -> str:
    """Return an element's or attribute's name without its space; comments and instructions have none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _text_of(content: bytes) -> str:
    """Decode a part as its parser will; an encoding that could hide something is not taken."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\0" in content[: LIMITS.part]:
        raise Unfit(Reason.DAMAGED)
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode("ascii", "replace").casefold() if declared else "utf-8"
    if encoding not in _TAKEN or encoding == "utf-16":
        raise Unfit(Reason.DAMAGED)
    return _decoded(content, encoding)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as damage:
        raise Unfit(Reason.DAMAGED) from damage
