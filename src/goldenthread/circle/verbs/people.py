"""What is known of the people in a circle: facts of adults, professionals who come, and anybody who goes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.circle import policies
from goldenthread.circle.queries import person_working_as, settings_of, tie_for
from goldenthread.record.changes import Change, change
from goldenthread.record.models import Answer, Relationship, Role, Sees
from goldenthread.record.seats import LIVE

WORKS_AS: Final = {
    Role.CLASS_TEACHER: Capacity.CLASS_TEACHER,
    Role.TEACHING_ASSISTANT: Capacity.TEACHING_ASSISTANT,
    Role.SOCIAL_WORKER: Capacity.SOCIAL_WORKER,
    Role.VIRTUAL_SCHOOL: Capacity.VIRTUAL_SCHOOL,
    Role.HEALTH: Capacity.HEALTH,
}
"""Whom one can add who works with the child, and in what capacity they must work somewhere."""
_OF_THE_SETTING: Final = frozenset({Role.CLASS_TEACHER, Role.TEACHING_ASSISTANT})
"""Those who must work where the child learns, and not anywhere."""


class NobodyWorksAsThat(Refused):
    """Nobody with this address works here as that. Check it, or ask their manager to give them access first."""


class AlreadyInTheCircle(Refused):
    """They are in the circle already."""


class HoldsTheRecord(Refused):
    """A setting or an authority leaves a circle by a move, and not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of an adult of the family. None of these follows from another."""

    responsibility: Answer
    lives_with: Answer
    may_be_contacted: Answer
    sees: Sees
    reason: str
    source: str
    evidence: str = ""
    evidence_on: date | None = None


def change_facts(
    *, child: UUID, tie: UUID, facts: Facts, seen: int, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Change what is known of an adult of the family. Whoever sees less from now on takes their helpers along."""
    with change(child, by=_governing(by), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_govern(by).or_refuse()
        known = tie_for(writing.child, tie)
        told = {name: value for name, value in asdict(facts).items() if value is not None}
        writing.check_version(known.version, {name: getattr(known, name) for name in told}, told, seen)
        sees = narrower(facts)
        writing.add("record", "facts_changed", **told | {"sees": sees, "id": tie, "name": known.name})
        if sees != Sees.FULL:
            end_help_given_by(writing, known.person_id)


def narrower(facts: Facts) -> Sees:
    """Return what somebody sees of whom responsibility is not known: never the whole record by that alone."""
    unknown = facts.responsibility == Answer.UNKNOWN
    return Sees.REPORT if unknown and facts.sees == Sees.FULL else facts.sees


def add_professional(
    *, child: UUID, role: Role, email: str, purpose: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Add a teacher or assistant of the child's own setting, or another professional, to a circle."""
    with change(child, by=_governing(by), on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        policies.may_govern(by).or_refuse()
        where = settings_of(writing.child, on) if role in _OF_THE_SETTING else None
        person = person_working_as(WORKS_AS[role], email, on, where=where)
        if person is None:
            raise NobodyWorksAsThat
        if Relationship.objects.filter(child=child, person=person, role=role, ends=None).exists():
            raise AlreadyInTheCircle
        made = writing.new_id()
        writing.add(
            "record", "joined", id=made, role=role.value, person=person.pk, name=person.name, purpose=purpose
        )
        return made


def end_tie(*, child: UUID, tie: UUID, reason: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take a person out of a circle, at once, and whoever helps them with it."""
    with change(child, by=_governing(by), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_govern(by).or_refuse()
        known = tie_for(writing.child, tie)
        if known.person_id is None:
            raise HoldsTheRecord
        end_help_given_by(writing, known.person_id)
        writing.add(
            "record", "left", id=tie, role=known.role, name=known.name, why=reason, at=by.at.isoformat()
        )


def end_help_given_by(writing: Change, person: UUID | None) -> None:
    """End the help of everybody whom this person let in: nobody helps with more than the helped may see."""
    if person is None:
        return
    helping = Relationship.objects.filter(LIVE.q(writing.by), child=writing.child, given_by=person)
    for tie in helping.order_by("pk"):
        writing.add("circle", "helper_left", id=tie.pk, name=tie.name, at=writing.by.at.isoformat())


def _governing(by: Actor) -> Actor:
    return by.on(Part.RIGHTS, Act.WRITE)
