"""Letting somebody help: an advocate, an interpreter, a solicitor or a friend, with some parts, for some months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import inviting
from goldenthread.circle import policies
from goldenthread.circle.queries import helper_for, parts_to_share
from goldenthread.record.changes import change
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Child, Role
from goldenthread.rulebook.time import months

KIND: Final = "helper"
LONGEST: Final = months(6)


class TooLong(Refused):
    """Somebody may help for six months at most. You can let them go on when the time is over."""


class NoParts(Refused):
    """Choose at least one thing that they may read."""


class NotYourself(Refused):
    """You cannot be your own helper: you see the record already. Send the link to the person who is to help you."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Who helps, as what, with which parts, and until when."""

    name: str
    email: str
    helps_as: str
    parts: tuple[Part, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Sent:
    """The link that goes out by e-mail, and the words to tell the helper by another way. Neither is shown again."""

    invitation: Invitation
    token: str
    reference: str


def let_help(*, child: UUID, help: Help, by: Actor, on: date, key: UUID | None = None) -> Sent | None:
    """Ask somebody to help. A form sent twice asks once, and then returns None."""
    with change(child, by=by.on(Part.RIGHTS, Act.GRANT), on=on, key=key) as writing:
        if writing.repeated:
            return None
        policies.may_let_help(by).or_refuse()
        until = _last_day(help, by, writing.child, on)
        scope = [part.value for part in help.parts if part in parts_to_share(by)]
        if not scope:
            raise NoParts
        reference = inviting.new_reference()
        made = inviting.make(
            KIND,
            {"child": str(child), "scope": scope, "until": until.isoformat(), "helps_as": help.helps_as,
             "given_by": str(by.person), "capacity": by.capacity.value},
            name=help.name, email=help.email, by=by, about=_about(child, by.person),
            proof=f"{writing.child.born.isoformat()}{reference}",
        )  # fmt: skip
        writing.add("circle", "helper_invited", id=made.invitation.pk, name=help.name)
    return Sent(made.invitation, made.token, reference)


def _last_day(help: Help, by: Actor, child: Child, on: date) -> date:
    """Refuse more than six months. A parent's helper goes when the young person takes over, as the parent may."""
    if help.until < on or help.until > LONGEST.last_day(on):
        raise TooLong
    takes_over = child.school_age_ends
    return min(help.until, takes_over) if _decides_until(by, takes_over, on) else help.until


def _decides_until(by: Actor, takes_over: date, on: date) -> bool:
    return by.capacity is not Capacity.YOUNG_PERSON and on <= takes_over


@inviting.gives(KIND)
def accept_help(invitation: Invitation, person: Person, at: datetime) -> None:
    """Put whoever accepts into the circle for what the family allows, if whoever asked may still allow it."""
    told = invitation.gives
    child, giver = UUID(told["child"]), UUID(told["given_by"])
    if person.pk == giver:
        raise NotYourself
    asks = Actor(person=giver, name="", capacity=Capacity(told["capacity"]), at=at)
    sight = sight_of(asks.on(Part.RIGHTS, Act.GRANT), child=child)
    if sight is None or not sight.ruling.allowed:
        raise inviting.NoInvitation
    by = Actor(person=person.pk, name=person.name, capacity=Capacity.ADVOCATE, at=at)
    with change(child, by=by, on=by.today, among=lambda _: Child.objects.filter(pk=child)) as writing:
        writing.add(
            "circle", "helper_joined", id=writing.new_id(), role=Role.ADVOCATE.value, person=person.pk,
            name=person.name, purpose="Helps the family", scope=told["scope"], ends=told["until"],
            helps_as=told["helps_as"], given_by=giver, invitation=invitation.pk,
        )  # fmt: skip


def end_help(*, child: UUID, tie: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """End somebody's help at once."""
    with change(child, by=by.on(Part.RIGHTS, Act.GRANT), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_let_help(by).or_refuse()
        helper = helper_for(writing.child, tie, by)
        writing.add("circle", "helper_left", id=tie, name=helper.name, at=by.at.isoformat())


def take_back(*, child: UUID, invitation: UUID, by: Actor, on: date) -> None:
    """Take back an invitation to help that nobody has accepted yet."""
    with change(child, by=by.on(Part.RIGHTS, Act.GRANT), on=on) as writing:
        policies.may_let_help(by).or_refuse()
        for each in asked_to_help(child=child, by=by):
            if each.pk == invitation:
                inviting.withdraw(each, by.at)
                writing.add("circle", "helper_uninvited", id=each.pk, name=each.name)


def asked_to_help(*, child: UUID, by: Actor) -> list[Invitation]:
    """Return whom this person has asked to help and who has not come yet."""
    return inviting.waiting(KIND, _about(child, by.person), by.at)


def _about(child: UUID, person: UUID) -> str:
    """Name one person's invitations about one child, in forty characters."""
    return sha256(child.bytes + person.bytes).hexdigest()[:40]
