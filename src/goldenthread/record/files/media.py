"""Pictures inside office files: those that cameras make lose what the camera wrote, and nothing else may be inside."""

from __future__ import annotations

from typing import Final

from goldenthread.record.files import markup
from goldenthread.record.files.pictures import checked, stripped_jpeg, stripped_png
from goldenthread.record.files.unfit import Reason, Unfit

DRAWN: Final = (".emf", ".wmf", ".gif", ".bmp", ".odttf", ".fntdata", ".ttf", ".rdf", ".sml")
"""Drawings and letters that carry no place and no author, passed on as they are."""
FROM_CAMERAS: Final = (".jpg", ".jpeg", ".jpe", ".jfif", ".png")


def is_media(name: str) -> bool:
    """Say whether a part is a picture or a letter type that may be inside an office file."""
    return name.casefold().endswith((*DRAWN, *FROM_CAMERAS, ".svg", ".tif", ".tiff"))


def clean_media(name: str, content: bytes) -> bytes:
    """Return a picture from inside a file without what was written into it."""
    ending = name.casefold().rpartition(".")[2]
    if ending == "svg":
        return _clean_drawing(content)
    if ending in {"tif", "tiff"}:
        raise Unfit(Reason.EMBEDDED)
    if content.startswith(b"\xff\xd8\xff"):
        checked(content, "JPEG")
        return stripped_jpeg(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        checked(content, "PNG")
        return stripped_png(content)
    if content.startswith((b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")):
        raise Unfit(Reason.EMBEDDED)
    return content


def _clean_drawing(content: bytes) -> bytes:
    root = markup.tree_of(content)
    for element in root.iter("*"):
        if markup.local(element.tag) in {"script", "foreignObject", "handler"}:
            raise Unfit(Reason.SCRIPT)
        for name, value in element.attrib.items():
            plain = markup.local(name).casefold()
            if plain.startswith("on") or "javascript:" in str(value).casefold():
                raise Unfit(Reason.SCRIPT)
            if plain == "href" and not str(value).startswith(("#", "data:image/")):
                raise Unfit(Reason.EXTERNAL)
    return markup.written(root)
