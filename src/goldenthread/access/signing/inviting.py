"""Invitations: made at random, found by digest, proved by a detail only the invited know, and used once.

A room that invites registers what accepting gives. The link alone is never enough.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.access.models import Invitation, Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.codes import letters, plain
from goldenthread.access.signing.seal import digest

LASTS: Final = timedelta(hours=72)
TRIES: Final = 5
PURPOSE: Final = "invitation"

Gives = Callable[[Invitation, Person, datetime], None]
GIVES: dict[str, Gives] = {}
"""What accepting an invitation of each kind gives, as the rooms that invite have registered it."""


class NoInvitation(Refused):
    """This invitation cannot be used. It may be used already, or more than three days old. Ask for a new one."""


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation as it is when it is made: the only moment at which its link can be read."""

    invitation: Invitation
    token: str


def gives(kind: str) -> Callable[[Gives], Gives]:
    """Register what accepting an invitation of this kind gives."""

    def register(what: Gives) -> Gives:
        GIVES[kind] = what
        return what

    return register


def new_reference() -> str:
    """Return a reference for a letter: ten letters and digits that cannot be mistaken for others."""
    return "-".join(letters(5) for _ in range(2)).upper()


def make(
    kind: str,
    what: dict[str, Any],
    *,
    name: str,
    by: Actor,
    proof: str = "",
    email: str = "",
    about: str = "",
) -> Made:
    """Make an invitation. `proof` is what the invited must know besides the link; without it, the e-mail address is."""
    token = "-".join(letters(4) for _ in range(7))
    made = Invitation.objects.create(
        id=new_id(by.at),
        kind=kind,
        gives=what,
        name=name,
        email=email.lower(),
        digest=digest(plain(token), purpose=PURPOSE),
        proof=make_password(plain(proof)) if proof else "",
        tries_left=TRIES,
        made_at=by.at,
        made_by_id=by.person,
        made_by_words=by.words,
        ends_at=by.at + LASTS,
        about=about,
    )
    return Made(made, token)


def invitation_for(token: str, at: datetime) -> Invitation:
    """Find the invitation a link leads to, or refuse alike whether it is used, old, withdrawn or made up."""
    found = Invitation.objects.filter(digest=digest(plain(token), purpose=PURPOSE)).first()
    if found is None or not is_open(found, at):
        raise NoInvitation
    return found


def is_open(invitation: Invitation, at: datetime) -> bool:
    """Say whether an invitation can still be accepted."""
    gone = invitation.accepted_at or invitation.withdrawn_at
    return not gone and at < invitation.ends_at and invitation.tries_left > 0


def is_proved_by(invitation: Invitation, proof: str) -> bool:
    """Say whether this is what the invited know. Each wrong answer uses up one of five tries."""
    if invitation.proof and check_password(plain(proof), invitation.proof):
        return True
    spend_try(invitation)
    return False


def spend_try(invitation: Invitation) -> None:
    """Use up one of the five tries: an invitation that is guessed at is soon dead."""
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        locked.tries_left = max(0, locked.tries_left - 1)
        locked.save(update_fields=["tries_left"])


def accept(invitation: Invitation, person: Person, at: datetime) -> None:
    """Give the person what they were invited to, once."""
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not is_open(locked, at):
            raise NoInvitation
        locked.accepted_at, locked.accepted_by = at, person
        locked.save(update_fields=["accepted_at", "accepted_by"])
        GIVES[locked.kind](locked, person, at)


def withdraw(invitation: Invitation, at: datetime) -> None:
    """Take an invitation back; its link is dead from now on."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=at)


def waiting(kind: str, about: str, at: datetime) -> list[Invitation]:
    """Return the invitations of this kind about something that nobody has accepted yet."""
    rows = Invitation.objects.filter(
        kind=kind, about=about, accepted_at=None, withdrawn_at=None, ends_at__gt=at
    )
    return list(rows.filter(tries_left__gt=0).order_by("made_at", "pk"))
