"""Removing words for good: each page becomes a picture with the words painted out. Runs apart.

No text, comment, attachment, bookmark, hidden layer or earlier revision is left to be found under the paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from typing import Any, Final

import pypdfium2
from PIL import Image, ImageDraw

from goldenthread.record.files.letters import Letters
from goldenthread.record.files.pages import bound

DPI: Final = 150
_EDGE: Final = 2
"""Pixels painted around each word, so that nothing shows at the edges of letters."""

Box = tuple[float, float, float, float]
Place = Sequence[Any]
"""The page, and left, top, right and bottom in parts of its width and height."""


def words_in(pdf: bytes) -> str:
    """Return the text of every page, in order."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return "\n".join(_words(page) for page in document)


def _words(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def painted_pages(pdf: bytes, words: Sequence[str], places: Sequence[Place]) -> bytes:
    """Return the pages as pictures without these words and places; nothing where none of the words stands there."""
    found, pages = bool(places), []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        document.init_forms()
        for number, page in enumerate(document):
            boxes = list(boxes_on(page, words))
            found = found or bool(boxes)
            picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
            own = [_on(picture, each) for each in places if each[0] == number]
            pages.append(_page(picture, [*(_pixels(box, page, picture) for box in boxes), *own]))
            page.close()
    return bound(pages) if found else b""


def painted_picture(content: bytes, places: Sequence[Place]) -> bytes:
    """Return a picture as a page, without what is at these places and without its comment and its particulars."""
    with Image.open(BytesIO(content)) as picture:
        plain = picture.convert("RGB")
        return bound([_page(plain, [_on(plain, each) for each in places])])


def boxes_on(page: pypdfium2.PdfPage, words: Sequence[str]) -> Iterator[Box]:
    """Yield the box of each letter of these words on a page, however they are broken over lines."""
    with closing(page.get_textpage()) as text:
        letters = Letters.of(text.get_text_range())
        for word in words:
            for start, end in letters.spans(word):
                yield from (text.get_charbox(place, loose=True) for place in range(start, end))


def _on(picture: Image.Image, place: Place) -> Box:
    wide, high = picture.size
    _, left, top, right, bottom = place
    return left * wide, top * high, right * wide, bottom * high


def _pixels(box: Box, page: pypdfium2.PdfPage, picture: Image.Image) -> Box:
    left, bottom, right, top = box
    x0, y0, x1, y1 = page.get_bbox()
    across, down = picture.size[0] / (x1 - x0), picture.size[1] / (y1 - y0)
    return (left - x0) * across, (y1 - top) * down, (right - x0) * across, (y1 - bottom) * down


def _page(picture: Image.Image, boxes: Sequence[Box]) -> bytes:
    """Return one page at once, packed, so that a long document takes no more memory than a short one."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)  # the points alone: a picture brings its comment and its particulars along
    brush = ImageDraw.Draw(bare)
    for left, top, right, bottom in boxes:
        brush.rectangle((left - _EDGE, top - _EDGE, right + _EDGE, bottom + _EDGE), fill="black")
    saved = BytesIO()
    bare.save(saved, "PDF", resolution=float(DPI), quality=85)
    return saved.getvalue()
