"""The words that stand in a PDF, as a machine finds them: what a copy, a search or a screen reader would take out."""

from __future__ import annotations

from contextlib import closing
from threading import Lock

import pypdfium2

_ONE_AT_A_TIME = Lock()
"""PDFium may not be entered by two threads at once."""


def words_in(pdf: bytes) -> str:
    """Return the text of every page, in order."""
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return "\n".join(_words(page) for page in document)


def _words(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_bounded())
