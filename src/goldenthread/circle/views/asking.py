"""HTTP in, HTTP out: asking to read a record, and answering whoever asks."""

from __future__ import annotations

from functools import partial
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.circle import policies
from goldenthread.circle.asked import own_asked, wanted_of
from goldenthread.circle.facts import Role
from goldenthread.circle.forms.asking import NO, YES, AnswerForm, AskForm
from goldenthread.circle.queries import is_kept_safe
from goldenthread.circle.verbs import asking
from goldenthread.circle.views import serve_about
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for

ASKED: Final = (
    "You have asked. If there is such a record, those who answer for it read what you wrote. "
    "You find here what they say."
)
_TYPED: Final = ("given_name", "family_name")


@guarded(Part.FIND)
def ask(request: ActingRequest) -> HttpResponse:
    """Ask to read a child's record, and see what came of what one asked before."""
    policies.may_ask_for_access(request.actor).or_refuse()

    def act(form: SentForm) -> str:
        if isinstance(form, AskForm):
            wanting = form.wanting(request.actor.today)
            asking.ask_for_access(wanting=wanting, **sent_by(request, form))
        messages.success(request, ASKED)
        return reverse("circle:ask-for-access")

    return serve_form(
        request, AskForm, act, template="circle/ask_for_access.html", action="Ask for access",
        initial={name: request.GET.get(name, "") for name in _TYPED}, asked=own_asked(request.actor),
        today=request.actor.today, drafts=False,
        consequence="If there is such a record, the school and the local authority read what you write.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.WRITE)
def answer(request: ActingRequest, child: UUID, wanted: UUID) -> HttpResponse:
    """Say whether somebody who asks may read the record."""
    known = child_for(reader=request.actor, child=child)
    found = wanted_of(known, wanted)
    if request.method == "GET" and not found.is_open_on(request.actor.today):
        return redirect("circle:to-settle")
    policies.may_answer_asked(request.actor, found.person_id).or_refuse()
    told: dict[str, Any] = {"child": child, "asked": wanted}

    def do(form: SentForm) -> None:
        given = form.cleaned_data
        if given["answer"] == YES:
            asking.let_in(until=given["until"], **told, **sent_by(request, form))
        else:
            asking.keep_away(
                because=given["because"], tell=given["answer"] == NO, **told, **sent_by(request, form)
            )

    return serve_about(
        request, known, partial(AnswerForm, may_tell_no=not is_kept_safe(known)), do,
        template="circle/answer_asked.html", title=f"{found.name} asks to read this record", wanted=found,
        role=Role(found.role).label, initial={"until": found.until}, action="Answer", done="Answered.",
        then=reverse("circle:to-settle"),
        consequence="With a yes they see what their role may see, from their next page on, and the family sees that "
        "they are there. With a no, the family reads that somebody was not let in, and not who.",
    )  # fmt: skip
