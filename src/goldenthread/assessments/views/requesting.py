"""Asking for an assessment, seeing what was sent, and taking the request back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms import ReasonForm, RecordedRequestForm, RequestForm
from goldenthread.assessments.sending import what_is_known
from goldenthread.assessments.verbs import requesting
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for


@guarded(Part.ASSESSMENT, Act.SEND)
def request_assessment(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show what will be sent, ask why now, and send it."""
    found = child_for(reader=request.actor, child=child)
    policies.may_request(request.actor, found).or_refuse()
    recording = request.actor.capacity.is_authority

    def act(form: SentForm) -> str:
        words = dict(form.words)
        on = words.pop("received", None) or request.actor.today
        if words.pop("consent", False):
            words["consent"] = RequestForm.base_fields["consent"].label
        case = requesting.request_assessment(
            child=child, by=request.actor, on=on, key=form.cleaned_data["submission"], **words
        )
        messages.success(request, "The request is with the local authority. The dates below are set by law.")
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request,
        RecordedRequestForm if recording else RequestForm,
        act,
        template="assessments/request.html",
        initial={} if recording else {"why_now": queries.why_more_help(found)},
        child=found,
        known=what_is_known(found, on=request.actor.today),
        under_way=queries.open_assessment(found),
        recording=recording,
        action="Record this request" if recording else "Send the request",
        consequence="The local authority must then say within 6 weeks whether it will assess.",
    )


@guarded(Part.ASSESSMENT)
@require_safe
def sent(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show what was sent with the request, as it was that day."""
    found = queries.assessment_for(reader=request.actor, case=case)
    submission = queries.submission_of(found)
    return render(
        request,
        "assessments/sent.html",
        {
            "case": found,
            "child": found.child,
            "submission": submission,
            "known": submission.snapshot if submission else {},
        },
    )


@guarded(Part.ASSESSMENT, Act.SEND)
def withdraw(request: ActingRequest, case: UUID) -> HttpResponse:
    """Take the request back."""
    found = queries.assessment_for(reader=request.actor, case=case)

    def act(form: SentForm) -> str:
        requesting.withdraw_request(
            case=case,
            **sent_by(request, form),
            **form.words,
        )
        messages.success(request, "The request is withdrawn. It can be made again at any time.")
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request,
        ReasonForm,
        act,
        template="assessments/form.html",
        case=found,
        child=found.child,
        heading="Withdraw the request for an assessment",
        above="Everything on the record stays. You can ask again at any time.",
        action="Withdraw the request",
        consequence="The assessment stops and its dates fall away.",
    )
