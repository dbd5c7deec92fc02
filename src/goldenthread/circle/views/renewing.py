"""HTTP in, HTTP out: giving somebody of the family their way in again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import telling
from goldenthread.access.stepping_up import step_up
from goldenthread.circle import policies, queries
from goldenthread.circle.verbs import renewing
from goldenthread.record.queries import child_for


@guarded(Part.RIGHTS, Act.WRITE)
@step_up
def renew(request: ActingRequest, child: UUID, tie: UUID) -> HttpResponse:
    """Say what happens; then send the link and show the reference, this once."""
    known = child_for(reader=request.actor, child=child)
    person = queries.adult_or_young_person(known, tie)
    policies.may_renew(request.actor, person.pk).or_refuse()
    form = SentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = renewing.renew(child=child, tie=tie, **sent_by(request, form))
        if made is None:
            return redirect("circle:people", child)
        _tell(request, made)
        return render(request, "circle/renewed.html", {"child": known, "made": made})
    context = {"child": known, "person": person, "form": form, "action": "Give them a new way in"}
    return render(request, "circle/renew.html", context, status=422 if request.method == "POST" else 200)


def _tell(request: ActingRequest, made: renewing.Renewed) -> None:
    link = request.build_absolute_uri(reverse("invitation", args=[made.token]))
    telling.send(
        made.person.email,
        f"{request.actor.words} gives you a new way into Golden Thread. You are signed out wherever you were signed in."
        f"\n\nHave the reference ready that they give you, and open this link within three days:\n\n{link}\n\n"
        "If you did not ask for this, do not use it, and ring them: without it, nothing changes.",
    )
