"""Signing in again before something that matters: a guard for views in any room."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse

from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing.sessions import has_just_proved

P = ParamSpec("P")
View = Callable[Concatenate[ActingRequest, P], HttpResponse]


class SignInAgain(Exception):
    """What was asked for needs a sign-in of the last few minutes: the door sends the person to give one."""


def step_up(view: View[P]) -> View[P]:
    """Let only those do this who have signed in within the last ten minutes; others sign in again and come back."""

    @wraps(view)
    def guarded(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not has_just_proved(request.session, request.actor.at):
            raise SignInAgain
        return view(request, *args, **kwargs)

    return guarded
