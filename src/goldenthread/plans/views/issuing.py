"""Sending the draft, consulting settings, hearing their answers and issuing the final plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import queries as assessments
from goldenthread.plans import policies, queries
from goldenthread.plans.choosing import choosing
from goldenthread.plans.forms import ConsultForm, FinalForm, ReplyForm, SchoolSearch, SendForm
from goldenthread.plans.reading import sections_of
from goldenthread.plans.verbs import issuing
from goldenthread.record.doors import serve_form


@guarded(Part.DRAFT, Act.SEND)
def send(request: ActingRequest, case: UUID) -> HttpResponse:
    """Send the draft to the family."""
    found, _ = queries.case_with_plan(reader=request.actor, case=case)
    policies.may_write(request.actor, found).or_refuse()

    def act(form: SentForm) -> str:
        issuing.serve_draft(case=case, **sent_by(request, form))
        messages.success(request, "The draft is with the family. They have at least 15 days.")
        return reverse("plans:plan", args=[case])

    return serve_form(
        request, SendForm, act, template="plans/send.html", case=found, child=found.child,
        action="Send the draft to the family",
        consequence="This version can never be changed. The family has at least 15 days, counting today.",
    )  # fmt: skip


@guarded(Part.CONSULTATION, Act.SEND)
def consultations(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show which settings were asked and what they answered, and ask others."""
    found, _ = queries.case_with_plan(reader=request.actor, case=case)
    policies.may_write(request.actor, found).or_refuse()
    events = assessments.happened_in(found)
    asked = queries.consultations_in(events)
    names = {str(each.pk): each.name for each in queries.settings_to_ask(found.authority_id)}
    new = [(id, name) for id, name in names.items() if UUID(id) not in {each.setting for each in asked}]

    def make(**kwargs: Any) -> ConsultForm:
        return ConsultForm(choices=new, **kwargs)

    def act(form: SentForm) -> str:
        chosen = [(UUID(id), names[id]) for id in form.words["settings"]]
        issuing.consult_settings(
            case=case,
            settings=chosen,
            **sent_by(request, form),
        )
        messages.success(request, "They are asked, and can read the latest draft you sent.")
        return request.path

    wishes = [event.fields["setting"] for event in events if event.name == "setting_asked_for"]
    return serve_form(
        request, make, act, template="plans/consultations.html", case=found, child=found.child, asked=asked,
        wishes=wishes, action="Ask them", consequence="Each should answer within 15 days.",
    )  # fmt: skip


@guarded(Part.CONSULTATION, Act.WRITE)
def reply(request: ActingRequest, case: UUID) -> HttpResponse:
    """Answer for the setting that was asked. It sees the latest draft and nothing else of the record."""
    found = queries.consulted_case(reader=request.actor, case=case)
    plan = queries.plan_of(found)
    versions = queries.versions_of(plan) if plan else []

    def act(form: SentForm) -> str:
        setting = request.actor.setting
        if setting is not None:
            issuing.answer_consultation(
                case=case, setting=setting, can_meet=form.words["can_meet"], words=form.words["text"],
                **sent_by(request, form),
            )  # fmt: skip
        messages.success(request, "Your answer is with the local authority.")
        return reverse("plans:reply", args=[case])

    answers = queries.consultations_in(assessments.happened_in(found))
    answered = next(
        (each for each in answers if each.setting == request.actor.setting and each.replied_on), None
    )
    return serve_form(
        request, ReplyForm, act, template="plans/reply.html", case=found, child=found.child, answered=answered,
        sections=sections_of(versions[0].snapshot) if versions else (),
        action="Send this answer", consequence="The authority decides; the family can read your answer.",
    )  # fmt: skip


@guarded(Part.PLAN, Act.SEND)
def final(request: ActingRequest, case: UUID) -> HttpResponse:
    """Make the plan final."""
    found, plan = queries.case_with_plan(reader=request.actor, case=case)
    policies.may_write(request.actor, found).or_refuse()
    events = assessments.happened_in(found)
    wishes = [event.fields["setting"] for event in events if event.name == "setting_asked_for"]
    wish, asked = (wishes[-1] if wishes else ""), queries.consultations_in(events)
    search = SchoolSearch(request.GET)
    looked_for = search.cleaned_data["school"] if search.is_valid() else ""
    choices = choosing(found, asked, looked_for=looked_for, wish=wish)

    def make(**kwargs: Any) -> FinalForm:
        return FinalForm(known=list(choices.names.items()), hints=choices.hints, **kwargs)

    def act(form: SentForm) -> str:
        issuing.finalise_plan(
            case=case, place=choices.place(**form.words), seen=form.filled_from,
            **sent_by(request, form),
        )  # fmt: skip
        messages.success(request, "The plan is final. Its first annual review is on the clock.")
        return reverse("plans:plan", args=[case])

    first = queries.final_from(assessments.standing_from(found, events))
    return serve_form(
        request, make, act, template="plans/final.html",
        initial={"version": plan.version, "name": wish, "setting": choices.first},
        case=found, child=found.child, wishes=wishes, asked=asked, search=search, choices=choices,
        not_before=first if first and first > request.actor.today else None,
        action="Make the plan final",
        consequence="The support in Section F must be given from today. The family’s letter says how to appeal.",
    )  # fmt: skip
