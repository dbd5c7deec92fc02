"""Sends a file to be saved: never shown as a page of ours, never kept by a browser or what stands between."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

ALONE: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"


def sent_to_be_saved(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Answer with a file under a name that is safe to save."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Security-Policy"] = ALONE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
