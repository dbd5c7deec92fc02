"""Letting a tribunal, an ombudsman or an inspectorate read: one named person, one record, until a day, no changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import inviting
from goldenthread.circle import policies
from goldenthread.circle.queries import reader_for
from goldenthread.record.changes import change
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Child, Role
from goldenthread.rulebook.time import weeks

KIND: Final = "reader"
LONGEST: Final = weeks(12)
BODIES: Final = {
    "tribunal": "SEND Tribunal",
    "ombudsman": "Local Government and Social Care Ombudsman",
    "ofsted": "Ofsted",
    "cqc": "Care Quality Commission",
}


class TooLong(Refused):
    """They may read from today for twelve weeks at most. You can let them go on when the time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who reads, for whom, in which matter, and until when."""

    name: str
    email: str
    body: str
    reference: str
    until: date

    @property
    def purpose(self) -> str:
        return f"{BODIES[self.body]}, {self.reference}"


def name_reader(
    *, child: UUID, naming: Naming, by: Actor, on: date, key: UUID | None = None
) -> inviting.Made | None:
    """Ask one person to come and read. A form sent twice asks once, and then returns None."""
    with change(child, by=_granting(by), on=on, key=key) as writing:
        if writing.repeated:
            return None
        policies.may_name_reader(by).or_refuse()
        if naming.until < on or naming.until > LONGEST.last_day(on):
            raise TooLong
        made = inviting.make(
            KIND,
            {"child": str(child), "purpose": naming.purpose, "until": naming.until.isoformat(),
             "given_by": str(by.person), "capacity": by.capacity.value, "authority": by.authority},
            name=naming.name, email=naming.email, by=by, about=str(child),
        )  # fmt: skip
        writing.add("circle", "reader_named", id=made.invitation.pk, name=naming.name, purpose=naming.purpose)
    return made


@inviting.gives(KIND)
def accept(invitation: Invitation, person: Person, at: datetime) -> None:
    """Put whoever was named into the circle to read, if whoever named them may still do so and the time is not over."""
    told = invitation.gives
    child, until = UUID(told["child"]), date.fromisoformat(told["until"])
    asks = Actor(
        person=UUID(told["given_by"]), name="", capacity=Capacity(told["capacity"]), at=at,
        authority=told["authority"],
    )  # fmt: skip
    sight = sight_of(_granting(asks), child=child)
    if sight is None or not sight.ruling.allowed or until < asks.today or person.pk == asks.person:
        raise inviting.NoInvitation
    by = Actor(person=person.pk, name=person.name, capacity=Capacity.READER, at=at)
    with change(child, by=by, on=by.today, among=lambda _: Child.objects.filter(pk=child)) as writing:
        writing.add(
            "circle", "reader_joined", id=writing.new_id(), role=Role.GRANTED.value, person=person.pk,
            name=person.name, purpose=told["purpose"], ends=told["until"], invitation=invitation.pk,
        )  # fmt: skip


def end(*, child: UUID, tie: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """End it at once: they read nothing more from their next page on."""
    with change(child, by=_granting(by), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_name_reader(by).or_refuse()
        reader = reader_for(writing.child, tie, by)
        writing.add("circle", "reader_ended", id=tie, name=reader.name, at=by.at.isoformat())


def take_back(*, child: UUID, invitation: UUID, by: Actor, on: date) -> None:
    """Take the invitation of somebody back who has not come yet."""
    with change(child, by=_granting(by), on=on) as writing:
        policies.may_name_reader(by).or_refuse()
        for each in named(child, by):
            if each.pk == invitation:
                inviting.withdraw(each, by.at)
                writing.add("circle", "reader_not_named", id=each.pk, name=each.name)


def named(child: UUID, by: Actor) -> list[Invitation]:
    """Return who was named and has not come yet."""
    return inviting.waiting(KIND, str(child), by.at)


def _granting(by: Actor) -> Actor:
    return by.on(Part.RIGHTS, Act.GRANT)
