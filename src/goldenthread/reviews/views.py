"""The pages of an annual review."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.rulings import Ruling
from goldenthread.assessments import queries as assessments
from goldenthread.assessments.forms import ReasonForm
from goldenthread.record.doors import serve_form
from goldenthread.record.pages.now import now_of
from goldenthread.reviews import policies, queries, verbs
from goldenthread.reviews.forms import MeetingForm, OutcomeForm


def _before_asking(request: ActingRequest, ruling: Ruling) -> None:
    """Refuse to show a form to someone who may not send it. What is sent is judged by the verb, also if sent twice."""
    if request.method != "POST":
        ruling.or_refuse()


@guarded(Part.REVIEWS)
@require_safe
def next_step(request: ActingRequest, case: UUID) -> HttpResponse:
    """Go to what this reader can do next for the review, so that a worklist leads straight to it."""
    found, standing, _ = queries.opened(reader=request.actor, case=case)
    place = "review"
    if policies.may_decide(request.actor, found, standing).allowed:
        place = "decision"
    elif policies.may_hold(request.actor, found, standing).allowed:
        place = "meeting"
    return HttpResponseRedirect(reverse(f"reviews:{place}", args=[case]))


@guarded(Part.REVIEWS)
@require_safe
def review(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show where the review of a plan is: by when it is due, what was held and what was decided."""
    found, standing, events = queries.opened(reader=request.actor, case=case)
    told = [event for event in events if event.name in ("meeting_held", "decided", "ceased")]
    return render(
        request,
        "reviews/review.html",
        {
            "case": found,
            "child": found.child,
            "now": now_of([found], assessments.deadlines_in(found), request.actor),
            "today": request.actor.today,
            "says": standing.state.says,
            "told": [_line(event.name, event.happened_on, event.fields) for event in reversed(told)],
            "may_hold": policies.may_hold(request.actor, found, standing).allowed,
            "may_decide": policies.may_decide(request.actor, found, standing).allowed,
            "ending": policies.decided_to_end(standing),
            "may_end": policies.may_end(request.actor, found, standing).allowed,
        },
    )


def _line(name: str, on: object, fields: dict[str, str]) -> dict[str, object]:
    said = {
        "meeting_held": "The review meeting was held",
        "decided": f"The authority decided to {verbs.OUTCOMES.get(fields.get('outcome', ''), 'go on')}",
        "ceased": "The plan ended",
    }
    return {
        "on": on,
        "said": said[name],
        "came": fields.get("came", ""),
        "words": fields.get("words") or fields.get("reasons", ""),
    }


@guarded(Part.REVIEWS, Act.WRITE)
def meeting(request: ActingRequest, case: UUID) -> HttpResponse:
    """Write down the review meeting: its day, who came and what was said."""
    found, standing, _ = queries.opened(reader=request.actor, case=case)
    _before_asking(request, policies.may_hold(request.actor, found, standing))

    def act(form: SentForm) -> str:
        verbs.hold_meeting(
            case=case, met_on=form.words["met_on"], came=form.words["came"], words=form.words["text"],
            **sent_by(request, form),
        )  # fmt: skip
        messages.success(request, "The meeting is on the record.")
        return reverse("reviews:review", args=[case])

    return serve_form(
        request, MeetingForm, act, template="reviews/form.html", case=found, child=found.child,
        heading="Write down the review meeting", action="Save the meeting",
        consequence="Everyone in the circle can read it. The authority then decides.",
    )  # fmt: skip


@guarded(Part.REVIEWS, Act.WRITE)
def decision(request: ActingRequest, case: UUID) -> HttpResponse:
    """Decide after the review, with the meeting beside the question."""
    found, standing, events = queries.opened(reader=request.actor, case=case)
    _before_asking(request, policies.may_decide(request.actor, found, standing))

    def act(form: SentForm) -> str:
        verbs.decide_after_review(
            case=case,
            **sent_by(request, form),
            **form.words,
        )
        messages.success(request, "The decision is on the record, and the next year has begun.")
        return reverse("reviews:review", args=[case])

    return serve_form(
        request, OutcomeForm, act, template="reviews/decision.html", case=found, child=found.child,
        meeting=queries.meeting_to_decide_on(events),
        heading="Decide after the review", action="Make this decision",
        consequence="The next annual review must be finished within twelve months beginning today.",
    )  # fmt: skip


@guarded(Part.REVIEWS, Act.WRITE)
def ending(request: ActingRequest, case: UUID) -> HttpResponse:
    """End a plan once nobody can appeal any more."""
    found, standing, _ = queries.opened(reader=request.actor, case=case)
    _before_asking(request, policies.may_end(request.actor, found, standing))

    def act(form: SentForm) -> str:
        verbs.end_plan(
            case=case, reasons=form.words["reason"], **sent_by(request, form),
        )  # fmt: skip
        messages.success(request, "The plan has ended. The record stays.")
        return reverse("reviews:review", args=[case])

    return serve_form(
        request, ReasonForm, act, template="reviews/form.html", case=found, child=found.child,
        heading="End the plan", action="End the plan", consequence="The support in the plan is no longer a duty.",
    )  # fmt: skip
