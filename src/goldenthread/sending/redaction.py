"""Removing words for good: a new document is made in which they never stood.

A page of a PDF becomes a picture with the words painted out, so that no text, comment, attachment, bookmark, hidden
layer or earlier revision is left to be found under the paint. A Word document becomes a PDF of its visible words. What
a screen reader would read is lost with the text; whoever needs it gets the words read or typed out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Final

from goldenthread.access.rulings import Refused
from goldenthread.record.files.letters import Letters
from goldenthread.record.files.working import painted_pages, painted_picture, paragraphs_of
from goldenthread.sending.word_files import PLAIN_PAGES, WORD
from goldenthread.thread.printing import printed

REMOVED: Final = "[removed]"


class NothingToRemove(Refused):
    """These words do not stand in this document as text. If it is a scan, mark places on it instead."""


class CannotBeRedacted(Refused):
    """Words can be removed from a PDF, a Word document (.docx), a PNG or a JPEG. Save it as one of these first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page to paint out, in parts of its width and height from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def redacted(
    content: bytes, media_type: str, words: Sequence[str], places: Sequence[Place] = (), *, made: datetime
) -> bytes:
    """Return a document without these words and without what is at these places."""
    wanted = [each.strip() for each in words if each.strip()]
    if media_type == "application/pdf":
        made_anew = painted_pages(content, wanted, [astuple(each) for each in places])
        if not made_anew:
            raise NothingToRemove
        return made_anew
    if media_type in ("image/png", "image/jpeg"):
        return painted_picture(content, [astuple(each) for each in places])
    if media_type == WORD:
        told = {"title": "A copy from which words were removed", "paragraphs": _without(content, wanted)}
        return printed(PLAIN_PAGES, told, made=made)
    raise CannotBeRedacted


def _without(content: bytes, words: Sequence[str]) -> list[str]:
    """Return the visible paragraphs of a Word document without these words."""
    letters = [Letters.of(each) for each in paragraphs_of(content)]
    if not any(list(each.spans(word)) for each in letters for word in words):
        raise NothingToRemove
    return [each.without(words, REMOVED) for each in letters]
