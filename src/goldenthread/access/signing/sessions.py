"""What a session remembers, how long it may last, and how a person's sessions are listed and ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase

from goldenthread.access.models import Person, SignedIn

ACTING_AS: Final = "acting_as"
BEGUN: Final = "begun_at"
SEEN: Final = "seen_at"
ONE_WAY: Final = "one_way"
PROVED: Final = "proved_at"
BROWSER: Final = "browser"
NAME: Final = "name"

STAFF_IDLE: Final = timedelta(minutes=20)
FAMILY_IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
RECENT: Final = timedelta(minutes=10)
NOTED_EVERY: Final = timedelta(minutes=1)
"""A session is written at most this often to say that it is still in use."""
FAMILY: Final = frozenset({"parent", "carer", "young_person", "advocate"})


def begin(session: SessionBase, at: datetime, browser: str) -> None:
    """Note in a new session when it began, that its person has just proved who they are, and with what browser."""
    for mark in (BEGUN, SEEN, PROVED):
        session[mark] = at.isoformat()
    session[BROWSER] = browser[:200]
    session[NAME] = str(uuid4())


def is_over(session: SessionBase, at: datetime) -> bool:
    """Say whether this session has been idle for too long, or has lasted too long. One without marks is over."""
    begun, seen = _mark(session, BEGUN), _mark(session, SEEN)
    if begun is None or seen is None:
        return True
    idle = FAMILY_IDLE if session.get(ACTING_AS) in FAMILY else STAFF_IDLE
    return at - seen > idle or at - begun > LONGEST


def note(session: SessionBase, at: datetime) -> None:
    """Write down that the session is in use, now and then."""
    seen = _mark(session, SEEN)
    if seen is None or at - seen >= NOTED_EVERY:
        session[SEEN] = at.isoformat()


def has_just_proved(session: SessionBase, at: datetime) -> bool:
    """Say whether the person signed in, or signed in again, a short while ago."""
    proved = _mark(session, PROVED)
    return proved is not None and at - proved <= RECENT


def prove_again(session: SessionBase, at: datetime) -> None:
    """Note that the person has signed in again, under a new session id."""
    session.cycle_key()
    session[PROVED] = at.isoformat()


def note_the_only_way(session: SessionBase, way: str) -> None:
    """Note in which capacity a person acts who has no other, so that no page asks whether to change it."""
    session[ACTING_AS], session[ONE_WAY] = way, True


def has_one_way(session: SessionBase) -> bool:
    """Say whether there was nothing to choose when this session began."""
    return bool(session.get(ONE_WAY))


def act_as(session: SessionBase, way: str) -> None:
    """Go on in another capacity, under a new session id."""
    session.cycle_key()
    session.pop(ONE_WAY, None)
    session[ACTING_AS] = way


def sessions_of(person: Person, at: datetime) -> list[SignedIn]:
    """Return where a person is signed in, last used first; what has lapsed is not among it."""
    rows = person.sessions.filter(begun_at__gte=at - LONGEST, seen_at__gte=at - FAMILY_IDLE)
    return list(rows.order_by("-seen_at", "session_key"))


def end_session(person: Person, name: UUID) -> None:
    """End one of a person's own sessions."""
    person.sessions.filter(name=name).delete()


def end_all(person: Person, but: str = "") -> None:
    """End every session of a person, save perhaps the one with this key."""
    person.sessions.exclude(session_key=but).delete()


def end_in_capacity(way: str) -> None:
    """End every session in which someone acts in this way."""
    SignedIn.objects.filter(acting_as=way).delete()


def _mark(session: SessionBase, mark: str) -> datetime | None:
    written = session.get(mark)
    return datetime.fromisoformat(written) if written else None
