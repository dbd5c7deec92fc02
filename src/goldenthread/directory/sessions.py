"""Sessions as they are read for a page: with the person, and with the post in which they act."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject

from goldenthread.access.actors import ENGLAND
from goldenthread.access.models import SignedIn
from goldenthread.access.prepared import Prepared
from goldenthread.access.signing import store
from goldenthread.directory.models import Post

_KEPT = ("pk", "capacity", "setting_id", "authority_id", "organisation", "body")


class SessionStore(store.SessionStore):
    """Reads whose session it is and what they act as with one statement: every page begins with it."""

    post: Post | None = None
    """The post that the person acts in and holds on that day, once the session was read."""

    def found(self, key: str, now: datetime) -> SignedIn | None:
        """Return the session of this key, if it has not run out."""
        for row in _signed_in(key, now, now.astimezone(ENGLAND).date()):
            told: dict[str, Any] | None = row.post  # type: ignore[attr-defined]  # annotated below
            self.post = _post(row, told) if told else None
            return row
        return None


@Prepared
def _signed_in(key: str, now: datetime, today: date) -> QuerySet[SignedIn]:
    still = Q(ends=None) | Q(ends__gte=today)
    held = Post.objects.alias(way=Cast("pk", CharField())).filter(
        still, person=OuterRef("person"), way=OuterRef("acting_as"), begins__lte=today
    )
    told = Subquery(held.values(told=JSONObject(**{name: name for name in _KEPT})))
    found = SignedIn.objects.filter(session_key=key, expire_date__gt=now)
    return found.select_related("person").annotate(post=told)


def _post(row: SignedIn, told: dict[str, Any]) -> Post:
    setting = told.pop("setting_id")
    return Post(
        **told | {"pk": UUID(told["pk"])},
        person=row.person,
        setting_id=setting and UUID(setting),
        begins=date.min,
    )
