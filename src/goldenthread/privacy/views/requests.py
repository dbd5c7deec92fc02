"""HTTP in, HTTP out: asking for what is kept, and answering."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.privacy import forms, queries, verbs
from goldenthread.privacy.events import Asker
from goldenthread.privacy.pages import choices_of, item_lines, lines_of, request_page
from goldenthread.record.circle import may_come
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for


@guarded(Part.REQUESTS, Act.WRITE)
def ask(request: ActingRequest, child: UUID) -> HttpResponse:
    """Ask for what is kept; staff write down a request that came to them."""
    found, own = child_for(reader=request.actor, child=child), request.actor.capacity.is_family

    def act(form: SentForm) -> str:
        verbs.receive(child=child, **_asked(request, form, own=own), **sent_by(request, form))
        return reverse("privacy:ask" if own else "privacy:requests", args=[child])

    return serve_form(
        request,
        forms.OwnRequestForm if own else forms.ReceivedForm,
        act,
        template="privacy/ask.html",
        child=found,
        own=own,
        lines=lines_of(queries.own_requests(reader=request.actor, child=child), request.actor.today)
        if own
        else [],
        action="Send the request" if own else "Write it down",
        consequence="It must be answered within a month. It is free.",
    )


def _asked(request: ActingRequest, form: SentForm, *, own: bool) -> dict[str, Any]:
    given, by = form.words, request.actor
    if own:
        asker = Asker(name=by.name, relation=by.capacity.words, proof="Signed in", person=by.person)
        return {"asker": asker, "about": given["about"], "words": given["said"], "received": by.today}
    asker = Asker(**{name: given[name] for name in ("name", "relation", "proof", "address")})
    return {"asker": asker, "about": given["about"], "words": given["said"], "received": given["received"]}


@guarded(Part.REQUESTS)
@require_safe
def requests(request: ActingRequest, child: UUID) -> HttpResponse:
    """List the requests about a child."""
    lines = lines_of(queries.requests_of(reader=request.actor, child=child), request.actor.today)
    found = child_for(reader=request.actor, child=child)
    return render(request, "privacy/requests.html", {"child": found, "lines": lines})


@guarded(Part.REQUESTS)
@require_safe
def asking(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Show one request and everything that was gathered for it."""
    found = queries.request_for(reader=request.actor, child=child, asking=asking)
    page = request_page(found, child_for(reader=request.actor, child=child), request.actor)
    return render(request, "privacy/request.html", {"page": page, "child": page.child})


def _step(
    request: ActingRequest, child: UUID, asking: UUID, make: Any, act: Any, *, heading: str, action: str
) -> HttpResponse:
    found = queries.request_for(reader=request.actor, child=child, asking=asking)

    def do(form: SentForm) -> str:
        act(form, child=child, asking=asking, **sent_by(request, form))
        return reverse("privacy:asking", args=[child, asking])

    return serve_form(
        request,
        make,
        do,
        template="privacy/step.html",
        child=child,
        asking=found,
        heading=heading,
        action=action,
    )


@guarded(Part.REQUESTS, Act.SEND)
def questions(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Weigh whether somebody may ask for the child."""

    def act(form: SentForm, **rest: Any) -> None:
        verbs.consider(answers=form.words, **rest)

    heading = "Before anything is gathered"
    return _step(
        request, child, asking, forms.QuestionsForm, act, heading=heading, action="Keep these answers"
    )


@guarded(Part.REQUESTS, Act.SEND)
def extend(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Take two months more."""

    def act(form: SentForm, **rest: Any) -> None:
        verbs.extend(because=form.words["because"], **rest)

    heading = "Take two months more"
    return _step(
        request, child, asking, forms.BecauseForm, act, heading=heading, action="Take two months more"
    )


@guarded(Part.REQUESTS, Act.SEND)
def close(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Close a request without an answer."""

    def act(form: SentForm, **rest: Any) -> None:
        verbs.close(because=form.words["because"], **rest)

    heading = "Close without an answer"
    return _step(request, child, asking, forms.BecauseForm, act, heading=heading, action="Close the request")


@guarded(Part.REQUESTS, Act.SEND)
@require_POST
def gather(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Gather everything."""
    verbs.gather(child=child, asking=asking, by=request.actor, on=request.actor.today)
    return redirect("privacy:asking", child, asking)


@guarded(Part.REQUESTS, Act.SEND)
def mark(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Say what becomes of items."""
    found = queries.request_for(reader=request.actor, child=child, asking=asking)
    items = choices_of(queries.items_seen(reader=request.actor, request=found))

    def act(form: SentForm, **rest: Any) -> None:
        given = form.words
        verbs.mark(
            items=tuple(UUID(each) for each in given["items"]), mark=given["mark"], ground=given["ground"],
            remove=tuple(filter(None, given["remove"].splitlines())), **rest,
        )  # fmt: skip

    make = partial(forms.MarkForm, items=items)
    return _step(request, child, asking, make, act, heading="What becomes of them?", action="Keep this")


@guarded(Part.REQUESTS, Act.GRANT)
def opinions(request: ActingRequest, child: UUID) -> HttpResponse:
    """Give an opinion, as the right professional, on what waits for one."""
    found = child_for(reader=request.actor, child=child)
    waiting = queries.items_to_judge(reader=request.actor, child=child)

    def act(form: SentForm) -> str:
        given = form.words
        verbs.give_opinion(
            child=child, items=tuple(UUID(each) for each in given["items"]), opinion=given["opinion"],
            mark=given["mark"], ground=given["ground"], **sent_by(request, form),
        )  # fmt: skip
        return reverse("privacy:opinions", args=[child])

    return serve_form(
        request,
        partial(forms.OpinionForm, items=choices_of(waiting)),
        act,
        template="privacy/opinions.html",
        child=found,
        waiting=item_lines(waiting, found),
        action="Give this opinion",
    )


@guarded(Part.REQUESTS, Act.SEND)
@require_POST
def answer(request: ActingRequest, child: UUID, asking: UUID) -> HttpResponse:
    """Put the answer together and make it ready to go out."""
    made = verbs.answer(child=child, asking=asking, by=request.actor, on=request.actor.today)
    return redirect("sending:sending", child, made)


@guarded(Part.WORKLIST)
@require_safe
def open_requests(request: ActingRequest) -> HttpResponse:
    """List every open request the reader answers, soonest due first, the overdue marked."""
    lines = lines_of(queries.open_requests(reader=request.actor), request.actor.today)
    context = {
        "lines": lines,
        "late": len([one for one in lines if one.days_late]),
        "may_erase": may_come(request.actor.on(Part.REQUESTS, Act.SEND)).allowed,
    }
    return render(request, "privacy/open.html", context)


@guarded(Part.WATCH)
@require_safe
def clocks(request: ActingRequest) -> HttpResponse:
    """Show an officer how many requests are open and how late each is, without a name."""
    today, found = request.actor.today, queries.clocks_of(request.actor.authority)
    rows = [(each, max((today - each.due).days, 0)) for each in found]
    return render(
        request, "privacy/clocks.html", {"rows": rows, "late": len([late for _, late in rows if late])}
    )
