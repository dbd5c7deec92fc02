"""A screen that others can see: names stand as initials on every page until they are shown again, or until sign-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.initials import children_on, names_of, with_initials
from goldenthread.record.models import Child
from goldenthread.site.signing_in.visitors import going_to

PRESENTING: Final = "presenting"


def is_presenting(request: HttpRequest) -> bool:
    """Say whether names are hidden on this screen."""
    return getattr(request, "actor", None) is not None and bool(request.session.get(PRESENTING))


@guarded(Part.ACCOUNT, Act.WRITE)
@require_POST
def present(request: ActingRequest) -> HttpResponse:
    """Hide names on this screen, or show them again."""
    if request.POST.get("hide") == "yes":
        request.session[PRESENTING] = True
    else:
        request.session.pop(PRESENTING, None)
    return redirect(going_to(request))


class Presenting:
    """Puts initials in the place of names on whatever page is shown while they are hidden."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        is_page = not answer.streaming and answer.get("Content-Type", "").startswith("text/html")
        if is_page and is_presenting(request):
            page = answer.content.decode(answer.charset)
            children, cases = children_on(page)
            opened = getattr(getattr(request, "actor", None), "opened", None)
            if isinstance(opened, Child):
                children.add(opened.pk)
            answer.content = with_initials(page, names_of(children, cases))
        return answer
