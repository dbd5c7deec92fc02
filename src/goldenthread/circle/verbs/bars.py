"""Keeping people out of a record: a block, an order of a court, a relative who works here; and letting them back.

A bar holds from the next request. It is silent: whoever is kept out finds that there is no such child. That its review
day passes changes nothing; letting somebody back takes a reason and two people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.circle import policies
from goldenthread.circle.queries import bar_for, child_with_details, household_of, is_kept_out
from goldenthread.circle.verbs.people import end_help_given_by
from goldenthread.record.changes import Change, change
from goldenthread.record.models import Bar, Child
from goldenthread.record.wall import outside

ORDERS: Final = {
    "no_contact": "an order that there is no contact",
    "prohibited_steps": "a prohibited steps order",
    "care": "a care order",
    "special_guardianship": "a special guardianship order",
    "placement": "a placement order",
    "non_molestation": "a non-molestation order",
}


class NotLiftedYet(Refused):
    """Somebody has asked for this already. A second person decides."""


class NobodyLikeThat(Refused):
    """We know nobody with this email address. Nobody can see the record with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Who is kept out, on what ground, whether of the whole household, and when it is looked at again."""

    person: UUID
    kind: Bar.Kind
    reason: str
    source: str = ""
    order: str = ""
    review_on: date | None = None
    household: bool = True


def keep_out(*, child: UUID, keeping: Keeping, by: Actor, on: date, key: UUID | None = None) -> None:
    """Keep a person out of a record at once, and out of those of brothers and sisters who live there."""
    with transaction.atomic():
        with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
            if writing.repeated:
                return
            policies.may_bar(by, keeping.person).or_refuse()
            _bar(writing, keeping)
        if keeping.household:
            _keep_out_of_household(child, keeping, by=by, on=on)


def _keep_out_of_household(child: UUID, keeping: Keeping, *, by: Actor, on: date) -> None:
    """Do the same for brothers and sisters, whether or not whoever decided may see them."""
    with outside():
        for sibling in household_of(child, but=keeping.person, on=on):
            if is_kept_out(sibling, keeping.person, keeping.kind):
                continue
            with change(sibling, by=by, on=on, among=lambda _: Child.objects.all()) as writing:
                _bar(writing, keeping)


def _bar(writing: Change, keeping: Keeping) -> None:
    end_help_given_by(writing, keeping.person)
    writing.add(
        "record",
        "barred",
        id=writing.new_id(),
        person=keeping.person,
        kind=keeping.kind.value,
        order=keeping.order,
        source=keeping.source,
        reason=keeping.reason,
        review_on=keeping.review_on,
    )


def declare_kin(*, child: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Say of yourself that you are related to a child whom you see through your work. From now on you do not."""
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            policies.may_declare_kin(by).or_refuse()
            _bar(writing, _as_kin(by))


def declare_kin_by_details(*, family_name: str, given_name: str, born: date, by: Actor, on: date) -> None:
    """Say that you are related to a child whom you may not see. Nobody learns here whether there is a record."""
    policies.may_declare_kin(by).or_refuse()
    with outside():
        found = child_with_details(family_name=family_name, given_name=given_name, born=born)
        said = Bar.objects.filter(child=found, person=by.person, kind=Bar.Kind.KIN, lifted_on=None)
        if found is None or said.exists():
            return
        with change(found.pk, by=by, on=on, among=lambda _: Child.objects.all()) as writing:
            _bar(writing, _as_kin(by))


def _as_kin(by: Actor) -> Keeping:
    said = "They say that they are related to the child."
    return Keeping(person=by.person, kind=Bar.Kind.KIN, reason=said, household=False)


def ask_to_lift(
    *, child: UUID, bar: UUID, because: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Ask that somebody be let back to what ties them to the child. Nothing changes until a second person agrees."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_govern(by).or_refuse()
        known = bar_for(writing.child, bar, by)
        policies.may_bar(by, known.person_id).or_refuse()
        if known.lift_asked_by:
            raise NotLiftedYet
        writing.add("circle", "lift_asked", id=bar, because=because)


def lift(*, child: UUID, bar: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Let somebody back, as the second of two people."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        known = bar_for(writing.child, bar, by)
        policies.may_lift(by, known).or_refuse()
        writing.add("record", "bar_lifted", id=bar, why=known.lift_because)


def keep_on(
    *, child: UUID, bar: UUID, review_on: date, reason: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Decide that somebody stays kept out, and when this is looked at again."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_govern(by).or_refuse()
        bar_for(writing.child, bar, by)
        writing.add("circle", "bar_kept", id=bar, review_on=review_on, why=reason)
