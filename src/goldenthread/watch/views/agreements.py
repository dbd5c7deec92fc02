"""HTTP in, HTTP out: what an authority has agreed to share."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.stepping_up import step_up
from goldenthread.record.doors import serve_form
from goldenthread.watch import pages, policies, queries
from goldenthread.watch.forms import AgreementForm
from goldenthread.watch.verbs import sharing


@guarded(Part.AGREEMENTS)
@require_safe
def agreements(request: ActingRequest) -> HttpResponse:
    """List what is shared, with whom, what for and on what basis."""
    lines = [pages.agreement_line(each, request.actor.today) for each in queries.agreements_of(request.actor)]
    context = {"lines": lines, "may_share": policies.may_share(request.actor).allowed}
    return render(request, "watch/agreements.html", context)


@guarded(Part.AGREEMENTS, Act.WRITE)
@step_up
def agree(request: ActingRequest) -> HttpResponse:
    """Make an agreement."""
    policies.may_share(request.actor).or_refuse()

    def act(form: SentForm) -> str:
        if isinstance(form, AgreementForm):
            sharing.agree(terms=form.terms, by=request.actor)
        messages.success(request, "The agreement holds from its first day.")
        return reverse("watch:agreements")

    return serve_form(
        request, AgreementForm, act, template="watch/agree.html", action="Make this agreement",
        consequence="It opens nothing by itself: whoever sees a child must also be in that child’s circle.",
    )  # fmt: skip


@guarded(Part.AGREEMENTS, Act.WRITE)
@require_POST
@step_up
def withdraw(request: ActingRequest, agreement: UUID) -> HttpResponse:
    """Withdraw an agreement, at once."""
    sharing.withdraw(agreement=queries.agreement_of(request.actor, agreement), by=request.actor)
    messages.success(request, "Withdrawn. It counts from the next page that anybody opens.")
    return redirect("watch:agreements")
