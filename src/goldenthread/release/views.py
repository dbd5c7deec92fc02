"""HTTP in, HTTP out: lists that are taken out, and files checked before they are public."""

from __future__ import annotations

from functools import partial
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
from goldenthread.access.rulings import Refused
from goldenthread.access.stepping_up import step_up
from goldenthread.record.doors import serve_form
from goldenthread.release import pages, policies, queries, verbs
from goldenthread.release.forms import DecideForm, ListForm, PublishForm
from goldenthread.release.publishing import check


@guarded(Part.LISTS)
@require_safe
def lists(request: ActingRequest) -> HttpResponse:
    """Show one's own lists, and those that wait for a second person."""
    return render(request, "release/lists.html", {"page": pages.lists_page(request.actor)})


@guarded(Part.LISTS, Act.EXPORT)
def new(request: ActingRequest) -> HttpResponse:
    """Begin a list."""
    policies.may_ask(request.actor).or_refuse()

    def act(form: SentForm) -> str:
        assert isinstance(form, ListForm)  # noqa: S101  # it is the form we made
        return reverse("release:list", args=[verbs.begin(form.wanted, by=request.actor).pk])

    return serve_form(
        request, partial(ListForm, asker=request.actor), act, template="release/new.html",
        action="See the first rows", alone=pages.ALONE_IN_WORDS,
        consequence="Nothing is taken out yet. You see the first rows and how many children there are.",
    )  # fmt: skip


@guarded(Part.LISTS)
@require_safe
def one(request: ActingRequest, list: UUID) -> HttpResponse:
    """Show the first rows of a list, and what can be done with it."""
    found = queries.own_list(request.actor, list)
    page = pages.list_page(found, verbs.preview(found, by=request.actor), request.actor)
    return render(request, "release/list.html", {"page": page})


@guarded(Part.LISTS, Act.EXPORT)
@require_POST
@step_up
def ask(request: ActingRequest, list: UUID) -> HttpResponse:
    """Ask for a list, having seen what it holds."""
    found = verbs.ask(taken=list, by=request.actor)
    words = "Somebody else has to approve this list. They have been told." if found.needs_approval else ""
    messages.success(request, words or "The list is ready. You can take it out for seven days.")
    return redirect("release:list", list)


@guarded(Part.LISTS, Act.GRANT)
@step_up
def decide(request: ActingRequest, list: UUID) -> HttpResponse:
    """Approve a list that somebody else asked for, or refuse it."""
    found = queries.list_to_decide(request.actor, list)
    policies.may_decide(request.actor, found).or_refuse()

    def act(form: SentForm) -> str:
        told = form.words
        verbs.decide(taken=list, approved=told["decision"] == "yes", words=told["note"], by=request.actor)
        messages.success(request, "Written down. Whoever asked sees it on their page.")
        return reverse("release:lists")

    page = pages.list_page(found, verbs.preview(found, by=request.actor), request.actor)
    return serve_form(
        request, DecideForm, act, template="release/decide.html", page=page, action="Decide this"
    )


@guarded(Part.LISTS, Act.EXPORT)
@require_safe
@step_up
def file(request: ActingRequest, list: UUID) -> HttpResponse:
    """Give the file of a list."""
    found, text = verbs.fetch(taken=list, by=request.actor)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="list-{found.reference}.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@guarded(Part.PUBLISHING, posting=Act.WRITE)
def publish(request: ActingRequest) -> HttpResponse:
    """Check a file before it is published. What is found is shown once and not kept."""
    form = PublishForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    page, status = None, 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                found = check(sent.read(), sent.name, by=request.actor, authority=request.actor.authority)
            except Refused as refusal:
                form.add_error("file", str(refusal))
            else:
                page, form, status = pages.publish_page(found), PublishForm(), 200
    context = {
        "form": form, "page": page, "action": "Check this file", "checks": queries.checks_of(request.actor),
    }  # fmt: skip
    return render(request, "release/publish.html", context, status=status)
