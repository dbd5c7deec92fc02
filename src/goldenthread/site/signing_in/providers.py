"""Signing in with an outside provider: going there, and coming back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import known, sessions, telling
from goldenthread.access.signing.outside import coming
from goldenthread.access.signing.outside.coming import Journey, Visitor
from goldenthread.access.signing.outside.profiles import Provider, providers
from goldenthread.access.stepping_up import SignInAgain
from goldenthread.site.signing_in.coming_in import after_first_step, enter
from goldenthread.site.signing_in.invitations import join_as
from goldenthread.site.signing_in.visitors import going_to

JOURNEY: Final = "journey"
PURPOSES: Final = frozenset({"sign-in", "again", "add", "join"})


@open_to_all
def go(request: HttpRequest, provider: str) -> HttpResponse:
    """Send the browser to a provider, and remember in this session what for."""
    chosen, purpose = _provider(provider), request.GET.get("for", "sign-in")
    if purpose not in PURPOSES:
        raise Http404
    back_to = request.build_absolute_uri(reverse("sign-in-from", args=[provider]))
    journey = Journey.begun(chosen, back_to, again=purpose == "again")
    request.session[JOURNEY] = {"journey": asdict(journey), "purpose": purpose, "going_to": going_to(request)}
    try:
        return redirect(coming.address_to(chosen, journey))
    except Refused as trouble:
        return _refused(request, chosen, str(trouble))


@open_to_all
def come_back(request: HttpRequest, provider: str) -> HttpResponse:
    """Check who came back; a trip is good for one return, in the session that began it."""
    chosen, kept = _provider(provider), request.session.pop(JOURNEY, None)
    if not kept:
        return _refused(request, chosen, str(coming.NotKnownByThem()))
    try:
        visitor = coming.visitor_from(chosen, Journey(**kept["journey"]), request.GET.dict())
        return _goes_on(request, chosen, visitor, kept)
    except Refused as trouble:
        return _refused(request, chosen, str(trouble))


def _goes_on(
    request: HttpRequest, provider: Provider, visitor: Visitor, kept: dict[str, Any]
) -> HttpResponse:
    purpose, address = kept["purpose"], kept["going_to"]
    if purpose == "join":
        return join_as(request, visitor, strong=provider.proves_second_factor)
    if purpose in {"again", "add"}:
        return _for_who_is_here(request, visitor, purpose, address)
    person = known.person_known_as(visitor, timezone.now())
    if person is None:
        return render(request, "site/not_invited.html", {"provider": provider}, status=403)
    if provider.proves_second_factor:
        return enter(request, person, address)
    return after_first_step(request, person, address)


def _for_who_is_here(request: HttpRequest, visitor: Visitor, purpose: str, address: str) -> HttpResponse:
    """Let someone who is signed in prove themselves again, or join this provider to their account."""
    now = timezone.now()
    if not isinstance(request.user, Person):
        return redirect("sign-in")
    if purpose == "again":
        if known.person_known_as(visitor, now) != request.user:
            raise known.AlreadyAnothers
        sessions.prove_again(request.session, now)
        return redirect(address)
    if not sessions.has_just_proved(request.session, now):
        raise SignInAgain
    known.join(request.user, visitor, now)
    telling.tell_changed(request.user, "Another way to sign in was added to your account.")
    return redirect("account")


def _provider(key: str) -> Provider:
    try:
        return providers()[key]
    except KeyError as trouble:
        raise Http404 from trouble


def _refused(request: HttpRequest, provider: Provider, because: str) -> HttpResponse:
    context = {"provider": provider, "because": because}
    return render(request, "site/not_from_there.html", context, status=403)
