"""The outermost bounds of every request and answer: what is not let in at all, and what every answer must carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from goldenthread.record.documents import LARGEST
from goldenthread.record.files.unfit import Reason
from goldenthread.site.references import give_reference

Answer = Callable[[HttpRequest], HttpResponse]

METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
ROOM_FOR_WORDS: Final = 2 * 1024 * 1024
LARGEST_REQUEST: Final = LARGEST + ROOM_FOR_WORDS
LONGEST_ADDRESS: Final = 4096
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": ", ".join(
        f"{what}=()"
        for what in (
            "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
            "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "browsing-topics",
        )
    ),
}  # fmt: skip
NOTHING: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
BANNERS: Final = ("Server", "X-Powered-By", "Via")


class Bounds:
    """Stands before everything else, so that also an answer made in trouble carries what it must."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        give_reference(request)
        answer = _refusal(request) or self.get_response(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Content-Security-Policy", NOTHING)
        if not request.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "private, no-store")
        for name in BANNERS:
            if name in answer.headers:
                del answer.headers[name]
        return answer


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """Refuse what no page of ours asks for, before anything reads it."""
    if request.method not in METHODS:
        return HttpResponse(status=405, headers={"Allow": ", ".join(sorted(METHODS))})
    if len(request.get_full_path()) > LONGEST_ADDRESS or "\0" in request.path:
        return _plainly(400, "This address is not one of ours. Go back and use the links on the page.")
    if _size(request) > LARGEST_REQUEST:
        return _plainly(413, Reason.TOO_LARGE)
    if any(len(request.GET.getlist(name)) > 1 for name in request.GET):
        return _plainly(400, "This address asks for the same thing twice. Go back and use the page.")
    return None


def _size(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() else LARGEST_REQUEST + 1


def _plainly(status: int, because: str) -> HttpResponse:
    """Say why on a page that asks nothing of the request: it is not one that can be relied on."""
    return HttpResponse(render_to_string("site/plain_refusal.html", {"because": because}), status=status)
