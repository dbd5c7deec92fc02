"""Asking for advice, giving it and reading it; and whom the authority’s letters name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms import AdviceForm, AskForAdviceForm
from goldenthread.assessments.holding import advice_page
from goldenthread.assessments.pages import by_body, needed_here
from goldenthread.assessments.verbs import advising
from goldenthread.record.doors import serve_form
from goldenthread.rulebook.advice import body_words
from goldenthread.thread.strands import thread_of


@guarded(Part.ADVICE, Act.SEND)
def ask_for_advice(request: ActingRequest, case: UUID) -> HttpResponse:
    """Choose whom to ask, and ask."""
    found = queries.assessment_for(reader=request.actor, case=case)
    standing = queries.standing_from(found, queries.happened_in(found))
    policies.may_act_for_the_authority(request.actor, found, standing, "advice_asked").or_refuse()
    today = request.actor.today
    posts = queries.advisers_of(found.authority_id, on=today)
    names = {str(post.person_id): post.person.name for post in posts}

    def make(**kwargs: Any) -> AskForAdviceForm:
        return AskForAdviceForm(
            needed=needed_here(found, thread_of(found.child).current(today), on=today),
            asked=[each.body for each in queries.advice_in(found)],
            advisers=by_body(posts),
            **kwargs,
        )

    def act(form: SentForm) -> str:
        words = form.words
        chosen = [_asked(body, words.get(f"adviser_{body}", ""), names) for body in words["bodies"]]
        if words["also"]:
            one_more = _asked(words["also"], words.get("adviser_also", ""), names)
            chosen.append(replace(one_more, family_asked=words["family_asked"]))
        advising.ask_for_advice(case=case, bodies=chosen, **sent_by(request, form))
        messages.success(request, "They are asked. Each has six weeks from today.")
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request, make, act,
        template="assessments/ask_for_advice.html",
        case=found, child=found.child,
        action="Ask for this advice",
        consequence="Each has six weeks from today. They can read what was sent with the request.",
    )  # fmt: skip


def _asked(body: str, adviser: str, names: dict[str, str]) -> advising.Asked:
    return advising.Asked(body, UUID(adviser), names[adviser]) if adviser else advising.Asked(body)


@guarded(Part.ADVICE, Act.WRITE)
def advice(request: ActingRequest, case: UUID, advice: UUID) -> HttpResponse:
    """Give the advice that was asked for, or read it."""
    found = queries.assessment_for(reader=request.actor, case=case)
    asked = queries.advice_for(found, advice)
    if asked.given_on:
        return render(
            request, "assessments/advice.html",
            {
                "case": found, "child": found.child, "advice": asked, "words": body_words(asked.body),
                "page": advice_page(asked, request.actor, found.child),
            },
        )  # fmt: skip
    standing = queries.standing_from(found, queries.happened_in(found))
    policies.may_give_advice(
        request.actor, found.child, standing, body=asked.body, adviser=str(asked.adviser_id or "")
    ).or_refuse()

    def act(form: SentForm) -> str:
        words = dict(form.words)
        report = words.pop("report", None)
        advising.give_advice(
            case=case, advice=advice, report=report or b"", **sent_by(request, form), **words,
        )  # fmt: skip
        messages.success(
            request, "The advice is on the record. Its lines can go into the draft plan as they are."
        )
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request, AdviceForm, act,
        template="assessments/give_advice.html",
        initial=_who_advises(request),
        case=found, child=found.child, asked=asked, words=body_words(asked.body),
        submission=queries.submission_of(found),
        action="Give this advice",
        consequence="The family, the authority and everyone in the circle can read it.",
    )  # fmt: skip


def _who_advises(request: ActingRequest) -> dict[str, str]:
    """Fill in who advises, unless the authority writes it down for someone else."""
    actor = request.actor
    return {} if actor.capacity.is_authority else {"given_by": actor.name, "role": actor.capacity.words}
