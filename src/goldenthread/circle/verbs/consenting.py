"""Saying yes to something that nobody has a duty to do, and taking it back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.circle import policies
from goldenthread.circle.models import Consent, Purpose
from goldenthread.record.changes import change


def agree(*, child: UUID, purpose: Purpose, yes: bool, by: Actor, on: date, key: UUID | None = None) -> None:
    """Say yes to one purpose, or take the yes back. Saying again what is so already changes nothing."""
    with change(child, by=by.on(Part.RIGHTS, Act.GRANT), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_let_help(by).or_refuse()
        standing = Consent.objects.filter(
            child=child, purpose=purpose, given_by=by.person, taken_back_on=None
        )
        given = standing.first()
        if yes and given is None:
            writing.add("circle", "consent_given", id=writing.new_id(), purpose=purpose.value)
        if not yes and given is not None:
            writing.add("circle", "consent_taken_back", id=given.pk, purpose=purpose.value)
