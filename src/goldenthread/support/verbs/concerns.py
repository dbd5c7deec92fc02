"""Raise a concern, name the family's contact, or close a concern without a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import change
from goldenthread.record.models import Case, Role
from goldenthread.record.queries import case_for
from goldenthread.support import events, policies, queries


class NotAtTheSetting(Refused):
    """The contact must work at the child's setting. Choose someone from the list."""


def raise_concern(
    *,
    child: UUID,
    seen: str,
    by: Actor,
    on: date,
    where: Sequence[str] = (),
    tried: str = "",
    good_at: str = "",
    area: str = "",
    key: UUID | None = None,
) -> UUID:
    """Raise a concern: it opens a First Response with a named contact, and returns its case."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return _case(writing.repeated[0].case_id)
        policies.may_raise_concern(by).or_refuse()
        holder = queries.holder_for(writing.child, on)
        return events.concern(
            writing, seen=seen, where=where, tried=tried, good_at=good_at, area=area, holder=holder
        )


def name_contact(*, case: UUID, person: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Name another person at the setting as the family's contact. There is exactly one at a time."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_name_contact(by, held).or_refuse()
        named = _colleague(held, person, on)
        writing.step(case, "contact_named", contact=named, lead=person, lead_name=named)
        for before in queries.contacts_of(writing.child, on):
            writing.add("record", "left", id=before.pk, why="Someone else is the family’s contact now.")
        writing.add(
            "record", "joined", id=writing.new_id(), role=Role.CONTACT.value, person=person, name=named,
            purpose="The family’s named contact",
        )  # fmt: skip


def close_concern(*, case: UUID, reason: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Close a concern without a plan, with the reason the family will read."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_close_concern(by, held).or_refuse()
        writing.step(case, "closed", reason=reason)


def _colleague(case: Case, person: UUID, on: date) -> str:
    staff = queries.staff_of(case.setting_id, on) if case.setting_id else []
    found = next((post.person.name for post in staff if post.person_id == person), None)
    if found is None:
        raise NotAtTheSetting
    return found


def _case(id: UUID | None) -> UUID:
    if id is None:
        raise Refused("This form was already used for something else. Open the page again.")
    return id
