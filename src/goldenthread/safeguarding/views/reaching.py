"""HTTP in, HTTP out: how a family can be reached, and keeping that from whoever is not named."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.rights import may
from goldenthread.access.signing.sessions import has_just_proved
from goldenthread.access.stepping_up import SignInAgain
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for
from goldenthread.safeguarding import queries
from goldenthread.safeguarding.forms import NameForm, ReachForm, ShelterForm
from goldenthread.safeguarding.verbs import whereabouts as verbs


@guarded(Part.HOME)
@require_safe
def home(request: ActingRequest) -> HttpResponse:
    """Show whoever keeps children safe what happened around the families who are kept safe."""
    children = queries.kept_safe(reader=request.actor)
    names = {child.pk: child for child in children}
    looks = queries.looked_up(reader=request.actor, children=children)
    context = {
        "children": children,
        "looks": [(look, names[look.child_id]) for look in looks if look.child_id in names],
        "met": queries.words_met(reader=request.actor),
    }
    return render(request, "safeguarding/home.html", context)


@guarded(Part.CONTACT)
@require_safe
def contact(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show how a family can be reached; of a sheltered child, to somebody named who has just signed in."""
    found = child_for(reader=request.actor, child=child)
    sheltered = queries.is_sheltered(found)
    if sheltered and not has_just_proved(request.session, request.actor.at):
        raise SignInAgain
    context = {
        "child": found,
        "ways": queries.ways_to_reach(child=found, reader=request.actor),
        "sheltered": sheltered,
        "may_add": may(request.actor.seat, Errand(Part.CONTACT, Act.WRITE)).allowed,
    }
    return render(request, "safeguarding/contact.html", context)


@guarded(Part.CONTACT, Act.WRITE)
def add_contact(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write down a way to reach the family."""
    found = child_for(reader=request.actor, child=child)
    is_family = request.actor.capacity.is_family
    people = [(str(request.actor.person), "Mine")] if is_family else queries.people_around(child=found)

    def act(form: SentForm) -> str:
        given = form.words
        person = UUID(given["person"]) if given["person"] else None
        verbs.tell(
            child=child, kind=given["kind"], words=given["told"], person=person, **sent_by(request, form)
        )
        return reverse("safeguarding:contact", args=[child])

    return serve_form(
        request, partial(ReachForm, people=people), act, template="safeguarding/form.html", drafts=False,
        child=found, heading="Add a way to reach the family", action="Add this",
        consequence="Each adult sees their own and never the other’s. Staff who need it for their work see it.",
    )  # fmt: skip


@guarded(Part.SAFEGUARDING, Act.WRITE)
def shelter(request: ActingRequest, child: UUID) -> HttpResponse:
    """Keep safe where a child is, or change who may know."""
    found = child_for(reader=request.actor, child=child)
    is_on = queries.shelters_seen(child=found)
    people = queries.people_around(child=found)

    def act(form: SentForm) -> str:
        given, sent = form.words, sent_by(request, form)
        if not is_on:
            named = [UUID(each) for each in given["named"]]
            verbs.shelter(child=child, reason=given["reason"], named=named, **sent)
        elif given["what"] == "lift":
            verbs.lift(child=child, **sent)
        else:
            change = verbs.name if given["what"] == "name" else verbs.unname
            change(child=child, person=UUID(given["person"]), **sent)
        return reverse("safeguarding:shelter", args=[child])

    return serve_form(
        request, partial(NameForm if is_on else ShelterForm, people=people), act,
        template="safeguarding/shelter.html", drafts=False, child=found, sheltered=is_on,
        trusted=queries.who_knows_where(child=found),
        heading=f"Where {found.first_name} lives and learns is kept safe" if is_on else "Keep safe where a child is",
        action="Change this" if is_on else "Keep it safe from now on",
        consequence="It counts from the next page anybody opens.",
    )  # fmt: skip
