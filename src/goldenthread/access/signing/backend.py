"""Who may sign in at all: nobody who has left, and none of the made-up people outside a demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from goldenthread.access.models import Person
from goldenthread.access.signing.factors import DEMONSTRATION_DOMAIN


def recognised(session: SessionBase) -> Person | None:
    """Return the person who was read with their session, if they are still who signed in and may.

    Otherwise nobody: Django then asks again in its own way, and ends the session where it must.
    """
    person: Person | None = getattr(session, "person", None)
    if person is None or session.get(SESSION_KEY) != str(person.pk):
        return None
    same = constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    return person if same and PersonBackend().user_can_authenticate(person) else None


class PersonBackend(ModelBackend):
    """Checks an address and a password, in the same time whether or not there is such an account."""

    def user_can_authenticate(self, user: Any) -> bool:
        made_up = user.email.endswith(DEMONSTRATION_DOMAIN)
        return super().user_can_authenticate(user) and (settings.DEMONSTRATION or not made_up)
