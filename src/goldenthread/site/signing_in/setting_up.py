"""Setting up a second step: an app, a passkey, recovery codes; on the way in, or from one's account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import segno
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from goldenthread.access.signing import codes, passkeys, telling
from goldenthread.access.signing.factors import held_by
from goldenthread.access.signing.sessions import has_just_proved
from goldenthread.access.stepping_up import SignInAgain
from goldenthread.site.signing_in.coming_in import enter, halfway
from goldenthread.site.signing_in.forms import NOT_TAKEN, FirstCodeForm, PasskeyNameForm
from goldenthread.site.signing_in.passkey import answer_of
from goldenthread.site.signing_in.visitors import browser_of, place_of

APP_KEY = "new_app_key"
PASSKEY = "new_passkey"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose second step is set up, and whether they are on their way in."""

    person: Person
    coming_in: bool


class Nobody(Exception):
    """Whoever asks has not given a password in this session."""


def owner_of(request: HttpRequest) -> Owner:
    """Return who sets up: someone on their way in who has no second step yet, or someone who has just signed in."""
    if isinstance(request.user, Person):
        if not has_just_proved(request.session, timezone.now()):
            raise SignInAgain
        return Owner(request.user, coming_in=False)
    here = halfway(request)
    if here is None or held_by(here.person).any:
        raise Nobody
    return Owner(here.person, coming_in=True)


def for_owner(view: Callable[[HttpRequest, Owner], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give a view the person whose second step it sets up, or send whoever else comes to the beginning."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            owner = owner_of(request)
        except Nobody:
            return redirect("sign-in")
        return view(request, owner)

    return guarded


@open_to_all
@for_owner
def choose(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Offer the ways to prove oneself a second time."""
    return render(request, "site/set_up.html", {"owner": owner})


@open_to_all
@for_owner
def app(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Show a key for an authenticator app and take its first code."""
    key = request.session.get(APP_KEY) or codes.new_app_key()
    request.session[APP_KEY] = key
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if codes.add_app(owner.person, key, form.cleaned_data["code"], timezone.now()):
            request.session.pop(APP_KEY)
            return _done(request, owner, "An authenticator app was added.")
        form.add_error("code", NOT_TAKEN)
    picture = segno.make(codes.app_address(owner.person, key), error="m")
    context = {
        "form": form,
        "owner": owner,
        "action": "Go on",
        "key": " ".join(key[place : place + 4] for place in range(0, len(key), 4)),
        "picture": SafeString(picture.svg_inline(scale=5, border=4, svgclass="gt-square")),
    }
    return render(request, "site/set_up_app.html", context, status=422 if request.method == "POST" else 200)


@open_to_all
@for_owner
def passkey(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Keep a passkey that the browser has made."""
    form = PasskeyNameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            name = form.cleaned_data["name"] or browser_of(request)
            passkeys.add(
                place_of(request), owner.person, request.session.pop(PASSKEY, None), answer_of(request),
                name=name, at=timezone.now(),
            )  # fmt: skip
        except passkeys.PasskeyNotTaken as trouble:
            form.add_error(None, str(trouble))
        else:
            return _done(request, owner, "A passkey was added.")
    context = {"form": form, "owner": owner, "action": "Make a passkey"}
    return render(
        request, "site/set_up_passkey.html", context, status=422 if request.method == "POST" else 200
    )


@open_to_all
@require_POST
@for_owner
def ask_for_passkey(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Say what passkey the browser shall make."""
    options, request.session[PASSKEY] = passkeys.ask_for_new(place_of(request), owner.person)
    return JsonResponse(options)


@open_to_all
@for_owner
def recovery_codes(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    if request.method != "POST" or owner.coming_in:
        return redirect("sign-in-set-up" if owner.coming_in else "account")
    telling.tell_changed(owner.person, "New recovery codes were made.")
    made = codes.new_recovery_codes(owner.person, timezone.now())
    return render(request, "site/recovery_codes.html", {"codes": made, "going_to": "/account"})


def _done(request: HttpRequest, owner: Owner, what: str) -> HttpResponse:
    """Tell the person by e-mail, give them recovery codes if they have none, and let in whoever was coming in."""
    now = timezone.now()
    telling.tell_changed(owner.person, what)
    here = halfway(request)
    going_to = here.going_to if owner.coming_in and here else "/account"
    if owner.coming_in:
        enter(request, owner.person, going_to)
    if held_by(owner.person).recovery_codes:
        return redirect(going_to)
    made = codes.new_recovery_codes(owner.person, now)
    return render(request, "site/recovery_codes.html", {"codes": made, "going_to": going_to})
