"""HTTP in, HTTP out, for who has looked, and what families ask about it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record import policies, queries, verbs
from goldenthread.record.doors import serve_form
from goldenthread.record.forms import AskForm, ExplainForm
from goldenthread.record.looking import (
    LookMark,
    looks_at,
    looks_with,
    open_questions,
    question_for,
    questions_about,
)
from goldenthread.record.pages.looking import days_of, visitor_of


@guarded(Part.LOOKS)
@require_safe
def looks(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show who has looked at a child's record, a page at a time, and what was asked about it."""
    found = queries.child_for(reader=request.actor, child=child)
    older_than = LookMark.read(request.GET.get("older", ""))
    told = looks_at(child=child, reader=request.actor, older_than=older_than)
    context = {
        "child": found,
        "days": days_of(told.rows),
        "older": told.older,
        "is_first": older_than is None,
        "questions": questions_about(child=child, reader=request.actor),
        "is_family": request.actor.capacity.is_family,
        "may_ask": policies.may_ask_about_a_look(request.actor).allowed,
        "may_explain": policies.may_explain_a_look(request.actor).allowed,
    }
    return render(request, "record/looks.html", context)


@guarded(Part.LOOKS, Act.WRITE)
def ask(request: ActingRequest, child: UUID, look: int) -> HttpResponse:
    """Ask about a look."""
    found = queries.child_for(reader=request.actor, child=child)
    policies.may_ask_about_a_look(request.actor).or_refuse()
    visitor = visitor_of(looks_with(child=child, reader=request.actor, look=look))

    def send(form: SentForm) -> str:
        verbs.ask_about_look(
            child=child,
            look=look,
            about=visitor.words,
            question=form.words["question"],
            **sent_by(request, form),
        )
        return reverse("record:looks", args=[child])

    return serve_form(
        request,
        AskForm,
        send,
        template="record/ask_about_look.html",
        child=found,
        visitor=visitor,
        action="Send this question",
        consequence="A manager at the local authority reads your question and answers it here.",
    )


@guarded(Part.LOOKS, Act.WRITE)
def explain(request: ActingRequest, child: UUID, question: UUID) -> HttpResponse:
    """Answer a family's question about a look."""
    found = queries.child_for(reader=request.actor, child=child)
    policies.may_explain_a_look(request.actor).or_refuse()
    asked = question_for(child=child, reader=request.actor, question=question)
    looked = looks_with(child=child, reader=request.actor, look=asked.look)

    def send(form: SentForm) -> str:
        verbs.explain_look(
            child=child,
            question=question,
            answer=form.words["answer"],
            **sent_by(request, form),
        )
        return reverse("record:look-questions")

    return serve_form(
        request,
        ExplainForm,
        send,
        template="record/explain_look.html",
        child=found,
        asked=asked,
        visitor=visitor_of(looked),
        action="Send this answer",
        consequence="The family reads your answer beside their question. It cannot be changed afterwards.",
    )


@guarded(Part.WORKLIST)
@require_safe
def questions(request: ActingRequest) -> HttpResponse:
    """List what families asked about looks and nobody has answered yet."""
    policies.may_explain_a_look(request.actor).or_refuse()
    return render(request, "record/look_questions.html", {"questions": open_questions(reader=request.actor)})
