"""HTTP in, HTTP out: what the officer reviews."""

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
from goldenthread.record.doors import serve_form
from goldenthread.watch import pages, policies, queries
from goldenthread.watch.facts import Found
from goldenthread.watch.forms import CloseForm, ReviewForm
from goldenthread.watch.verbs import reviewing

_DO = {"accept": reviewing.accept, "suspend": reviewing.suspend}


@guarded(Part.WATCH)
@require_safe
def watch(request: ActingRequest) -> HttpResponse:
    """Show what is to be reviewed."""
    return render(request, "watch/watch.html", {"page": pages.watch_page(request.actor)})


@guarded(Part.WATCH, posting=Act.WRITE)
def opening(request: ActingRequest, opening: UUID) -> HttpResponse:
    """Review one record that was opened in an emergency."""
    found = queries.opening_for(request.actor, opening)

    def act(form: SentForm) -> str:
        told = form.words
        if told["decision"] == "ask":
            reviewing.ask(opening=found, question=told["note"], by=request.actor)
        else:
            _DO[told["decision"]](opening=found, note=told["note"], by=request.actor)
        messages.success(request, "Written down.")
        return reverse("watch:officer")

    return serve_form(
        request, ReviewForm, act, template="watch/opening.html", opening=found, action="Decide this",
        looks=[pages.look_in_words(look) for look in queries.looks_of(found)],
        suspends=policies.stands_against(found, request.actor),
    )  # fmt: skip


@guarded(Part.WATCH, Act.WRITE)
@require_POST
def give_back(request: ActingRequest, opening: UUID) -> HttpResponse:
    """Give back the right that an opening suspended."""
    reviewing.give_back(opening=queries.opening_for(request.actor, opening), by=request.actor)
    return redirect("watch:opening", opening)


@guarded(Part.WATCH, posting=Act.WRITE)
def alert(request: ActingRequest, alert: UUID) -> HttpResponse:
    """Look into looks that seem out of place."""
    found = queries.alert_for(request.actor, alert)

    def act(form: SentForm) -> str:
        told = form.words
        reviewing.close(alert=found, found=Found(told["found"]), note=told["note"], by=request.actor)
        messages.success(request, "Written down.")
        return reverse("watch:officer")

    return serve_form(
        request,
        CloseForm,
        act,
        template="watch/alert.html",
        alert=pages.alert_line(found),
        action="Close this",
    )
