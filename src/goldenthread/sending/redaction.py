"""Removing words for good: a new document is made in which they never stood.

A page of a PDF becomes a picture with the words painted out, so that no text, comment, attachment, bookmark, hidden
layer or earlier revision is left to be found under the paint. A Word document becomes a PDF of its visible words. What
a screen reader would read is lost with the text; whoever needs it gets the words read or typed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from goldenthread.access.rulings import Refused
from goldenthread.sending.reading import ONE_AT_A_TIME, Letters
from goldenthread.sending.word_files import PLAIN_PAGES, WORD, paragraphs_of
from goldenthread.thread.printing import printed

_DPI: Final = 150
_EDGE: Final = 2
"""Pixels painted around each word, so that nothing shows at the edges of letters."""
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

    def on(self, picture: Image.Image) -> tuple[float, float, float, float]:
        """Return the place in pixels."""
        wide, high = picture.size
        return self.left * wide, self.top * high, self.right * wide, self.bottom * high


def redacted(
    content: bytes, media_type: str, words: Sequence[str], places: Sequence[Place] = (), *, made: datetime
) -> bytes:
    """Return a document without these words and without what is at these places."""
    wanted = [each.strip() for each in words if each.strip()]
    if media_type == "application/pdf":
        return _whole(list(_painted_pages(content, wanted, places)))
    if media_type in ("image/png", "image/jpeg"):
        with Image.open(BytesIO(content)) as picture:
            return _whole([_painted(picture.convert("RGB"), [each.on(picture) for each in places])])
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


def _painted_pages(pdf: bytes, words: Sequence[str], places: Sequence[Place]) -> Iterator[Image.Image]:
    found = bool(places)
    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        document.init_forms()
        for number, page in enumerate(document):
            boxes = list(boxes_on(page, words))
            found = found or bool(boxes)
            picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            own = [each.on(picture) for each in places if each.page == number]
            yield _painted(picture, [*(_pixels(box, page, picture) for box in boxes), *own])
            page.close()
    if not found:
        raise NothingToRemove


def boxes_on(page: pypdfium2.PdfPage, words: Sequence[str]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box of each letter of these words on a page, however they are broken over lines."""
    with closing(page.get_textpage()) as text:
        letters = Letters.of(text.get_text_range())
        for word in words:
            for start, end in letters.spans(word):
                yield from (text.get_charbox(place, loose=True) for place in range(start, end))


def _pixels(
    box: tuple[float, float, float, float], page: pypdfium2.PdfPage, picture: Image.Image
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    x0, y0, x1, y1 = page.get_bbox()
    across, down = picture.size[0] / (x1 - x0), picture.size[1] / (y1 - y0)
    return (left - x0) * across, (y1 - top) * down, (right - x0) * across, (y1 - bottom) * down


def _painted(picture: Image.Image, boxes: Sequence[tuple[float, float, float, float]]) -> Image.Image:
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)  # the points alone: a picture brings its comment and its particulars along
    brush = ImageDraw.Draw(bare)
    for left, top, right, bottom in boxes:
        brush.rectangle((left - _EDGE, top - _EDGE, right + _EDGE, bottom + _EDGE), fill="black")
    return bare


def _whole(pages: list[Image.Image]) -> bytes:
    """Put pictures into a new PDF that says nothing of who made it."""
    bound = BytesIO()
    pages[0].save(bound, "PDF", save_all=True, append_images=pages[1:], resolution=float(_DPI), quality=85)
    with pikepdf.open(BytesIO(bound.getvalue())) as pdf:
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        saved = BytesIO()
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue()
