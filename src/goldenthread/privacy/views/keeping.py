"""HTTP in, HTTP out: putting right, how long a file is kept, and its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.privacy import correcting, erasing, forms
from goldenthread.privacy.retention import kept_until
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for


@guarded(Part.REQUESTS, Act.WRITE)
def correct(request: ActingRequest, child: UUID) -> HttpResponse:
    """Say that something is wrong, and see what became of what one said before."""
    found, own = child_for(reader=request.actor, child=child), request.actor.capacity.is_family

    def act(form: SentForm) -> str:
        given = form.words
        said = {"kind": given["kind"], "where": given["where"], "words": given["said"]}
        correcting.ask(child=child, **said, **sent_by(request, form))
        return reverse("privacy:correct" if own else "privacy:corrections", args=[child])

    return serve_form(
        request,
        forms.CorrectionForm,
        act,
        template="privacy/correct.html",
        child=found,
        said=correcting.corrections_of(reader=request.actor, child=child) if own else [],
        action="Send this",
        consequence="You get an answer within a month. What was written before stays in the history.",
    )


@guarded(Part.REQUESTS)
@require_safe
def corrections(request: ActingRequest, child: UUID) -> HttpResponse:
    """List what was said to be wrong."""
    said = correcting.corrections_of(reader=request.actor, child=child)
    found = child_for(reader=request.actor, child=child)
    return render(request, "privacy/corrections.html", {"child": found, "said": said})


@guarded(Part.REQUESTS, Act.SEND)
def correction(request: ActingRequest, child: UUID, correction: UUID) -> HttpResponse:
    """Answer what was said to be wrong; see who had the wrong words and must be told."""
    found = correcting.correction_for(reader=request.actor, child=child, correction=correction)

    def act(form: SentForm) -> str:
        given, told, sent = form.words, {"child": child, "correction": correction}, sent_by(request, form)
        if given["done"] == "right":
            correcting.put_right(fact=given["fact"], new=given["new"], answer=given["answer"], **told, **sent)
        else:
            answer = correcting.attach if given["done"] == "attach" else correcting.refuse
            answer(answer=given["answer"], **told, **sent)
        return reverse("privacy:correction", args=[child, correction])

    return serve_form(
        request,
        forms.AnswerForm,
        act,
        template="privacy/correction.html",
        child=child_for(reader=request.actor, child=child),
        one=found,
        action="Keep this answer",
    )


@guarded(Part.REQUESTS)
@require_safe
def keeping(request: ActingRequest, child: UUID) -> HttpResponse:
    """Say until when a file is kept, and why."""
    found = child_for(reader=request.actor, child=child)
    context = {
        "child": found,
        "kept": kept_until(erasing.classes_of(found)),
        "holds": erasing.holds_of(found),
    }
    return render(request, "privacy/keeping.html", context)


def _keeping(
    request: ActingRequest, child: UUID, make: type[SentForm], act: Any, *, heading: str
) -> HttpResponse:
    def do(form: SentForm) -> str:
        act(child=child, **form.words, **sent_by(request, form))
        return reverse("privacy:keeping", args=[child])

    found = child_for(reader=request.actor, child=child)
    return serve_form(
        request, make, do, template="privacy/keep.html", child=found, heading=heading, action=heading
    )


@guarded(Part.REQUESTS, Act.SEND)
def hold(request: ActingRequest, child: UUID) -> HttpResponse:
    """Place a legal hold."""
    return _keeping(request, child, forms.HoldForm, erasing.hold, heading="Place a legal hold")


@guarded(Part.REQUESTS, Act.SEND)
def classify(request: ActingRequest, child: UUID) -> HttpResponse:
    """Say what else a file is."""
    return _keeping(request, child, forms.ClassForm, erasing.classify, heading="Say what else this file is")


@guarded(Part.REQUESTS, Act.SEND)
def decide(request: ActingRequest, child: UUID) -> HttpResponse:
    """Decide that a file whose time is over is erased."""
    return _keeping(request, child, forms.BecauseForm, erasing.decide, heading="Erase this file for good")


@guarded(Part.WORKLIST)
@require_safe
def proposed(request: ActingRequest) -> HttpResponse:
    """List the files whose time is over."""
    reader = request.actor.on(Part.REQUESTS, Act.SEND)
    found = erasing.proposals(reader=reader, on=request.actor.today)
    return render(request, "privacy/retention.html", {"proposals": found})
