"""Where sessions are kept: Django's own store in the database, on our table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from goldenthread.access.models import Person, SignedIn
from goldenthread.access.signing.sessions import ACTING_AS, BEGUN, BROWSER, NAME, SEEN


class SessionStore(db.SessionStore):
    """Writes beside each session whose it is, from when, last seen when, and in which capacity."""

    person: Person | None = None
    """Whose session it is, once it was read."""

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        return SignedIn

    def _get_session_from_db(self) -> SignedIn | None:
        """Read the session together with its person, so that whoever signs in costs one statement and not two."""
        found = self.found(self.session_key, timezone.now()) if self.session_key else None
        if found is None:
            self._session_key = None
            return None
        self.person = found.person
        return found

    def found(self, key: str, now: datetime) -> SignedIn | None:
        """Return the session of this key, if it has not run out."""
        rows = SignedIn.objects.select_related("person")
        return rows.filter(session_key=key, expire_date__gt=now).first()

    def create_model_instance(self, data: Mapping[str, Any]) -> SignedIn:
        """Return the row for this session."""
        made: SignedIn = super().create_model_instance(dict(data))  # type: ignore[assignment]
        made.name = UUID(data[NAME]) if NAME in data else uuid4()
        made.person_id = UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        made.acting_as = data.get(ACTING_AS, "")
        made.begun_at = _instant(data.get(BEGUN))
        made.seen_at = _instant(data.get(SEEN))
        made.browser = data.get(BROWSER, "")
        return made


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
