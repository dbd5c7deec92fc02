"""Writing down what happens at the way in, alike for an account that exists and for one that does not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from goldenthread.access.models import Person, SignInEvent

What = SignInEvent.What
ASKED_LATELY: Final = timedelta(days=30)
KEPT_FOR: Final = timedelta(days=2 * 365)
LOCKED_FOR: Final = timedelta(minutes=15)


def note(what: What, person: Person | None, at: datetime, by: str = "") -> None:
    """Write down one thing that happened."""
    SignInEvent.objects.create(what=what, person=person, at=at, by=by)


def note_at(what: What, email: str, at: datetime) -> None:
    """Write down what happened at an address, whether or not it is anybody's."""
    note(what, Person.objects.filter(email=email).first(), at)


def note_lock(person: Person | None, at: datetime) -> None:
    """Write down that an account is locked for a while, once while it lasts."""
    lately = SignInEvent.objects.filter(person=person, what=What.LOCKED, at__gt=at - LOCKED_FOR)
    if not lately.exists():
        note(What.LOCKED, person, at)


def note_lock_at(email: str, at: datetime) -> None:
    """Do the same for an address."""
    note_lock(Person.objects.filter(email=email).first(), at)


def forget_old(at: datetime) -> None:
    """Forget what happened two years ago and more; the watch does so, never a page."""
    SignInEvent.objects.filter(at__lte=at - KEPT_FOR).delete()


def waiting_for_help(at: datetime) -> dict[object, datetime]:
    """Return who asked for help to sign in lately and has not had it, and since when."""
    rows = SignInEvent.objects.filter(
        what__in=(What.HELP, What.RENEWED, What.CHANGED), at__gt=at - ASKED_LATELY
    ).exclude(person=None)
    found: dict[object, datetime] = {}
    for row in rows.order_by("at", "pk"):
        if row.what == What.HELP:
            found.setdefault(row.person_id, row.at)
        else:
            found.pop(row.person_id, None)
    return found
