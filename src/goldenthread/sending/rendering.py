"""The rendering for one recipient: each page says for whom it is, which version, when, and which page of how many.

Two people never share one file, so a page that turns up somewhere says whose it was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from goldenthread.access.actors import ENGLAND
from goldenthread.access.rulings import Refused
from goldenthread.record.files.working import painted_picture, paragraphs_of, sizes_of, stamped
from goldenthread.sending.word_files import PLAIN_PAGES, WORD
from goldenthread.thread.printing import printed

BANNER: Final = Path(__file__).with_name("banner.typ")


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
    pdf = as_pdf(content, media_type, made=at)
    data = asdict(banner) | {"pages": sizes_of(pdf)}
    return stamped(pdf, printed(BANNER, data, made=at))


def as_pdf(content: bytes, media_type: str, *, made: datetime) -> bytes:
    """Return a document as pages: a PDF as it is, a Word document as its visible words, a picture on a page."""
    if media_type == "application/pdf":
        return content
    if media_type == WORD:
        told = {"title": "The words of a Word document", "paragraphs": paragraphs_of(content)}
        return printed(PLAIN_PAGES, told, made=made)
    if not media_type.startswith("image/"):
        raise CannotBeStamped
    return painted_picture(content)
