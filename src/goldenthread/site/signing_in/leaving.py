"""Leaving in a hurry: one press ends the session and shows a page that gives nothing away."""

from __future__ import annotations

from typing import Final

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goldenthread.access.guards import open_to_all
from goldenthread.site.signing_in.password import CLEARED

ELSEWHERE: Final = "https://www.bbc.co.uk/weather"


@open_to_all
def leave(request: HttpRequest) -> HttpResponse:
    """End the session and go elsewhere; a link on somebody else's page ends nothing."""
    answer = HttpResponseRedirect(ELSEWHERE)
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}:
        logout(request)
        answer["Clear-Site-Data"] = CLEARED
    return answer
