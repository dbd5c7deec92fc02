"""Asking the family for their views, hearing them, and telling them where there is no duty to decide."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.rulings import Ruling
from goldenthread.assessments import policies, queries
from goldenthread.assessments.forms import InvitationForm, NoDutyForm, RecordedViewsForm, ViewsForm
from goldenthread.assessments.hearing import hearing_from
from goldenthread.assessments.verbs import deciding, hearing
from goldenthread.record.doors import serve_form


@guarded(Part.ASSESSMENT, Act.WRITE)
def invitation(request: ActingRequest, case: UUID) -> HttpResponse:
    """Ask the family for their views and evidence."""
    found = queries.assessment_for(reader=request.actor, case=case)
    standing = queries.standing_from(found, queries.happened_in(found))
    _before_asking(
        request, policies.may_act_for_the_authority(request.actor, found, standing, "views_invited")
    )

    def act(form: SentForm) -> str:
        hearing.invite_views(
            case=case,
            **sent_by(request, form),
            **form.words,
        )
        messages.success(request, "The family is asked, and their letter is on the record.")
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request, InvitationForm, act,
        template="assessments/form.html", case=found, child=found.child,
        heading="Ask the family for their views",
        above="Before you decide, the family has a right to say what they think and to send evidence.",
        action="Ask the family",
        consequence="A letter is written, dated today and put on the record. It changes none of your dates.",
    )  # fmt: skip


@guarded(Part.ASSESSMENT, Act.WRITE)
def views(request: ActingRequest, case: UUID) -> HttpResponse:
    """Say what the family thinks before the decision, and add documents."""
    found = queries.assessment_for(reader=request.actor, case=case)
    events = queries.happened_in(found)
    standing = queries.standing_from(found, events)
    _before_asking(request, policies.may_give_views(request.actor, found, standing))
    recording = request.actor.capacity.is_authority

    def act(form: SentForm) -> str:
        words = form.words
        document = words["document"]
        hearing.give_views(
            case=case, words=words["text"], whose=words.get("whose", ""), name=words["name"],
            document=document or b"", **sent_by(request, form),
        )  # fmt: skip
        done = (
            "Written down." if recording else "Thank you. It is on the record, for those who decide to read."
        )
        messages.success(request, done)
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request, RecordedViewsForm if recording else ViewsForm, act,
        template="assessments/views.html", case=found, child=found.child, recording=recording,
        hearing=hearing_from(found, events, standing, reader=request.actor),
        action="Write this down" if recording else "Send",
        consequence="Everyone in the circle can read it. If there is to be a plan, your words go into it as they are.",
    )  # fmt: skip


@guarded(Part.ASSESSMENT, Act.WRITE)
def no_duty(request: ActingRequest, case: UUID) -> HttpResponse:
    """Find that there is no duty to decide, and tell the family why."""
    found = queries.assessment_for(reader=request.actor, case=case)
    standing = queries.standing_from(found, queries.happened_in(found))
    _before_asking(
        request, policies.may_act_for_the_authority(request.actor, found, standing, "no_duty_found")
    )

    def act(form: SentForm) -> str:
        words = form.words
        deciding.find_no_duty(
            case=case, reason=words["reason"], earlier_on=words["earlier_on"], words=words["text"],
            **sent_by(request, form),
        )  # fmt: skip
        messages.success(request, "It is on the record, and the family’s letter says why.")
        return reverse("assessments:assessment", args=[case])

    return serve_form(
        request, NoDutyForm, act,
        template="assessments/no_duty.html", case=found, child=found.child,
        heading="Find that there is no duty to decide",
        action="Tell the family",
        consequence="A letter to the family is written, dated today and put on the record. You may still assess.",
    )  # fmt: skip


def _before_asking(request: ActingRequest, ruling: Ruling) -> None:
    """Refuse to show a form to someone who may not send it. What is sent is judged by the verb, also if sent twice."""
    if request.method != "POST":
        ruling.or_refuse()
