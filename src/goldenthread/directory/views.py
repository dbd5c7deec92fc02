"""HTTP in, HTTP out: the people who work at a setting or for an authority."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import telling
from goldenthread.access.stepping_up import step_up
from goldenthread.directory import verbs
from goldenthread.directory.forms import OfferForm
from goldenthread.directory.pages import people_page
from goldenthread.directory.queries import NobodyThere


@guarded(Part.STAFF)
@require_safe
def people(request: ActingRequest) -> HttpResponse:
    """Show who has access at this place of work, and until when."""
    return render(request, "directory/people.html", {"page": people_page(request.actor)})


@guarded(Part.STAFF, Act.GRANT)
@step_up
def offer(request: ActingRequest) -> HttpResponse:
    """Ask a colleague in."""
    form = OfferForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        made = verbs.offer_post(form.offer, by=request.actor)
        link = request.build_absolute_uri(reverse("invitation", args=[made.token]))
        telling.send(made.invitation.email, _letter(request, link))
        context = {"invitation": made.invitation, "offer": form.offer, "post": settings.DEMONSTRATION}
        return render(request, "directory/offered.html", context)
    context = {"form": form, "action": "Give access"}
    return render(request, "directory/offer.html", context, status=422 if request.method == "POST" else 200)


def _letter(request: ActingRequest, link: str) -> str:
    return (
        f"{request.actor.words} asks you to join Golden Thread, the record that your colleagues work with.\n\n"
        f"Open this link within three days, on a device that only you use:\n\n{link}\n\n"
        "You will be asked for this email address, and we send you a code here."
    )


@guarded(Part.STAFF, Act.WRITE)
@require_POST
def end(request: ActingRequest) -> HttpResponse:
    """End somebody's access now, or take back an invitation."""
    if "invitation" in request.POST:
        verbs.withdraw_offer(invitation=_id(request, "invitation"), by=request.actor)
    else:
        verbs.end_post(post=_id(request, "post"), by=request.actor)
    return redirect("directory:people")


@guarded(Part.STAFF, Act.WRITE)
@require_POST
def sign_out(request: ActingRequest) -> HttpResponse:
    """Sign a colleague out wherever they are signed in, and tell them."""
    person = verbs.sign_out(post=_id(request, "post"), by=request.actor)
    telling.tell_changed(person, f"{request.actor.words} signed you out wherever you were signed in.")
    messages.success(request, f"{person.name} is signed out everywhere and has been told.")
    return redirect("directory:people")


def _id(request: ActingRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as trouble:
        raise NobodyThere from trouble
