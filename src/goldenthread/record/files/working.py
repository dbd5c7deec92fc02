"""Has files read, stamped, bound and painted over by the process apart. Whoever serves pages opens none of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from goldenthread.access.rulings import Refused
from goldenthread.record.files import apart
from goldenthread.record.files.parcels import parcel
from goldenthread.record.files.pieces import Piece
from goldenthread.record.files.unfit import Unfit


class CannotBeOpened(Refused):
    """This file cannot be opened safely, or is too long. Save it as a PDF, or in parts, add that and use it."""


def words_in(pdf: bytes) -> str:
    """Return the text of every page of a PDF, in order."""
    return _done("words", [pdf]).decode()


def paragraphs_of(word_file: bytes) -> list[str]:
    """Return the visible paragraphs of a Word document."""
    return [str(each) for each in json.loads(_done("paragraphs", [word_file]))]


def everything_in(content: bytes, ending: str) -> list[Piece]:
    """Return all that stands in a file, seen or not, with its place."""
    told = json.loads(_done("everything", [content], ending=ending))
    return [Piece(where, tuple(cells), unread) for where, cells, unread in told]


def sizes_of(pdf: bytes) -> list[list[float]]:
    """Return the width and the height of every page of a PDF."""
    return [[float(wide), float(high)] for wide, high in json.loads(_done("sizes", [pdf]))]


def stamped(pdf: bytes, stamps: bytes) -> bytes:
    """Return a PDF with one page of stamps over each page, and nothing kept of who made it."""
    return _done("stamp", [pdf, stamps])


def bound(papers: Sequence[bytes]) -> bytes:
    """Return PDFs bound into one."""
    return _done("bind", papers)


def painted_pages(pdf: bytes, words: Sequence[str], places: Sequence[Sequence[float]]) -> bytes:
    """Return pages as pictures without these words and places; nothing where none of the words stands there."""
    return _done("paint", [pdf], words=list(words), places=[list(each) for each in places])


def painted_picture(picture: bytes, places: Sequence[Sequence[float]] = ()) -> bytes:
    """Return a picture as a page without what is at these places."""
    return _done("picture", [picture], places=[list(each) for each in places])


def _done(task: str, parts: Sequence[bytes], **told: Any) -> bytes:
    try:
        return apart.work(task, parcel(told, parts))
    except Unfit as unfit:
        raise CannotBeOpened from unfit
