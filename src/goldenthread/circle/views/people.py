"""HTTP in, HTTP out: who is in a circle, for those at work who answer for it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.circle import pages, policies, queries
from goldenthread.circle.asked import waiting
from goldenthread.circle.facts import Role
from goldenthread.circle.forms.at_work import AddForm, CapacityForm, FactsForm, ReasonForm
from goldenthread.circle.verbs import choosing, people, watching
from goldenthread.circle.views import serve_about
from goldenthread.record.queries import child_for

A_YEAR: Final = 366
"""How long before a young person decides for themselves it can matter whether they can."""


@guarded(Part.RIGHTS, Act.WRITE)
@require_safe
def everybody(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show who is in the circle with what is known of each, and who is kept out."""
    known = child_for(reader=request.actor, child=child)
    context = {"child": known, "page": pages.people_page(known, request.actor)}
    context |= {
        "may_watch": policies.may_watch(request.actor).allowed,
        "may_name": policies.may_name_reader(request.actor).allowed,
        "is_watched": queries.is_watched(known),
        "may_decide_soon": known.school_age_ends - timedelta(days=A_YEAR) <= request.actor.today,
    }
    return render(request, "circle/people.html", context)


@guarded(Part.RIGHTS, Act.WRITE)
def facts(request: ActingRequest, child: UUID, tie: UUID) -> HttpResponse:
    """Change what is known of an adult of the family."""
    known = child_for(reader=request.actor, child=child)
    adult = queries.adult_for(known, tie)

    def do(form: SentForm) -> None:
        if isinstance(form, FactsForm):
            people.change_facts(
                child=child, tie=tie, facts=form.facts, seen=form.filled_from, **sent_by(request, form)
            )

    names = FactsForm.base_fields.keys() - {"submission", "version"}
    return serve_about(
        request, known, FactsForm, do, title=f"What is known of {adult.name}",
        initial={name: getattr(adult, name) for name in names} | {"version": adult.version},
        action="Save this", done="Saved. It holds from now on.", then=_up(child),
        consequence=f"{adult.name} sees what you chose from their next page on. Who changed it stays on the record.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def add(request: ActingRequest, child: UUID) -> HttpResponse:
    """Add somebody who works with the child."""
    known = child_for(reader=request.actor, child=child)

    def do(form: SentForm) -> None:
        told = form.words
        people.add_professional(
            child=child,
            role=Role(told["role"]),
            email=told["email"],
            purpose=told["purpose"],
            **sent_by(request, form),
        )

    return serve_about(
        request, known, AddForm, do, title=f"Add somebody who works with {known.first_name}",
        action="Add them", done="They are in the circle.", then=_up(child),
        consequence="They see what people in that role may see. The family sees that they are there.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def end(request: ActingRequest, child: UUID, tie: UUID) -> HttpResponse:
    """Take somebody out of the circle."""
    known = child_for(reader=request.actor, child=child)
    whose = queries.tie_for(known, tie)

    def do(form: SentForm) -> None:
        people.end_tie(child=child, tie=tie, reason=form.words["reason"], **sent_by(request, form))

    return serve_about(
        request, known, ReasonForm, do, title=f"Take {whose.name} out of the circle",
        action="Take them out now", done="They see the record no more.", then=_up(child),
        consequence="It holds from their next page on. What they wrote stays on the record.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def capacity(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write down whether a young person can make one decision."""
    known = child_for(reader=request.actor, child=child)

    def do(form: SentForm) -> None:
        if isinstance(form, CapacityForm):
            choosing.decide_capacity(
                child=child, found=form.found, choices=form.choices, **sent_by(request, form)
            )

    return serve_about(
        request, known, partial(CapacityForm, adults=queries.adults_of(known)), do,
        title=f"Can {known.first_name} decide this?", action="Write this down", done="Written down.", then=_up(child),
        intro="Take it that they can, and help them to decide, until it is shown that they cannot. "
        "It is asked for one decision at one time, never of the person.",
        consequence=f"{known.first_name} and the family can read that this was decided.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def watched(request: ActingRequest, child: UUID) -> HttpResponse:
    """Have every look at this record looked into, or end it."""
    policies.may_watch(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    is_watched = queries.is_watched(known)

    def do(form: SentForm) -> None:
        watching.watch_closely(
            child=child, yes=not is_watched, because=form.words["reason"], **sent_by(request, form)
        )

    return serve_about(
        request, known, ReasonForm, do, done="Written down.", then=_up(child),
        title="End the close watch" if is_watched else "Watch closely who looks",
        action="End it" if is_watched else "Watch closely",
        intro="Every look by somebody who does not work with the child goes to the privacy and safeguarding officer.",
    )  # fmt: skip


@guarded(Part.WORKLIST)
@require_safe
def to_settle(request: ActingRequest) -> HttpResponse:
    """List what is to be settled in the circles of the reader's children."""
    bars = [pages.bar_line(bar, request.actor) for bar in queries.to_review(request.actor)]
    unknown = list(queries.not_known(request.actor)[: queries.MOST])
    asked = queries.asked_for_help(request.actor)[: queries.MOST]
    return render(
        request,
        "circle/to_settle.html",
        {"bars": bars, "unknown": unknown, "asked": asked, "wanted": waiting(request.actor)},
    )


def _up(child: UUID) -> str:
    return reverse("circle:people", args=[child])
