"""PDFs: what they may not carry, and a copy without their makers' particulars and without what lies unused in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import is_zipfile

import pikepdf

from goldenthread.record.files.kinds import LIMITS
from goldenthread.record.files.pictures import stripped_jpeg
from goldenthread.record.files.unfit import Reason, Unfit

_SCRIPT: Final = re.compile(
    rb'"/(JS|JavaScript|Launch|XFA|RichMedia|RichMediaContent|Rendition|Movie|Sound|3D)"'
)
_EXTERNAL: Final = re.compile(rb'"/(SubmitForm|ImportData|GoToR|GoToE|Thread)"')
_EMBEDDED: Final = re.compile(rb'"/(EmbeddedFile|EmbeddedFiles|EF|FileAttachment|Collection)"')
_ABOUT_MAKERS: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb")
_OF_THE_WHOLE: Final = (
    "/OpenAction",
    "/AA",
    "/Metadata",
    "/PieceInfo",
    "/SpiderInfo",
    "/Legal",
    "/Perms",
    "/DSS",
)
_OF_A_NOTE: Final = ("/T", "/M", "/CreationDate", "/Subj", "/NM")
_END_WITHIN: Final = 2048


def clean_pdf(content: bytes) -> bytes:
    """Copy a PDF without who made it and when; refuse what could do harm."""
    if b"%%EOF" not in content[-_END_WITHIN:]:
        raise Unfit(Reason.DAMAGED)
    if is_zipfile(BytesIO(content)):
        raise Unfit(Reason.TWO_IN_ONE)
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _cleaned(pdf)
    except pikepdf.PasswordError as locked:
        raise Unfit(Reason.ENCRYPTED) from locked
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, KeyError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    except (RuntimeError, AttributeError, OverflowError, OSError, RecursionError) as damage:
        raise Unfit(Reason.DAMAGED) from damage


def _cleaned(pdf: pikepdf.Pdf) -> bytes:
    if pdf.is_encrypted:
        raise Unfit(Reason.ENCRYPTED)
    _check_size(pdf)
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            _check(each)
            _strip(each)
        elif isinstance(each, pikepdf.Array):
            _refuse_if_harmful(each.to_json(dereference=False) if not each.is_indirect else _listed(each))
    for name in _OF_THE_WHOLE:
        if name in pdf.Root:
            del pdf.Root[name]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _strip_notes(pdf)
    whole = BytesIO()
    pdf.save(whole, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return whole.getvalue()


def _check_size(pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > LIMITS.objects:
        raise Unfit(Reason.TOO_HARD)
    pages = len(pdf.pages)
    if pages > LIMITS.pages:
        raise Unfit(Reason.TOO_MANY_PAGES)
    if not pages:
        raise Unfit(Reason.DAMAGED)


def _check(thing: Any) -> None:
    _refuse_if_harmful(b" ".join(_told(thing)))
    if isinstance(thing, pikepdf.Stream) and "/F" in thing:
        raise Unfit(Reason.EXTERNAL)


def _told(thing: Any) -> Iterator[bytes]:
    """Yield the names in a dictionary, those of what stands directly in it too. A text cannot pose as a name here."""
    for name, value in thing.items():
        yield b'"' + name.encode("utf-8", "replace") + b'"'
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield value.to_json(dereference=False)


def _listed(array: Any) -> bytes:
    found = (each for each in array if isinstance(each, pikepdf.Object) and not each.is_indirect)
    return b" ".join(each.to_json(dereference=False) for each in found)


def _refuse_if_harmful(told: bytes) -> None:
    for what, reason in (
        (_SCRIPT, Reason.SCRIPT),
        (_EXTERNAL, Reason.EXTERNAL),
        (_EMBEDDED, Reason.EMBEDDED),
    ):
        if what.search(told):
            raise Unfit(reason)


def _strip(thing: Any) -> None:
    for name in _ABOUT_MAKERS:
        if name in thing:
            del thing[name]
    if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
        _strip_photograph(thing)


def _strip_photograph(stream: Any) -> None:
    """Take place and device out of a photograph that was put in as the camera wrote it."""
    raw = stream.read_raw_bytes()
    if raw.startswith(b"\xff\xd8\xff"):
        try:
            stream.write(stripped_jpeg(raw), filter=pikepdf.Name.DCTDecode)
        except Unfit as damage:
            raise Unfit(damage.reason) from damage


def _strip_notes(pdf: pikepdf.Pdf) -> None:
    """Leave out who wrote a note and when; a field of a form keeps its name."""
    for page in pdf.pages:
        for note in page.obj.get("/Annots") or ():
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") not in {"/Widget", "/Link"}:
                for name in _OF_A_NOTE:
                    if name in note:
                        del note[name]
