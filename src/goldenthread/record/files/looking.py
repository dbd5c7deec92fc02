"""Looks into one file: its kind, whether it is fit to keep, and the copy that others may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from goldenthread.record.files import kinds, signs
from goldenthread.record.files.kinds import Kind
from goldenthread.record.files.office import clean_office
from goldenthread.record.files.open_text import clean_open_text
from goldenthread.record.files.pdfs import clean_pdf
from goldenthread.record.files.pictures import clean_heic, clean_jpeg, clean_png
from goldenthread.record.files.texts import check_email, check_outlook, clean_text
from goldenthread.record.files.unfit import Reason, Unfit

Cleaner = Callable[[bytes], bytes]


def look(content: bytes, ending: str) -> tuple[Kind, bytes]:
    """Return the kind of a file's shared copy, and the copy; raise Unfit for what cannot be taken."""
    kind = signs.kind_of(content, ending)
    if len(content) > kind.largest:
        raise Unfit(Reason.TOO_LARGE)
    if ending:
        signs.check_ending(kind, ending)
    try:
        copy = _CLEANERS[kind](content)
    except (MemoryError, RecursionError) as much:
        raise Unfit(Reason.TOO_HARD) from much
    return (kinds.JPEG if kind is kinds.HEIC else kind), copy


def _email(content: bytes) -> bytes:
    check_email(content, lambda inside, ending: look(inside, ending)[0])
    return content


def _outlook(content: bytes) -> bytes:
    check_outlook(content)
    return content


_CLEANERS: Final[Mapping[Kind, Cleaner]] = {
    kinds.PDF: clean_pdf,
    kinds.DOCX: clean_office,
    kinds.XLSX: clean_office,
    kinds.ODT: clean_open_text,
    kinds.PNG: clean_png,
    kinds.JPEG: clean_jpeg,
    kinds.HEIC: clean_heic,
    kinds.TXT: clean_text,
    kinds.EML: _email,
    kinds.MSG: _outlook,
}
