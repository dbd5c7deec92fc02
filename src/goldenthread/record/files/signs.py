"""Tells what a file is from its bytes, never from its name."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from goldenthread.record.files import kinds
from goldenthread.record.files.kinds import Kind
from goldenthread.record.files.unfit import Reason, Unfit

_STARTS: Final = (
    (b"%PDF-", kinds.PDF),
    (b"\x89PNG\r\n\x1a\n", kinds.PNG),
    (b"\xff\xd8\xff", kinds.JPEG),
)
_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_A_MESSAGE: Final = "__properties_version1.0".encode("utf-16-le")
_HEADER: Final = re.compile(
    rb"(?i)(from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|x-[\w-]{1,60}): ?"
)
_RUNNABLE: Final = re.compile(
    rb"(?i)\A\s*(<(!doctype|html|head|body|script|svg|iframe|object|\?xml|\?php)|#!|MZ|\x7fELF|\{\\rtf)"
)


def kind_of(content: bytes, ending: str = "") -> Kind:
    """Say what kind of file this is, or why it cannot be taken. Only text asks how the name ends."""
    if not content.strip(b"\0 \t\r\n"):
        raise Unfit(Reason.EMPTY)
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return kinds.HEIC
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if content.startswith(_COMPOUND):
        return _compound(content)
    return _written(content, ending)


def check_ending(kind: Kind, ending: str) -> None:
    """Refuse a name that says another kind than the bytes do; bytes without a name say it alone."""
    if ending not in kind.endings:
        raise Unfit(Reason.WRONG_ENDING)


def is_runnable(content: bytes) -> bool:
    """Say whether text begins like a web page, a script or a program."""
    return bool(_RUNNABLE.match(content[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")))


def _packed(content: bytes) -> Kind:
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    if "word/document.xml" in names:
        return kinds.DOCX
    if "xl/workbook.xml" in names:
        return kinds.XLSX
    if "content.xml" in names and "mimetype" in names and kinds.ODT.media_type.encode() in content[:200]:
        return kinds.ODT
    raise Unfit(Reason.WRONG_KIND)


def _compound(content: bytes) -> Kind:
    if _OF_A_MESSAGE in content:
        return kinds.MSG
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unfit(Reason.ENCRYPTED)
    raise Unfit(Reason.OLD_OFFICE)


def _written(content: bytes, ending: str) -> Kind:
    if ending not in {*kinds.EML.endings, *kinds.TXT.endings}:
        raise Unfit(Reason.WRONG_KIND)
    if is_runnable(content):
        raise Unfit(Reason.WRONG_KIND)
    if ending in kinds.EML.endings:
        if _HEADER.match(content.lstrip(b"\xef\xbb\xbf \r\n")[:200]):
            return kinds.EML
        raise Unfit(Reason.WRONG_ENDING)
    return kinds.TXT
