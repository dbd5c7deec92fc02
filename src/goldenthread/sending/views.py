"""HTTP in, HTTP out: making ready, confirming, approving, and reading what was sent to oneself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for, document_for
from goldenthread.sending import queries, verbs
from goldenthread.sending.choices import GROUNDS, OUTSIDE, Channel
from goldenthread.sending.forms import PrepareForm, ReasonForm
from goldenthread.sending.pages import lines_of, sending_page
from goldenthread.sending.recipients import part_of, recipients_of


@guarded(Part.SENDING, Act.SEND)
def prepare(request: ActingRequest, child: UUID, document: UUID) -> HttpResponse:
    """Make a document ready for one person."""
    found = child_for(reader=request.actor, child=child)
    paper, _ = document_for(reader=request.actor, child=child, document=document)
    people = recipients_of(found, part_of(paper), at=request.actor.at, sharing=paper.sharing)
    choices = [(str(each.tie), f"{each.name}, {each.relation} of {found.full_name}") for each in people]

    def act(form: SentForm) -> str:
        made = verbs.prepare(
            child=child,
            document=document,
            **sent_by(request, form),
            **_addressed(form),
        )
        return reverse("sending:sending", args=[child, made])

    return serve_form(
        request,
        partial(PrepareForm, people=choices),
        act,
        template="sending/prepare.html",
        child=found,
        document=paper,
        action="Make it ready",
        consequence="Nothing goes out yet. Next you see the page as they will get it, and confirm.",
    )


def _addressed(form: SentForm) -> dict[str, Any]:
    given = form.words
    outside = given["recipient"] == OUTSIDE
    address = given["address"]
    return {
        "recipient": None if outside else UUID(given["recipient"]),
        "outside": verbs.addressed_outside(given["outside_name"], given["outside_relation"], address)
        if outside
        else None,
        "channel": Channel(given["channel"]),
        "address": address,
        "tags": tuple(given["tags"]),
        "ground": given["ground"] if outside else "",
    }


@guarded(Part.SENDING)
@require_safe
def sendings(request: ActingRequest, child: UUID) -> HttpResponse:
    """List everything that went out about a child."""
    found = child_for(reader=request.actor, child=child)
    lines = lines_of(queries.sendings_of(reader=request.actor, child=child))
    return render(request, "sending/sendings.html", {"child": found, "lines": lines})


@guarded(Part.SENDING)
@require_safe
def sending(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Show one sending: name, relation and child together, and what may be done now."""
    found = queries.sending_for(reader=request.actor, child=child, sending=sending)
    context = {
        "child": child_for(reader=request.actor, child=child),
        "page": sending_page(found, request.actor),
        "form": ReasonForm(),
        "submission": uuid4(),
    }
    return render(request, "sending/sending.html", context)


@guarded(Part.SENDING)
@require_safe
def rendering(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Give exactly the bytes that go out, to whoever sends or approves."""
    found = queries.sending_for(reader=request.actor, child=child, sending=sending)
    return _pdf(queries.content_of(found), found.title)


@guarded(Part.SENDING, Act.SEND)
@require_POST
def confirm(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Confirm to whom it goes."""
    verbs.confirm(child=child, sending=sending, by=request.actor, on=request.actor.today)
    return _back_to(child, sending)


@guarded(Part.SENDING, Act.GRANT)
@require_POST
def approve(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Approve as a second person."""
    verbs.approve(child=child, sending=sending, by=request.actor, on=request.actor.today)
    return _back_to(child, sending)


@guarded(Part.SENDING, Act.GRANT)
def send_back(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Say as a second person why it must not go out as it is."""
    act = partial(verbs.send_back, child=child, sending=sending)
    return _with_reason(request, child, sending, act, heading="Send this back", action="Send it back")


@guarded(Part.SENDING, Act.SEND)
@require_POST
def arrived(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Note that it arrived."""
    verbs.note_arrival(child=child, sending=sending, by=request.actor, on=request.actor.today)
    return _back_to(child, sending)


@guarded(Part.SENDING, Act.SEND)
def returned(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Note that it did not arrive, and what happened."""
    act = partial(verbs.note_return, child=child, sending=sending)
    return _with_reason(request, child, sending, act, heading="It did not arrive", action="Write it down")


def _with_reason(
    request: ActingRequest, child: UUID, sending: UUID, act: Callable[..., None], *, heading: str, action: str
) -> HttpResponse:
    found = queries.sending_for(reader=request.actor, child=child, sending=sending)

    def say(form: SentForm) -> str:
        act(why=form.words["why"], **sent_by(request, form))
        return reverse("sending:sending", args=[child, sending])

    return serve_form(
        request,
        ReasonForm,
        say,
        template="sending/reason.html",
        child=child,
        sending=found,
        heading=heading,
        action=action,
    )


def _back_to(child: UUID, sending: UUID) -> HttpResponse:
    answer = HttpResponse(status=303)
    answer["Location"] = reverse("sending:sending", args=[child, sending])
    return answer


@guarded(Part.LETTERS)
@require_safe
def letters(request: ActingRequest, child: UUID) -> HttpResponse:
    """List what was sent to the reader about a child."""
    found = child_for(reader=request.actor, child=child)
    sent = queries.letters_to(reader=request.actor, child=child)
    is_family = request.actor.capacity.is_family
    given = queries.disclosures_of(reader=request.actor, child=child) if is_family else []
    context = {"letters": sent, "child": found, "given": [(each, GROUNDS[each.ground]) for each in given]}
    return render(request, "sending/letters.html", context)


@guarded(Part.LETTERS)
@require_safe
def letter(request: ActingRequest, child: UUID, sending: UUID) -> HttpResponse:
    """Give the reader exactly what was sent to them."""
    found = queries.letter_to(reader=request.actor, child=child, sending=sending)
    return _pdf(queries.content_of(found), found.title)


@guarded(Part.HOME)
@require_safe
def all_letters(request: ActingRequest) -> HttpResponse:
    """List what was sent to the reader about any child: the page an e-mail points to."""
    return render(request, "sending/letters.html", {"letters": queries.all_letters_to(reader=request.actor)})


@guarded(Part.WORKLIST)
@require_safe
def not_delivered(request: ActingRequest) -> HttpResponse:
    """List what did not arrive or did not go out, for whoever must see to it."""
    return render(
        request,
        "sending/not_delivered.html",
        {"lines": lines_of(queries.not_delivered(reader=request.actor))},
    )


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.pdf")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
