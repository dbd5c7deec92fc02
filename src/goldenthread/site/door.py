"""The door: who is acting, stamped with the instant they came in, and what they came to do.

What is not declared is not served. A view says by its guard what it opens; the door finds out who asks, in which seat
they sit around the child and whether that seat may, and lets the view work behind the wall in one transaction. Who
looked is written down in the same transaction; refusals become pages that explain, and are written down too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.access.actors import Actor
from goldenthread.access.guards import Needs, guard_of
from goldenthread.access.looks import note
from goldenthread.access.models import Person
from goldenthread.access.once import keep_answer, sent_before
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.sessions import ACTING_AS, note_the_only_way
from goldenthread.access.stepping_up import SignInAgain
from goldenthread.circle.policies import may_ask_for_access
from goldenthread.record.acting import actor_for, ways_to_act
from goldenthread.record.circle import NotFound
from goldenthread.record.visits import Visit
from goldenthread.record.wall import opened
from goldenthread.site.signing_in.sessions import sign_in_again

Answer = Callable[..., HttpResponse]


class Door:
    """Lets nobody in but for what a view declares, and writes down who came."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Answer, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer as the view's guard says: not at all, to anybody, or to somebody with the right."""
        guard = guard_of(view)
        if guard is None:
            return _refused(request, NotFound())
        if guard.needs is Needs.NOTHING:
            return None
        if not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        actor = acting(request, request.user)
        if guard.needs is Needs.SIGN_IN:
            _stamp(request, actor) if actor else None
            return None
        if actor is None:
            return redirect("act-as")
        return _through(request, view, kwargs, partial(Visit.of, actor, guard, request, kwargs))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a refusal as a page that says why and what can be done."""
        return _refused(request, exception) if isinstance(exception, Refused) else None


def _through(
    request: HttpRequest, view: Answer, kwargs: dict[str, Any], visiting: Callable[[], Visit]
) -> HttpResponse:
    """Let the view work for this visitor, or refuse; either way it is written down."""
    number, visits = uuid4(), []
    try:
        with opened():
            visits.append(visit := visiting())
            request.ruling = visit.ruling  # type: ignore[attr-defined]  # for whoever wants to know why
            _stamp(request, visit.actor)
            visit.or_refuse()
            visit.come_in()
            before = sent_before(request, visit.actor)
            if before is not None:
                return before
            answer = view(request, **kwargs)
            keep_answer(request, visit.actor, answer)
            note(visit.actor, visit.looks(request, answer), request_id=number)
    except Refused as refusal:
        for visit in visits:
            note(visit.actor, visit.refused(refusal), request_id=number)
        return _refused(request, refusal)
    except SignInAgain:
        return sign_in_again(request)
    return answer


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say why, and the way onward. That hangs on who asks alone: for a child who is not there it is the same."""
    is_not_found = isinstance(refusal, NotFound)
    actor = getattr(request, "actor", None)
    told = {
        "because": str(refusal),
        "may_ask": is_not_found and isinstance(actor, Actor) and may_ask_for_access(actor).allowed,
    }
    return render(request, "site/refused.html", told, status=404 if is_not_found else 403)


def _stamp(request: HttpRequest, actor: Actor) -> None:
    setattr(request, "actor", actor)  # noqa: B010  # Django's request has no such attribute


def acting(request: HttpRequest, person: Person) -> Actor | None:
    """Return the actor for this request: the capacity chosen, or the only one there is."""
    now = timezone.now()
    way = request.session.get(ACTING_AS, "")
    held = getattr(request.session, "post", None)
    actor = actor_for(person, way, now, held=held) if way else None
    if not way:
        ways = ways_to_act(person, now)
        if len(ways) == 1:
            note_the_only_way(request.session, ways[0].id)
            actor = actor_for(person, ways[0].id, now)
    return actor
