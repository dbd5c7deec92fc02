"""Giving somebody of the family their way in again who forgot their password and has no second step.

They keep their account and all they wrote. The link goes to the address we know and works only with the reference that
whoever knows them hands over, and the child's date of birth. Every session of theirs ends at once, and they are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.models import Invitation, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import happenings, inviting, sessions
from goldenthread.circle import policies
from goldenthread.circle.queries import adult_or_young_person, works_somewhere
from goldenthread.record.changes import change

KIND: Final = "way_in"


class HasAnotherWay(Refused):
    """This person has a second step: they get a link themselves under “Forgotten password” and need nobody's help."""


class WorksHere(Refused):
    """This person works in the service too. Whoever leads where they work helps them to sign in."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The link, which goes out by e-mail, and the reference to hand over. Neither is shown again."""

    person: Person
    token: str
    reference: str
    invitation: Invitation


def renew(*, child: UUID, tie: UUID, by: Actor, on: date, key: UUID | None = None) -> Renewed | None:
    """Make a new way in for one member of the family. A form sent twice makes one, and then returns None."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return None
        person = adult_or_young_person(writing.child, tie)
        policies.may_renew(by, person.pk).or_refuse()
        if works_somewhere(person, on):
            raise WorksHere
        if person.factors.exists():
            raise HasAnotherWay
        reference = inviting.new_reference()
        for earlier in inviting.waiting(KIND, str(person.pk), by.at):
            inviting.withdraw(earlier, by.at)
        made = inviting.make(
            KIND, {"person": str(person.pk)}, name=person.name, email=person.email, by=by, about=str(person.pk),
            proof=f"{writing.child.born.isoformat()}{reference}",
        )  # fmt: skip
        writing.add("circle", "way_in_renewed", id=made.invitation.pk, name=person.name)
        sessions.end_all(person)
        happenings.note(happenings.What.RENEWED, person, by.at, by.words)
    return Renewed(person, made.token, reference, made.invitation)


@inviting.gives(KIND)
def taken(invitation: Invitation, person: Person, _at: datetime) -> None:
    """Give nothing new: whoever set a new password has all that they had. Nobody else can take it."""
    if str(person.pk) != invitation.gives["person"]:
        raise inviting.NoInvitation
