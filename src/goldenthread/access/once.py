"""A form is taken once, however often it is sent: whoever sends it again gets the answer of the first time.

A button pressed twice, a page sent again after a lost line, and forty copies at once are all one sending. The first
claims the key that the form carries; the others wait for it to end, in the database, and are led where it was led. Only
what was accepted is kept: a form that comes back with a mistake is sent again with the same key.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goldenthread.access.actors import Actor
from goldenthread.access.models import Sent

KEPT_FOR: Final = timedelta(days=7)


def key_of(request: HttpRequest) -> UUID | None:
    """Return the key of the form that is being sent, if it carries one."""
    try:
        return UUID(request.POST.get("submission", "")) if request.method == "POST" else None
    except ValueError:
        return None


def sent_before(request: HttpRequest, by: Actor) -> HttpResponse | None:
    """Claim the form that is being sent, or return the answer it got before. Another copy under way is waited for."""
    key = key_of(request)
    if key is None or _claimed(request, key, by):
        return None
    leads_to = _rows(request, key, by).values_list("leads_to", flat=True).first()
    return HttpResponseRedirect(leads_to or request.path, status=303)


def keep_answer(request: HttpRequest, by: Actor, answer: HttpResponse) -> None:
    """Keep where an accepted form led, or let go of a form that was not accepted."""
    key = key_of(request)
    if key is None:
        return
    if answer.status_code >= 400:
        _rows(request, key, by).delete()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_sent SET leads_to = %s WHERE person_id = %s AND key = %s AND place = %s",
            [answer.get("Location", ""), by.person, key, request.path],
        )


def _claimed(request: HttpRequest, key: UUID, by: Actor) -> bool:
    """Say whether this copy is the first, and forget the sender's old ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH old AS (DELETE FROM access_sent WHERE person_id = %(person)s AND at < %(old)s) "
            "INSERT INTO access_sent (person_id, place, key, at, leads_to) "
            "VALUES (%(person)s, %(place)s, %(key)s, %(at)s, '') ON CONFLICT DO NOTHING",
            {"person": by.person, "place": request.path, "key": key, "at": by.at, "old": by.at - KEPT_FOR},
        )
        return bool(cursor.rowcount)


def _rows(request: HttpRequest, key: UUID, by: Actor) -> QuerySet[Sent]:
    return Sent.objects.filter(person=by.person, key=key, place=request.path)
