"""Asking an adult of the family, or the young person, into a child's circle, and what they get when they accept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.signing import inviting
from goldenthread.record import policies
from goldenthread.record.changes import change
from goldenthread.record.models import Answer, Child, Event, Role
from goldenthread.record.projections import projects
from goldenthread.record.rows import Rows

KIND: Final = "circle"
ASKED_IN: Final = {
    Role.PARENT: Capacity.PARENT,
    Role.CARER: Capacity.CARER,
    Role.YOUNG_PERSON: Capacity.YOUNG_PERSON,
}
ROLES: Final = [
    (Role.PARENT.value, "Parent"),
    (Role.CARER.value, "Carer the child lives with"),
    (Role.YOUNG_PERSON.value, "The child or young person"),
]
ANSWERS: Final = [(Answer.YES.value, "Yes"), (Answer.NO.value, "No"), (Answer.UNKNOWN.value, "Not known")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is asked into the circle: by what name, as what, and whether they are known to have responsibility."""

    name: str
    role: Role
    responsibility: Answer = Answer.UNKNOWN
    evidence: str = ""
    email: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Read what somebody wrote on the form."""
        role, known = Role(given["role"]), Answer(given["responsibility"])
        return cls(**{**given, "role": role, "responsibility": known})


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed on the letter and sent by e-mail. Neither can be read again later."""

    invitation: Invitation
    token: str
    reference: str


def invite(*, child: UUID, asked: Asked, by: Actor, key: UUID | None = None) -> Letter | None:
    """Ask somebody of the family in, and say so on the record. A form sent twice asks once, and then returns None."""
    policies.may_invite(by, asked.role).or_refuse()
    with change(child, by=by, on=by.today, key=key) as writing:
        if writing.repeated:
            return None
        reference = inviting.new_reference()
        made = inviting.make(
            KIND,
            {"child": str(child), "role": asked.role.value, "responsibility": asked.responsibility.value,
             "evidence": asked.evidence},
            name=asked.name, email=asked.email, by=by, about=str(child),
            proof=f"{writing.child.born.isoformat()}{reference}",
        )  # fmt: skip
        writing.add("record", "invited", id=made.invitation.pk, name=asked.name, role=asked.role.value)
    return Letter(made.invitation, made.token, reference)


@inviting.gives(KIND)
def accept_invitation(invitation: Invitation, person: Person, at: datetime) -> None:
    """Put whoever accepts into the child's circle, as what they were invited, and no more."""
    told, role = invitation.gives, Role(invitation.gives["role"])
    child = UUID(told["child"])
    by = Actor(person=person.pk, name=person.name, capacity=ASKED_IN[role], at=at)
    with change(child, by=by, on=by.today, among=lambda _: Child.objects.filter(pk=child)) as writing:
        writing.add(
            "record",
            "joined",
            id=writing.new_id(),
            role=role.value,
            person=person.pk,
            name=person.name,
            purpose=role.label,
            decides=role is Role.YOUNG_PERSON or told["responsibility"] == Answer.YES,
            responsibility=told["responsibility"],
            evidence=told["evidence"],
            invitation=invitation.pk,
        )


def withdraw(*, child: UUID, invitation: UUID, by: Actor) -> None:
    """Take back an invitation that nobody has accepted yet."""
    with change(child, by=by, on=by.today) as writing:
        for each in inviting.waiting(KIND, str(child), by.at):
            if each.pk == invitation:
                policies.may_invite(by, Role(each.gives["role"])).or_refuse()
                inviting.withdraw(each, by.at)
                writing.add("record", "invitation_withdrawn", id=each.pk, name=each.name)


@projects("record", "invited", "invitation_withdrawn")
def invited(rows: Rows, event: Event) -> None:
    """Make no row: an invitation puts nobody into the circle."""
