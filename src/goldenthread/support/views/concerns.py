"""Pages on which a concern is raised, acknowledged and closed, and the contact is named."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for
from goldenthread.support import pages, policies, queries
from goldenthread.support.forms import ConcernForm, ContactForm, ReasonForm
from goldenthread.support.verbs import concerns as verbs
from goldenthread.support.views import serve_about


@guarded(Part.SUPPORT, Act.WRITE)
def concern(request: ActingRequest, child: UUID) -> HttpResponse:
    """Raise a concern about a child."""
    known = child_for(reader=request.actor, child=child)
    policies.may_raise_concern(request.actor).or_refuse()

    def act(form: SentForm) -> str:
        told = form.words
        case = verbs.raise_concern(child=child, **sent_by(request, form), **told)
        return reverse("support:received", args=[case])

    return serve_form(
        request, ConcernForm, act, template="support/concern.html", child=known,
        running=queries.open_support(known), action="Send this concern",
        consequence="Sending this starts a First Response: within 10 school days there will be a one-page plan.",
    )  # fmt: skip


@guarded(Part.SUPPORT)
@require_safe
def received(request: ActingRequest, case: UUID) -> HttpResponse:
    """Say that a concern has arrived, what happens next and by when."""
    support = queries.support_for(reader=request.actor, case=case)
    page = pages.plan_page(support, queries.deadlines_of(support.case), request.actor)
    told = {"page": page, "child": support.case.child, "today": request.actor.today}
    return render(request, "support/received.html", told)


@guarded(Part.SUPPORT, Act.WRITE)
def contact(request: ActingRequest, case: UUID) -> HttpResponse:
    """Name another contact for the family."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_name_contact(request.actor, support.case).or_refuse()
    people = queries.possible_contacts(support.case, request.actor.today)

    def make(**kwargs: object) -> SentForm:
        return ContactForm(people=people, **kwargs)

    def do(form: SentForm) -> None:
        verbs.name_contact(
            case=case, person=UUID(form.cleaned_data["person"]), **sent_by(request, form),
        )  # fmt: skip

    return serve_about(
        request, support, make, do, done="The family’s contact has changed. They see it on their page now.",
        title="Who is the family’s contact?", action="Name the contact",
        intro=f"At the moment it is {support.case.lead_name or 'nobody'}.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def closing(request: ActingRequest, case: UUID) -> HttpResponse:
    """Close a concern without a plan."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_close_concern(request.actor, support.case).or_refuse()

    def do(form: SentForm) -> None:
        verbs.close_concern(
            case=case, reason=form.words["reason"], **sent_by(request, form),
        )  # fmt: skip

    return serve_about(
        request, support, ReasonForm, do, done="The concern is closed. Everything written stays on the record.",
        title="Close this concern without a plan", action="Close the concern",
        consequence="Anyone in the circle can raise a concern again at any time.",
    )  # fmt: skip
