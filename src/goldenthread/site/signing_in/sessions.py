"""Every request of someone signed in: how long a session lasts, what is kept when it ends, what is not cached."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.guards import Needs, guard_of
from goldenthread.access.signing import sessions
from goldenthread.access.signing.backend import recognised
from goldenthread.access.stepping_up import SignInAgain
from goldenthread.record.doors import typed_words
from goldenthread.record.drafts import LONGEST, keep_draft

Answer = Callable[[HttpRequest], HttpResponse]
DRAFTS = "/drafts/"
LAPSED = "lapsed"
ENDED = "ended"


class Sessions:
    """Ends sessions that are over, and keeps every page of a case out of the browser's cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if _has_lapsed(request):
            logout(request)
            answer = redirect(f"{reverse('sign-in')}?{urlencode({LAPSED: 'yes'})}")
        elif hasattr(request, ENDED) and answer.get("Location", "").startswith(f"{reverse('sign-in')}?"):
            answer["Location"] += f"&{urlencode({ENDED: 'yes'})}"
        if "Cache-Control" not in answer:
            answer["Cache-Control"] = "private, no-store"
        return answer

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """End the session if it is over; keep what its person has just sent, to be offered back to them."""
        if SESSION_KEY not in request.session:
            return
        now = timezone.now()
        if person := recognised(request.session):
            setattr(request, "_cached_user", person)  # noqa: B010  # where Django keeps whom it has read
        if sessions.is_over(request.session, now):
            keep_words(request)
            logout(request)
            setattr(request, ENDED, True)
        else:
            sessions.note(request.session, now)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Send whoever must sign in again to do so; where a view works behind the wall, the door does this."""
        if not isinstance(exception, SignInAgain):
            return None
        return sign_in_again(request)


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Send whoever must sign in again to do so, and keep what they had typed."""
    keep_words(request)
    return redirect(f"{reverse('sign-in-again')}?{urlencode({'next': _back(request)}, safe='/')}")


def keep_words(request: HttpRequest) -> None:
    """Keep the words that were sent as a draft of the person whose session this was."""
    if request.method != "POST" or not _is_a_persons(request):
        return
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return
    words = {name: value for name, value in typed_words(request).items() if "password" not in name}
    place = request.path.removeprefix(DRAFTS.rstrip("/")) if request.path.startswith(DRAFTS) else request.path
    if words:
        keep_draft(UUID(request.session[SESSION_KEY]), place, words, timezone.now())


def _has_lapsed(request: HttpRequest) -> bool:
    """Say whether this person was acting in a capacity that is not theirs any more."""
    match = request.resolver_match
    if match is None or not _is_a_persons(request) or SESSION_KEY not in request.session:
        return False
    way = request.session.get(sessions.ACTING_AS)
    chooses = match.view_name in {"sign-out", "act-as"} and request.method == "POST"
    return bool(way) and not hasattr(request, "actor") and not chooses


def _is_a_persons(request: HttpRequest) -> bool:
    """Say whether this place is one for somebody who is signed in."""
    guard = guard_of(request.resolver_match.func) if request.resolver_match else None
    return guard is not None and guard.needs is not Needs.NOTHING


def _back(request: HttpRequest) -> str:
    """Return where to go afterwards: this page, or the page whose form was sent."""
    if request.method != "POST":
        return request.get_full_path()
    came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    return came_from.path if came_from.netloc == request.get_host() else request.path
