"""Counts heavy work before it is done. What is heavy is read from the guards, so a new export is counted by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.guards import Needs, guard_of
from goldenthread.access.models import Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.quotas import BYTES, EXPORTS, FILES, PRINTS, SEARCHES, Quota, TooMuch, spend
from goldenthread.site.door import acting

Answer = Callable[..., HttpResponse]
MULTIPART = "multipart/form-data"


class Quotas:
    """Stands before the door: whoever has had what there is waits outside."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Answer, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Count what this asks for; answer 429 where it is too much."""
        asked = list(_asked(request, view))
        person = request.user
        if not asked or not isinstance(person, Person) or (actor := acting(request, person)) is None:
            return None
        try:
            for quota, amount in asked:
                spend(quota, actor, amount)
        except TooMuch as refusal:
            request.actor = actor  # type: ignore[attr-defined]  # the page says who is signed in, as any other
            answer = render(request, "site/refused.html", {"because": str(refusal)}, status=429)
            answer["Retry-After"] = str(60 * (60 - actor.at.minute))
            return answer
        return None


def _asked(request: HttpRequest, view: Answer) -> Iterator[tuple[Quota, int]]:
    guard = guard_of(view)
    if guard is None or guard.needs is not Needs.RIGHT:
        return
    if guard.errand.part is Part.FIND and request.GET:
        yield SEARCHES, 1
    if guard.errand.act is Act.PRINT:
        yield PRINTS, 1
    if guard.errand.act is Act.EXPORT:
        yield EXPORTS, 1
    if request.method == "POST" and request.content_type == MULTIPART:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size > 0 and any(request.FILES.values()):
            yield FILES, len(request.FILES)
            yield BYTES, size
