"""The kinds of file that can be kept, each with its endings and its limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file: what it is called, how its names end, and how much of it can be looked into."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    words: str
    largest: int = 20 * MEGABYTE

    @property
    def ending(self) -> str:
        """How a name we give ends."""
        return self.endings[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may be inside a file of any kind."""

    pages: int = 500
    objects: int = 200_000
    pixels: int = 50_000_000
    unpacked: int = 150 * MEGABYTE
    part: int = 30 * MEGABYTE
    entries: int = 2_000
    ratio: int = 200
    attributes: int = 500
    attachments: int = 30


LIMITS: Final = Limits()
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"

PDF: Final = Kind(name="pdf", media_type="application/pdf", endings=(".pdf",), words="PDF")
DOCX: Final = Kind(
    name="docx",
    media_type=f"{_OPEN_XML}.wordprocessingml.document",
    endings=(".docx",),
    words="Word document",
)
XLSX: Final = Kind(
    name="xlsx", media_type=f"{_OPEN_XML}.spreadsheetml.sheet", endings=(".xlsx",), words="Excel spreadsheet"
)
ODT: Final = Kind(
    name="odt",
    media_type="application/vnd.oasis.opendocument.text",
    endings=(".odt",),
    words="OpenDocument text",
)
PNG: Final = Kind(name="png", media_type="image/png", endings=(".png",), words="PNG picture")
JPEG: Final = Kind(
    name="jpeg", media_type="image/jpeg", endings=(".jpg", ".jpeg", ".jpe", ".jfif"), words="JPEG picture"
)
HEIC: Final = Kind(name="heic", media_type="image/heic", endings=(".heic", ".heif"), words="HEIC picture")
TXT: Final = Kind(
    name="txt", media_type="text/plain", endings=(".txt", ".text"), words="plain text", largest=2 * MEGABYTE
)
EML: Final = Kind(name="eml", media_type="message/rfc822", endings=(".eml",), words="email")
MSG: Final = Kind(name="msg", media_type="application/vnd.ms-outlook", endings=(".msg",), words="email")

KINDS: Final = (PDF, DOCX, ODT, XLSX, PNG, JPEG, HEIC, TXT, EML, MSG)
LARGEST: Final = max(kind.largest for kind in KINDS)
BY_MEDIA_TYPE: Final = {kind.media_type: kind for kind in KINDS}
ACCEPT: Final = ",".join(ending for kind in KINDS for ending in kind.endings)
"""What a browser offers to choose from: a help to the person, and no check."""
