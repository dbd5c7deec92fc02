"""Pages of PDFs: how large they are, what is laid over them, and how they are bound together. Runs apart."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf


def sizes_of(pdf: bytes) -> list[list[float]]:
    """Return the width and the height of every page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        boxes = [[float(edge) for edge in page.mediabox] for page in opened.pages]
    return [[box[2] - box[0], box[3] - box[1]] for box in boxes]


def stamped(pdf: bytes, stamps: bytes) -> bytes:
    """Lay one page of stamps over each page, and keep nothing of who made it."""
    with pikepdf.open(BytesIO(pdf)) as opened, pikepdf.open(BytesIO(stamps)) as over:
        for page, stamp in zip(opened.pages, over.pages, strict=True):
            page.add_overlay(stamp, pikepdf.Rectangle(*(float(edge) for edge in page.mediabox)))
        return _without_its_past(opened)


def bound(papers: Sequence[bytes]) -> bytes:
    """Bind papers into one, which says nothing of who made it."""
    with pikepdf.new() as whole:
        for paper in papers:
            with pikepdf.open(BytesIO(paper)) as opened:
                whole.pages.extend(opened.pages)
        return _without_its_past(whole)


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
