"""The door: who is acting, stamped with the instant they came in; and refusals turned into pages that explain."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import ResolverMatch
from django.utils import timezone

from goldenthread.access.actors import Actor
from goldenthread.access.models import Person
from goldenthread.access.rulings import Refused
from goldenthread.record.acting import actor_for, ways_to_act
from goldenthread.record.circle import NotFound

ACTING_AS = "acting_as"
OPEN_TO_ALL = frozenset({"up", "sign-in"})
BEFORE_CHOOSING = frozenset({"act-as", "sign-out"})

Answer = Callable[[HttpRequest], HttpResponse]


class Door:
    """Lets nobody in who is not signed in and acting in one capacity, but for the addresses open to all."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Stamp the request with its actor, or send the person to where they can become one."""
        match = request.resolver_match
        if match is None or _name(match) in OPEN_TO_ALL:
            return None
        if not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        actor = acting(request, request.user)
        if actor is not None:
            setattr(request, "actor", actor)  # noqa: B010  # Django's request has no such attribute
        elif _name(match) not in BEFORE_CHOOSING:
            return redirect("act-as")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a refusal as a page that says why and what can be done."""
        if not isinstance(exception, Refused):
            return None
        status = 404 if isinstance(exception, NotFound) else 403
        return render(request, "site/refused.html", {"because": str(exception)}, status=status)


def acting(request: HttpRequest, person: Person) -> Actor | None:
    """Return the actor for this request: the capacity chosen, or the only one there is."""
    now = timezone.now()
    way = request.session.get(ACTING_AS, "")
    actor = actor_for(person, way, now) if way else None
    if actor is None:
        ways = ways_to_act(person, now)
        if len(ways) == 1:
            request.session[ACTING_AS] = ways[0].id
            actor = actor_for(person, ways[0].id, now)
    return actor


def _name(match: ResolverMatch) -> str:
    return match.view_name
