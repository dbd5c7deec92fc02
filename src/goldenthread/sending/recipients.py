"""Who may be sent something about a child: people of the child's circle who could read it themselves.

Nobody is chosen for whom the record would stay shut: somebody barred, whose tie has ended, whose seat does not open
this part, or of whom it is known that they must not be contacted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.record.circle import Sight, sight_of
from goldenthread.record.models import Answer, Child, Document, Relationship, Role
from goldenthread.record.sharing import EVERYONE, PARTS_IN_CASES, rules_open_to

_OF_PERSONS: Final = {
    Role.PARENT: Capacity.PARENT,
    Role.CARER: Capacity.CARER,
    Role.YOUNG_PERSON: Capacity.YOUNG_PERSON,
    Role.ADVOCATE: Capacity.ADVOCATE,
    Role.GRANTED: Capacity.READER,
    Role.CLASS_TEACHER: Capacity.CLASS_TEACHER,
    Role.TEACHING_ASSISTANT: Capacity.TEACHING_ASSISTANT,
    Role.CONTACT: Capacity.CLASS_TEACHER,
    Role.ADVISER: Capacity.ADVISER,
    Role.HEALTH: Capacity.HEALTH,
    Role.SOCIAL_WORKER: Capacity.SOCIAL_WORKER,
    Role.VIRTUAL_SCHOOL: Capacity.VIRTUAL_SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody of the circle, as they are shown to whoever sends: name, what they are to the child, and where."""

    tie: UUID
    person: UUID
    name: str
    relation: str
    address: str


def part_of(document: Document) -> Part:
    """Say to which part of the record a document belongs, and so who may be sent it."""
    return PARTS_IN_CASES.get(document.kind, Part.DOCUMENTS) if document.case_id else Part.DOCUMENTS


def recipients_of(child: Child, part: Part, *, at: datetime, sharing: str = EVERYONE) -> list[Recipient]:
    """List the people of a circle who may be sent this part now, by name."""
    ties = Relationship.objects.filter(child=child, role__in=list(_OF_PERSONS)).exclude(person=None)
    found = (
        recipient(tie, part, at=at, sharing=sharing)
        for tie in ties.select_related("person").order_by("begins", "pk")
    )
    return sorted({each.person: each for each in found if each}.values(), key=lambda each: each.name)


def recipient(tie: Relationship, part: Part, *, at: datetime, sharing: str = EVERYONE) -> Recipient | None:
    """Return whom this tie makes a recipient of this part at this instant, or nobody."""
    person = tie.person
    if person is None or not person.is_active or tie.may_be_contacted == Answer.NO:
        return None
    if sharing not in rules_open_to(_OF_PERSONS[Role(tie.role)]):
        return None
    sight = _sight(tie, person, part, at=at)
    if sight is None or not sight.ruling.allowed or sight.tie != tie.pk:
        return None
    return Recipient(tie.pk, person.pk, person.name, Role(tie.role).label, person.email)


def _sight(tie: Relationship, person: Person, part: Part, *, at: datetime) -> Sight | None:
    """Say how the recipient would see this part, had they come themselves."""
    capacity = _OF_PERSONS.get(Role(tie.role))
    if capacity is None:
        return None
    services = () if capacity.is_family or capacity is Capacity.ADVOCATE else (tie.authority_id,)
    seen_as = Actor(person=person.pk, name=person.name, capacity=capacity, at=at, authority="".join(services))
    return sight_of(seen_as.on(part), child=tie.child_id)
