"""Where an assessment is, and the authority’s decisions in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms import DecisionForm, ExceptionForm, PlanDecisionForm
from goldenthread.assessments.hearing import hearing_from
from goldenthread.assessments.notices import THE_TEST
from goldenthread.assessments.pages import assessment_page
from goldenthread.assessments.verbs import deciding
from goldenthread.record.doors import serve_form
from goldenthread.rulebook.advice import body_words


@guarded(Part.ASSESSMENT)
@require_safe
def assessment(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show where an assessment is."""
    found = queries.assessment_for(reader=request.actor, case=case)
    page = assessment_page(found, reader=request.actor)
    may_lead = policies.may_lead(request.actor, found).allowed and found.lead_id != request.actor.person
    return render(
        request, "assessments/assessment.html", {"page": page, "child": found.child, "may_lead": may_lead}
    )


@guarded(Part.ASSESSMENT, Act.WRITE)
@require_POST
def lead(request: ActingRequest, case: UUID) -> HttpResponse:
    """Take on the case."""
    deciding.take_case(case=case, by=request.actor, on=request.actor.today)
    messages.success(request, "You are now the caseworker the family can name.")
    return HttpResponseRedirect(reverse("assessments:assessment", args=[case]), status=303)


@guarded(Part.ASSESSMENT, Act.WRITE)
def decision(request: ActingRequest, case: UUID) -> HttpResponse:
    """Decide whether to assess; after a refusal, change that decision."""
    found = queries.assessment_for(reader=request.actor, case=case)
    events = queries.happened_in(found)
    standing = queries.standing_from(found, events)

    def act(form: SentForm) -> str:
        words, sent = form.words, sent_by(request, form)
        if words["decision"] == "assess":
            deciding.agree_to_assess(case=case, reasons=words["reasons"], **sent)
        else:
            because = {name: words[name] for name in ("has_needs", "necessary", "evidence")}
            deciding.refuse_to_assess(case=case, **because, **sent)
        messages.success(request, "The decision is made and the family’s letter is on the record.")
        return reverse("assessments:assessment", args=[case])

    return _serve(
        request, case, DecisionForm, act,
        template="assessments/decision.html",
        step="agreed_to_assess",
        heading="Decide whether to assess",
        the_test=THE_TEST,
        no_adviser_named="mediation" not in queries.local_help(found.authority_id),
        may_name_help=policies.may_name_help(request.actor, found.authority_id).allowed,
        submission=queries.submission_of(found),
        hearing=hearing_from(found, events, standing, reader=request.actor),
        action="Make this decision",
        consequence="A letter to the family is written, dated today and put on the record.",
    )  # fmt: skip


@guarded(Part.ASSESSMENT, Act.WRITE)
def plan_decision(request: ActingRequest, case: UUID) -> HttpResponse:
    """Decide whether to make a plan."""
    found = queries.assessment_for(reader=request.actor, case=case)
    waiting = [body_words(each.body) for each in queries.advice_in(found) if each.given_on is None]

    def act(form: SentForm) -> str:
        words, sent = form.words, sent_by(request, form)
        if words["decision"] == "plan":
            deciding.agree_plan(case=case, reasons=words["reasons"], **sent)
        else:
            deciding.refuse_plan(case=case, reasons=words["reasons"], feedback=words["feedback"], **sent)
        messages.success(request, "The decision is on the record.")
        return reverse("assessments:assessment", args=[case])

    return _serve(
        request, case, PlanDecisionForm, act,
        template="assessments/form.html",
        step="agreed_plan",
        heading="Decide whether to make a plan",
        above=f"Still waiting for {', '.join(waiting)}." if waiting else "All the advice asked for is here.",
        action="Make this decision",
        consequence="The family can read it at once. If there is no plan, their letter says how to disagree.",
    )  # fmt: skip


@guarded(Part.ASSESSMENT, Act.WRITE)
def exception(request: ActingRequest, case: UUID) -> HttpResponse:
    """Record that a time limit may not apply."""
    found = queries.assessment_for(reader=request.actor, case=case)
    bodies = [(each.body, body_words(each.body)) for each in queries.advice_in(found)]

    def make(**kwargs: Any) -> ExceptionForm:
        return ExceptionForm(bodies=bodies, **kwargs)

    def act(form: SentForm) -> str:
        deciding.claim_exception(
            case=case,
            **sent_by(request, form),
            **form.words,
        )
        messages.success(request, "The exception is recorded and the family’s letter is on the record.")
        return reverse("assessments:assessment", args=[case])

    return _serve(
        request, case, make, act,
        template="assessments/form.html",
        step="exception_claimed",
        heading="Record an exception to a time limit",
        above="An exception adds no days and pauses nothing. It records why a limit could not be kept.",
        action="Record this exception",
        consequence="A letter to the family is written and put on the record.",
    )  # fmt: skip


def _serve(
    request: ActingRequest, case: UUID, make: Any, act: Any, *, step: str, template: str, **context: Any
) -> HttpResponse:
    """Serve a form with which the authority takes a step, to those who may take it now."""
    found = queries.assessment_for(reader=request.actor, case=case)
    standing = queries.standing_from(found, queries.happened_in(found))
    policies.may_act_for_the_authority(request.actor, found, standing, step).or_refuse()
    return serve_form(request, make, act, template=template, case=found, child=found.child, **context)
