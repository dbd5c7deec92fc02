"""HTTP in, HTTP out, for the circle: what every form about it does when it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from goldenthread.access.forms import SentForm
from goldenthread.access.requests import ActingRequest
from goldenthread.circle.facts import Child
from goldenthread.record.doors import serve_form


def serve_about(
    request: ActingRequest,
    child: Child,
    make: Callable[..., SentForm],
    do: Callable[[SentForm], object],
    *,
    done: str,
    then: str,
    **context: Any,
) -> HttpResponse:
    """Serve a form about a child's circle; when it is accepted say what was done and go on."""

    def act(form: SentForm) -> str:
        do(form)
        messages.success(request, done)
        return then

    template = context.pop("template", "circle/about.html")
    known: dict[str, Any] = {"child": child, "up": then, "intro": "", "consequence": ""}
    return serve_form(request, make, act, template=template, **known | context)
