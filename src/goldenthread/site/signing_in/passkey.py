"""Signing in with a passkey: alone, or as the second step after a password."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from goldenthread.access.signing import passkeys
from goldenthread.access.signing.passkeys import PasskeyNotTaken
from goldenthread.site.signing_in.coming_in import enter, halfway
from goldenthread.site.signing_in.forms import SignInForm
from goldenthread.site.signing_in.visitors import going_to, place_of

ASKED = "passkey_asked"


@open_to_all
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Say what the browser shall have signed: by a passkey of whoever gave their password, or of anyone here."""
    here = halfway(request)
    person = here.person if here else request.user if isinstance(request.user, Person) else None
    options, request.session[ASKED] = passkeys.ask_for_known(place_of(request), person)
    return JsonResponse(options)


@open_to_all
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let in whose passkey signed. A passkey asks for its owner's finger, face or number: it is two factors in one."""
    here = halfway(request)
    try:
        person = whose_passkey(request, expected=here.person if here else None)
    except PasskeyNotTaken as trouble:
        form = SignInForm(data={})
        form.errors.clear()
        form.add_error(None, str(trouble))
        context = {"form": form, "next": going_to(request), "action": "Sign in", "providers": []}
        return render(request, "site/sign_in.html", context, status=422)
    return enter(request, person, here.going_to if here else going_to(request))


def whose_passkey(request: HttpRequest, *, expected: Person | None = None) -> Person:
    """Return whose passkey answered what this session was asked; what was asked is good for one answer."""
    state = request.session.pop(ASKED, None)
    person = passkeys.whose(place_of(request), state, answer_of(request), at=timezone.now())
    if expected is not None and person != expected:
        raise PasskeyNotTaken
    return person


def answer_of(request: HttpRequest) -> Mapping[str, Any]:
    """Read what the browser's authenticator answered."""
    try:
        said = json.loads(request.POST.get("answer", ""))
    except ValueError as trouble:
        raise PasskeyNotTaken from trouble
    if not isinstance(said, dict):
        raise PasskeyNotTaken
    return said
