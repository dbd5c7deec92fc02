"""HTTP in, HTTP out: holding a part of an advice back from the family, and letting them read it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms.holding_back import HoldBackForm, PartForm, ShowForm
from goldenthread.assessments.holding import parts_held_back, parts_of, parts_shown
from goldenthread.assessments.verbs import holding_back as verbs
from goldenthread.record.doors import serve_form

ABOVE = (
    "The family reads an advice as it was sent. Only what the law exempts may be held back, one part at a time. "
    "Ask whoever gave the advice first: perhaps it can be said in other words."
)


@guarded(Part.ADVICE, Act.SEND)
def hold_back(request: ActingRequest, case: UUID, advice: UUID) -> HttpResponse:
    """Hold a part of an advice back from the family."""

    def do(form: SentForm, **about: Any) -> None:
        if isinstance(form, HoldBackForm):
            verbs.hold_back(held=form.held, **about)

    return _serve(
        request, case, advice, HoldBackForm, parts=parts_shown, do=do, above=ABOVE,
        heading="Hold a part back from the family", action="Hold this part back",
        done="The family does not read this part.",
        consequence="They read that a part is held back. Whatever has been sent to them already stays with them.",
    )  # fmt: skip


@guarded(Part.ADVICE, Act.SEND)
def show(request: ActingRequest, case: UUID, advice: UUID) -> HttpResponse:
    """Let the family read a part again."""

    def do(form: SentForm, **about: Any) -> None:
        told = form.cleaned_data
        verbs.show_again(part=told["part"], reason=told["reason"], **about)

    return _serve(
        request, case, advice, ShowForm, parts=parts_held_back, do=do, heading="Show a part to the family",
        action="Show this part", done="The family reads this part now.",
        consequence="They read it from their next page on.",
    )  # fmt: skip


def _serve(
    request: ActingRequest,
    case: UUID,
    advice: UUID,
    make: type[PartForm],
    *,
    parts: Callable[[Any], Iterable[str]],
    do: Callable[..., None],
    done: str,
    **context: Any,
) -> HttpResponse:
    found = queries.assessment_for(reader=request.actor, case=case)
    policies.may_hold_back(request.actor, found.child).or_refuse()
    known = queries.advice_for(found, advice)
    offered = parts(known) if request.method == "GET" else parts_of(known)

    def act(form: SentForm) -> str:
        do(form, case=case, advice=advice, **sent_by(request, form))
        messages.success(request, done)
        return reverse("assessments:advice", args=[case, advice])

    return serve_form(
        request, partial(make, parts=offered), act, template="assessments/form.html", case=found,
        child=found.child, **context,
    )  # fmt: skip
