"""Opening a record in an emergency: for one child, for eight hours, told to an officer at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.access.looks import Look, note
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.codes import reference
from goldenthread.record.changes import change
from goldenthread.record.circle import bars_against, sight_of
from goldenthread.record.models import Child, Role
from goldenthread.record.wall import outside
from goldenthread.rulebook.time import working_days
from goldenthread.watch import policies, telling
from goldenthread.watch.models import Opening, Reason
from goldenthread.watch.queries import Details, child_fitting, openings_of

LASTS: Final = timedelta(hours=8)
REVIEWED_WITHIN: Final = working_days(2)


class NoSuchChild(Refused):
    """We know no child whom all of this fits exactly. Check each detail; if a child is in danger, ring 999."""


class NotShared(Refused):
    """The child’s authority has not agreed to share records with yours. Ring its SEND team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Which child, and why it cannot wait."""

    details: Details
    reason: Reason
    words: str


def open_in_emergency(emergency: Emergency, *, by: Actor) -> UUID:
    """Open one record for eight hours, and tell the officer; return the child. Those in the circle just go there."""
    policies.may_open_in_emergency(by).or_refuse()
    policies.is_free_to(openings_of(by), by).or_refuse()
    with transaction.atomic(), outside():
        found = child_fitting(emergency.details)
        if found is None or bars_against(by).filter(child=found).exists():
            raise NoSuchChild
        if sight_of(by.on(Part.RECORD), child=found.pk) is None:
            opening = _open(found, emergency, by)
            telling.opened(opening, by)
    return found.pk


def _open(child: Child, emergency: Emergency, by: Actor) -> Opening:
    until = by.at + LASTS
    with change(child.pk, by=by, on=by.today, among=lambda _: Child.objects.all()) as writing:
        tie = writing.new_id()
        writing.add(
            "circle", "opened_in_emergency", id=tie, role=Role.EMERGENCY.value, person=by.person, name=by.name,
            purpose=emergency.reason.label, until=until.isoformat(),
        )  # fmt: skip
    sight = sight_of(by.on(Part.RECORD), child=child.pk)
    if sight is None:
        raise NotShared
    look = Look(
        part=Part.RECORD.value, act="break_glass", child=child.pk, authority=child.authority_id, tie=tie,
        seat="emergency", agreement=sight.agreement, purpose=emergency.reason.label, place="watch:emergency",
    )  # fmt: skip
    note(by, [look], request_id=uuid4())
    return Opening.objects.create(
        id=new_id(by.at), reference=reference("EM"), person_id=by.person, who=by.words, about=child.pk, tie=tie,
        authority_id=child.authority_id, setting_id=by.setting, reason=emergency.reason, words=emergency.words,
        opened_at=by.at, until=until, review_by=REVIEWED_WITHIN.last_day(by.today),
    )  # fmt: skip


def answer(*, opening: Opening, words: str, by: Actor) -> None:
    """Answer what the officer asks about a record that one opened."""
    if opening.person_id == by.person and opening.question and not opening.answer:
        opening.answer = words
        opening.save(update_fields=["answer"])
