"""OpenDocument texts: what they may not carry, and what is left out of the copy that others read."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from goldenthread.record.files import markup, packed
from goldenthread.record.files.media import clean_media, is_media
from goldenthread.record.files.unfit import Reason, Unfit

_META: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)
_MACROS: Final = re.compile(r"(?i)^(Basic|Scripts)/|\.xba$|\.xlb$")
_INSIDE: Final = re.compile(r"(?i)^ObjectReplacements/.*\.(exe|dll)$|\.(ole|bin|jar|class)$|^Object \d+$")
_LEFT_OUT: Final = re.compile(
    r"^(Thumbnails/|Configurations2/|layout-cache$|manifest\.rdf$|ObjectReplacements/)"
)
_WHO: Final = frozenset({"creator", "date", "creator-initials", "initial-creator", "sender-initials"})
_FETCHED: Final = frozenset(
    {
        "image",
        "section-source",
        "object",
        "object-ole",
        "plugin",
        "applet",
        "floating-frame",
        "fill-image",
        "script",
    }
)
_SCRIPTS: Final = frozenset(
    {"event-listener", "script", "dde-source", "dde-connection-decl", "plugin", "applet"}
)
_LINKS: Final = ("http://", "https://", "mailto:", "tel:", "#")
_DEVICE: Final = re.compile(r"^(Printer\w*|CurrentDatabase\w*|\w*Rsid\w*|RedlineProtectionKey)$")


def clean_open_text(content: bytes) -> bytes:
    """Copy an OpenDocument text without authors, dates of writing and devices; refuse what could do harm."""
    archive = packed.opened(content)
    if any(_MACROS.search(name) for name in archive.namelist()):
        raise Unfit(Reason.MACROS)
    if any(_INSIDE.search(name) for name in archive.namelist()):
        raise Unfit(Reason.EMBEDDED)
    kept = {
        entry.filename: _clean_part(entry.filename, part)
        for entry, part in packed.parts(archive)
        if not _LEFT_OUT.search(entry.filename)
    }
    return packed.packed(kept, first="mimetype")


def _clean_part(name: str, content: bytes) -> bytes:
    if name == "mimetype":
        return content
    if name == "meta.xml":
        markup.tree_of(content)
        return _META
    if name.endswith(".xml"):
        return _clean_markup(name, content)
    if name.startswith("Pictures/") or is_media(name):
        return clean_media(name, content)
    raise Unfit(Reason.EMBEDDED)


def _clean_markup(name: str, content: bytes) -> bytes:
    root = markup.tree_of(content)
    for element in list(root.iter("*")):
        tag = markup.local(element.tag)
        if tag == "encryption-data":
            raise Unfit(Reason.ENCRYPTED)
        if name == "META-INF/manifest.xml":
            _leave_out(element)
            continue
        _check(element, tag)
        if tag in _WHO and _holder(element) in {"annotation", "change-info"}:
            element.text = ""
        if tag == "config-item" and any(_DEVICE.match(str(value)) for value in element.attrib.values()):
            element.text = ""
    return markup.written(root)


def _check(element: etree._Element, tag: str) -> None:
    if tag in _SCRIPTS:
        raise Unfit(Reason.SCRIPT)
    target = next((str(v) for k, v in element.attrib.items() if markup.local(k) == "href"), "")
    outside = "://" in target or target.startswith(("//", "\\\\", "file:", "../", "/"))
    if tag in _FETCHED and outside:
        raise Unfit(Reason.EXTERNAL)
    if outside and not target.casefold().startswith(_LINKS):
        raise Unfit(Reason.EXTERNAL)
    if target.casefold().startswith(("javascript:", "vnd.sun.star.script:", "macro:", "data:text")):
        raise Unfit(Reason.SCRIPT)


def _leave_out(entry: etree._Element) -> None:
    path = next((str(v) for k, v in entry.attrib.items() if markup.local(k) == "full-path"), "")
    holder = entry.getparent()
    if holder is not None and _LEFT_OUT.search(path):
        holder.remove(entry)


def _holder(element: etree._Element) -> str:
    holder = element.getparent()
    return markup.local(holder.tag) if holder is not None else ""
