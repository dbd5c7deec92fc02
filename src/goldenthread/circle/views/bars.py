"""HTTP in, HTTP out: keeping people out of a record, and letting them back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.stepping_up import step_up
from goldenthread.circle import pages, policies, queries
from goldenthread.circle.forms.at_work import BarForm, KeepForm, KinForm, ReasonForm
from goldenthread.circle.verbs import bars
from goldenthread.circle.views import serve_about
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for

WENT_OUT = "You do not see this record any more. Thank you for saying so."


@guarded(Part.RIGHTS, Act.WRITE)
def keep_out(request: ActingRequest, child: UUID) -> HttpResponse:
    """Keep somebody out of the record, at once."""
    known = child_for(reader=request.actor, child=child)

    def do(form: SentForm) -> None:
        if isinstance(form, BarForm):
            bars.keep_out(child=child, keeping=form.keeping, **sent_by(request, form))

    return serve_about(
        request, known, partial(BarForm, adults=queries.adults_of(known)), do,
        title="Keep somebody out of the record", action="Keep them out now",
        done="They are kept out from now on, and are not told.", then=_up(child),
        intro="Whoever you name here finds that there is no such child. They are not told, and see no sign of it.",
        consequence="It covers brothers and sisters at home, and letters that have not left. "
        "Letting them back takes a reason and two people.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
@step_up
def ask_to_lift(request: ActingRequest, child: UUID, bar: UUID) -> HttpResponse:
    """Ask a colleague to let somebody back."""
    known = child_for(reader=request.actor, child=child)
    line = pages.bar_line(queries.bar_for(known, bar, request.actor), request.actor)

    def do(form: SentForm) -> None:
        bars.ask_to_lift(child=child, bar=bar, because=form.words["reason"], **sent_by(request, form))

    return serve_about(
        request, known, ReasonForm, do, title=f"Let {line.bar.person} back", line=line, action="Ask for this",
        done="A second person decides. Nothing has changed yet.", then=_up(child),
        consequence="Nothing changes until a colleague agrees.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
@step_up
def lift(request: ActingRequest, child: UUID, bar: UUID) -> HttpResponse:
    """Let somebody back, as the second of two people."""
    known = child_for(reader=request.actor, child=child)
    found = queries.bar_for(known, bar, request.actor)
    policies.may_lift(request.actor, found).or_refuse()

    def do(form: SentForm) -> None:
        bars.lift(child=child, bar=bar, **sent_by(request, form))

    return serve_about(
        request, known, SentForm, do, title=f"Let {found.person} back", line=pages.bar_line(found, request.actor),
        intro=f"{found.lift_asked_words} asks for this: {found.lift_because}", action="Let them back",
        done="They see again what ties them to the child.", then=_up(child),
        consequence="It holds from their next page on. Brothers and sisters have their own records: look there too.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def keep_on(request: ActingRequest, child: UUID, bar: UUID) -> HttpResponse:
    """Decide that somebody stays kept out."""
    known = child_for(reader=request.actor, child=child)
    found = queries.bar_for(known, bar, request.actor)

    def do(form: SentForm) -> None:
        told = form.words
        bars.keep_on(
            child=child, bar=bar, review_on=told["review_on"], reason=told["reason"], **sent_by(request, form)
        )

    return serve_about(
        request, known, KeepForm, do, title=f"Keep {found.person} out", line=pages.bar_line(found, request.actor),
        action="Keep them out", done="They stay kept out.", then=_up(child),
    )  # fmt: skip


@guarded(Part.RECORD)
def kin(request: ActingRequest, child: UUID) -> HttpResponse:
    """Let somebody who works here say that they are related to the child, and see the record no more."""
    policies.may_declare_kin(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)

    def do(form: SentForm) -> None:
        bars.declare_kin(child=child, **sent_by(request, form))

    return serve_about(
        request, known, SentForm, do, title=f"Are you related to {known.first_name}?", action="Yes, close it to me",
        done=WENT_OUT, then=reverse("home"),
        intro="Whoever is related to a child, or lives with them, does not read the record as part of their work. "
        "As family you see what family sees.",
        consequence="The record closes to you now. Your head teacher or SEND manager can read why.",
    )  # fmt: skip


@guarded(Part.ACCOUNT, Act.WRITE)
def kin_elsewhere(request: ActingRequest) -> HttpResponse:
    """Let somebody say the same of a child whom they may not see. They do not learn whether there is a record."""
    policies.may_declare_kin(request.actor).or_refuse()

    def act(form: SentForm) -> str:
        bars.declare_kin_by_details(**form.words, by=request.actor, on=request.actor.today)
        messages.success(request, "Thank you. If this child has a record here, it is closed to you.")
        return reverse("home")

    return serve_form(
        request, KinForm, act, template="circle/kin.html", action="Close it to me",
        consequence="Nobody is told but your head teacher or SEND manager.",
    )  # fmt: skip


def _up(child: UUID) -> str:
    return reverse("circle:people", args=[child])
