"""Whom the authority’s letters name: who gives mediation, advice and help with disagreements."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from goldenthread.access.forms import SentForm
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms import LocalHelpForm
from goldenthread.assessments.verbs.helping import name_local_help
from goldenthread.record.doors import serve_form


@guarded(Part.REFERENCE, Act.WRITE)
def local_help(request: ActingRequest) -> HttpResponse:
    """Show and change the services that letters name."""
    policies.may_name_help(request.actor, request.actor.authority).or_refuse()
    known = queries.local_help(request.actor.authority)

    def act(form: SentForm) -> str:
        name_local_help(services=form.services(), by=request.actor, on=request.actor.today)  # type: ignore[attr-defined]  # LocalHelpForm
        messages.success(request, "Letters from now on name these services.")
        return request.path

    initial: dict[str, Any] = {
        f"{kind}_{field}": getattr(service, field)
        for kind, service in known.items()
        for field in ("name", "telephone", "email", "website")
    }
    return serve_form(
        request, LocalHelpForm, act,
        template="assessments/local_help.html",
        initial=initial,
        action="Save these services",
        consequence="Every letter with a right to appeal must name the mediation adviser and the advice service.",
    )  # fmt: skip
