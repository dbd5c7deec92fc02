"""Sealing an identity: a new record is made and the old one closed, by two people, and nothing joins the two."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.changes import change, new_record
from goldenthread.record.identities import marks_of_identity
from goldenthread.record.models import Child, Compartment, Identifier, Role, SealedMark, Sealing
from goldenthread.record.sealing import Vault
from goldenthread.record.wall import outside

MAY_SEAL = frozenset({Capacity.MANAGER, Capacity.SOCIAL_WORKER})


class NothingAsked(Refused):
    """Nobody has asked for this record to be sealed. Ask first; then somebody else must agree."""


class SecondPerson(NotAllowed):
    """Somebody else must agree to what you asked for: a sealed record cannot be opened again by mistake."""


def ask(
    *, child: UUID, kind: str, given_name: str, family_name: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Ask that a record is sealed and the child goes on under these names."""
    _may_seal(by)
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        made = writing.new_id()
        told = json.dumps({"given_name": given_name, "family_name": family_name})
        sealed = Vault(writing.child, Compartment.IDENTITY).seal(f"{made}.particulars", told)
        writing.add("identity", "asked", id=made, kind=kind, particulars=sealed)


def agree(*, child: UUID, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Agree, as a second person: make the new record, seal the old one, and return the new record's number."""
    _may_seal(by)
    with outside(), change(child, by=by, on=on, key=key) as writing:
        asked = Sealing.objects.filter(child=child, sealed_on=None).order_by("-asked_on", "-pk").first()
        if asked is None:
            raise NothingAsked
        if asked.asked_by == by.person:
            raise SecondPerson
        old = writing.child
        vault = Vault(old, Compartment.IDENTITY)
        told = json.loads(vault.open(f"{asked.pk}.particulars", asked.particulars))
        fresh = _open_anew(old, told, by, on)
        _mark(old)
        writing.add("identity", "sealed", id=asked.pk, link=vault.seal(f"{asked.pk}.link", str(fresh)))
        return fresh


def _open_anew(old: Child, told: dict[str, str], by: Actor, on: date) -> UUID:
    """Open a record in which nothing points to the one before: no number, no history, nobody of the old circle."""
    row = Child(authority_id=old.authority_id)
    with new_record(row, by=by, on=on) as writing:
        row.pk = writing.new_id()
        writing.add(
            "record", "opened", given_name=told["given_name"], family_name=told["family_name"], born=old.born,
            sex=old.sex, ethnicity=old.ethnicity,
        )  # fmt: skip
        writing.add(
            "record", "joined", id=writing.new_id(), role=Role.RESPONSIBLE.value, held_by=old.authority_id,
            purpose="The responsible authority",
        )  # fmt: skip
        if by.capacity is Capacity.SOCIAL_WORKER:
            writing.add(
                "record", "joined", id=writing.new_id(), role=Role.SOCIAL_WORKER.value, person=by.person, name=by.name,
                purpose=Role.SOCIAL_WORKER.label,
            )  # fmt: skip
    return row.pk


def _mark(old: Child) -> None:
    rows = Identifier.objects.filter(child=old).order_by("pk").values_list("scheme", "value")
    marks = {
        mark
        for numbers in ({}, *({scheme: value} for scheme, value in rows))
        for mark in marks_of_identity(
            old.authority_id,
            born=old.born,
            given_name=old.given_name,
            family_name=old.family_name,
            numbers=numbers,
        )
    }
    fresh = [SealedMark(authority_id=old.authority_id, mark=mark) for mark in sorted(marks)]
    SealedMark.objects.bulk_create(fresh, ignore_conflicts=True)


def _may_seal(by: Actor) -> None:
    if by.capacity not in MAY_SEAL:
        raise NotAllowed(
            "A SEND manager or the child’s social worker can ask for this, and another of them agrees."
        )
