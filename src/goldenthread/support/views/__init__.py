"""HTTP in, HTTP out, for support."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm
from goldenthread.access.requests import ActingRequest
from goldenthread.record.doors import serve_form
from goldenthread.support.queries import Support

Do = Callable[[SentForm], object]


def plan_url(case: UUID) -> str:
    """Return the address of a case's plan."""
    return reverse("support:plan", args=[case])


def serve_about(
    request: ActingRequest,
    support: Support,
    make: Callable[..., SentForm],
    do: Do,
    *,
    done: str,
    **context: Any,
) -> HttpResponse:
    """Serve a form about one case; when it is accepted say what was done and go back to the plan."""

    def act(form: SentForm) -> str:
        do(form)
        messages.success(request, done)
        return plan_url(support.case.pk)

    template = context.pop("template", "support/about.html")
    known: dict[str, Any] = {"support": support, "case": support.case, "child": support.case.child}
    known |= {"intro": "", "consequence": ""}
    return serve_form(request, make, act, template=template, **known | context)
