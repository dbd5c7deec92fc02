"""HTTP in, HTTP out: who reads for a tribunal, an ombudsman or an inspectorate."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import telling
from goldenthread.access.signing.inviting import Made
from goldenthread.access.stepping_up import step_up
from goldenthread.circle import policies, queries
from goldenthread.circle.forms.readers import ReaderForm
from goldenthread.circle.verbs import reading
from goldenthread.circle.views import serve_about
from goldenthread.record.queries import child_for


@guarded(Part.RIGHTS, Act.GRANT)
@require_safe
def readers(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show who reads this record from outside, for whom and until when."""
    policies.may_name_reader(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    context = {
        "child": known,
        "readers": queries.readers_of(known, request.actor),
        "named": reading.named(child, request.actor),
    }
    return render(request, "circle/readers.html", context)


@guarded(Part.RIGHTS, Act.GRANT)
@step_up
def name_reader(request: ActingRequest, child: UUID) -> HttpResponse:
    """Name one person who may read."""
    policies.may_name_reader(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)

    def do(form: SentForm) -> None:
        if isinstance(form, ReaderForm):
            made = reading.name_reader(child=child, naming=form.naming, **sent_by(request, form))
            if made is not None:
                _write_to(request, made)

    return serve_about(
        request, known, ReaderForm, do, title="Let one person read", action="Send the invitation",
        done="The invitation is on its way.", then=reverse("circle:readers", args=[child]),
        intro="One person, by name, for a tribunal, an ombudsman or an inspectorate. They change nothing.",
        consequence="The family reads who was let in, for whom and until when, and every page that they open.",
    )  # fmt: skip


def _write_to(request: ActingRequest, made: Made) -> None:
    link = request.build_absolute_uri(reverse("invitation", args=[made.token]))
    telling.send(
        made.invitation.email,
        f"{request.actor.words} lets you read a record in Golden Thread.\n\nOpen this link within three days, on a "
        f"device that only you use. You are asked for this address, and set up a second step:\n\n{link}",
    )


@guarded(Part.RIGHTS, Act.GRANT)
@require_POST
def end(request: ActingRequest, child: UUID, tie: UUID) -> HttpResponse:
    """End somebody's reading now."""
    reading.end(child=child, tie=tie, by=request.actor, on=request.actor.today)
    messages.success(request, "Ended. They read nothing more.")
    return redirect("circle:readers", child)


@guarded(Part.RIGHTS, Act.GRANT)
@require_POST
def take_back(request: ActingRequest, child: UUID) -> HttpResponse:
    """Take an invitation to read back."""
    try:
        invitation = UUID(request.POST.get("invitation", ""))
    except ValueError:
        return redirect("circle:readers", child)
    reading.take_back(child=child, invitation=invitation, by=request.actor, on=request.actor.today)
    return redirect("circle:readers", child)
