"""The rendering for one recipient: each page says for whom it is, which version, when, and which page of how many.

Two people never share one file, so a page that turns up somewhere says whose it was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

from goldenthread.access.actors import ENGLAND
from goldenthread.access.rulings import Refused
from goldenthread.sending.word_files import PLAIN_PAGES, WORD, paragraphs_of
from goldenthread.thread.printing import printed

BANNER: Final = Path(__file__).with_name("banner.typ")
_DPI: Final = 150.0


class CannotBeStamped(Refused):
    """This kind of file cannot go out page by page. Save it as a PDF, add that, and send that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What stands on every page."""

    recipient: str
    relation: str
    about: str
    version: str
    time: str

    @classmethod
    def of(cls, *, recipient: str, relation: str, about: str, source: str, at: datetime) -> Banner:
        """Word the banner. The version is the beginning of the digest of what the rendering was made from."""
        time = at.astimezone(ENGLAND)
        told = f"{time.day} {time:%B %Y, %H:%M}"
        return cls(recipient=recipient, relation=relation, about=about, version=source[:12], time=told)


def rendered(content: bytes, media_type: str, banner: Banner, *, at: datetime) -> bytes:
    """Return the PDF for one recipient, with the banner on every page and nothing kept of who made it."""
    with pikepdf.open(BytesIO(as_pdf(content, media_type, made=at))) as pdf:
        sizes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]
        data = asdict(banner) | {"pages": [[b[2] - b[0], b[3] - b[1]] for b in sizes]}
        with pikepdf.open(BytesIO(printed(BANNER, data, made=at))) as stamps:
            for page, stamp in zip(pdf.pages, stamps.pages, strict=True):
                page.add_overlay(stamp, pikepdf.Rectangle(*(float(edge) for edge in page.mediabox)))
        return _without_its_past(pdf)


def as_pdf(content: bytes, media_type: str, *, made: datetime) -> bytes:
    """Return a document as pages: a PDF as it is, a Word document as its visible words, a picture on a page."""
    if media_type == "application/pdf":
        return content
    if media_type == WORD:
        told = {"title": "The words of a Word document", "paragraphs": paragraphs_of(content)}
        return printed(PLAIN_PAGES, told, made=made)
    if not media_type.startswith("image/"):
        raise CannotBeStamped
    page = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        bare = Image.new("RGB", picture.size)
        bare.paste(picture.convert("RGB"))  # without its comment and its particulars
        bare.save(page, "PDF", resolution=_DPI)
    return page.getvalue()


def _without_its_past(pdf: pikepdf.Pdf) -> bytes:
    """Save with no earlier revision, attachment or word about who made it; the same input gives the same bytes."""
    for key in list(pdf.attachments):
        del pdf.attachments[key]
    for place in ("/Metadata", "/AcroForm", "/OpenAction", "/AA"):
        if place in pdf.Root:
            del pdf.Root[place]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    saved = BytesIO()
    pdf.save(saved, deterministic_id=True)
    return saved.getvalue()
