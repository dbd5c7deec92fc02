"""Reading a plan, comparing its versions, and the family’s answer to the draft."""

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
from goldenthread.assessments import queries as assessments
from goldenthread.plans import policies, queries
from goldenthread.plans.forms import AnswerForm
from goldenthread.plans.reading import sections_of
from goldenthread.plans.verbs import issuing
from goldenthread.record.circle import NotFound
from goldenthread.record.doors import serve_form
from goldenthread.thread.snapshots import compare


@guarded(Part.PLAN)
@require_safe
def plan(request: ActingRequest, case: UUID, number: int | None = None) -> HttpResponse:
    """Show a version of the plan that was issued: the latest, unless another is asked for."""
    found, known = queries.case_with_plan(reader=request.actor, case=case)
    versions = queries.versions_of(known)
    chosen = next((each for each in versions if number in (None, each.number)), None)
    if chosen is None:
        raise NotFound
    standing = assessments.standing_from(found, assessments.happened_in(found))
    return render(
        request,
        "plans/plan.html",
        {
            "case": found,
            "child": found.child,
            "version": chosen,
            "versions": versions,
            "sections": sections_of(chosen.snapshot),
            "may_answer": policies.may_answer(request.actor, found.child, standing).allowed,
            "papers": [each for each in assessments.letters_in(found, request.actor) if each.kind == "plan"],
        },
    )


@guarded(Part.PLAN)
@require_safe
def changes(request: ActingRequest, case: UUID, older: int, newer: int) -> HttpResponse:
    """Show what changed between two versions."""
    found, known = queries.case_with_plan(reader=request.actor, case=case)
    before, after = queries.version_of(known, older), queries.version_of(known, newer)
    told = compare(before.snapshot, after.snapshot)
    return render(
        request,
        "plans/changes.html",
        {"case": found, "child": found.child, "before": before, "after": after, "differences": told},
    )


@guarded(Part.PLAN, Act.WRITE)
def answer(request: ActingRequest, case: UUID) -> HttpResponse:
    """Answer the draft: say what is right or wrong, ask for a setting or a meeting, or ask not to wait."""
    found, known = queries.case_with_plan(reader=request.actor, case=case)
    standing = assessments.standing_from(found, assessments.happened_in(found))
    policies.may_answer(request.actor, found.child, standing).or_refuse()

    def act(form: SentForm) -> str:
        told = form.words
        issuing.answer_draft(
            case=case,
            words=told.pop("text"),
            **sent_by(request, form),
            **told,
        )
        messages.success(request, "Your answer is on the record, in your words.")
        return reverse("assessments:assessment", args=[case])

    windows = [each for each in standing.deadlines if each.clock.id == "CLK-06" and each.is_open]
    return serve_form(
        request, AnswerForm, act, template="plans/answer.html", case=found, child=found.child,
        until=windows[-1].due if windows else None, version=queries.versions_of(known)[0],
        action="Send my answer", consequence="The local authority must consider it before it makes the plan final.",
    )  # fmt: skip
