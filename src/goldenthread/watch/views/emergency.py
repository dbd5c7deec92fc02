"""HTTP in, HTTP out: opening a record in an emergency."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.stepping_up import step_up
from goldenthread.record.doors import serve_form
from goldenthread.watch import policies, queries
from goldenthread.watch.forms import AnswerForm, EmergencyForm
from goldenthread.watch.verbs import opening as opening_verbs


@guarded(Part.FIND)
@step_up
def emergency(request: ActingRequest) -> HttpResponse:
    """Open a record in an emergency."""
    policies.may_open_in_emergency(request.actor).or_refuse()
    mine = queries.openings_of(request.actor)
    policies.is_free_to(mine, request.actor).or_refuse()

    def act(form: SentForm) -> str:
        child = None
        if isinstance(form, EmergencyForm):
            child = opening_verbs.open_in_emergency(form.emergency, by=request.actor)
        messages.success(request, "The record is open to you for eight hours. The officer has been told.")
        return reverse("record:child", args=[child])

    return serve_form(
        request, EmergencyForm, act, template="watch/emergency.html", openings=mine, action="Open the record",
        consequence="The privacy and safeguarding officer is told now and reviews it within two working days. "
        "The family reads it under “Who has looked”.",
    )  # fmt: skip


@guarded(Part.FIND)
def answer(request: ActingRequest, opening: UUID) -> HttpResponse:
    """Answer what the officer asks."""
    found = queries.own_opening(request.actor, opening)

    def act(form: SentForm) -> str:
        opening_verbs.answer(opening=found, words=form.words["answer"], by=request.actor)
        messages.success(request, "The officer has your answer.")
        return reverse("home")

    return serve_form(
        request, AnswerForm, act, template="watch/answer.html", opening=found, action="Send this answer"
    )
