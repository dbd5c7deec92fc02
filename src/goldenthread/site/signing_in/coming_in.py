"""The way in, step by step: who has given a password but not yet their second step, and who is in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.auth import login
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goldenthread.access.models import Person
from goldenthread.access.signing import sessions
from goldenthread.access.signing.factors import held_by
from goldenthread.site.signing_in.visitors import browser_of, needs_second_step

HALFWAY: Final = "halfway"
HALFWAY_LASTS: Final = timedelta(minutes=10)
BACKEND: Final = "goldenthread.access.signing.backend.PersonBackend"


@dataclass(frozen=True, slots=True)
class Halfway:
    """Someone who has proved themselves once, and where they go when they have done so twice."""

    person: Person
    going_to: str


def begin_session(request: HttpRequest, user: Person, **said: Any) -> None:
    """Mark every session from its beginning, whichever way it was begun."""
    sessions.begin(request.session, timezone.now(), browser_of(request))


user_logged_in.connect(begin_session, dispatch_uid="a session is marked from its beginning")


def after_first_step(request: HttpRequest, person: Person, going_to: str) -> HttpResponse:
    """Go on: to the second step, to setting one up where one is needed and missing, or in."""
    now = timezone.now()
    has_one = held_by(person).any
    if not has_one and not needs_second_step(person, now):
        return enter(request, person, going_to)
    request.session.cycle_key()
    request.session[HALFWAY] = {"person": str(person.pk), "going_to": going_to, "at": now.isoformat()}
    return redirect("sign-in-second-step" if has_one else "sign-in-set-up")


def enter(request: HttpRequest, person: Person, going_to: str) -> HttpResponse:
    """Let the person in, under a session id that is new."""
    request.session.pop(HALFWAY, None)
    login(request, person, backend=BACKEND)
    return redirect(going_to)


def halfway(request: HttpRequest) -> Halfway | None:
    """Return who has proved themselves once in this session, a few minutes ago."""
    kept = request.session.get(HALFWAY)
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > HALFWAY_LASTS:
        return None
    person = Person.objects.filter(pk=UUID(kept["person"]), is_active=True).first()
    return Halfway(person, kept["going_to"]) if person else None
