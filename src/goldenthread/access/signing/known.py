"""Whom an outside provider brings: the person it is already joined to, and nobody else."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from goldenthread.access.ids import new_id
from goldenthread.access.models import OutsideKey, Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.outside.coming import Visitor


class AlreadyAnothers(Refused):
    """That account is already joined to somebody else here. Sign out there, and use your own."""


def person_known_as(visitor: Visitor, at: datetime) -> Person | None:
    """Return the person this issuer's subject is joined to. The same subject of another issuer is somebody else."""
    key = (
        OutsideKey.objects.filter(issuer=visitor.issuer, subject=visitor.subject, person__is_active=True)
        .select_related("person")
        .first()
    )
    if key is None:
        return None
    key.used_at = at
    key.save(update_fields=["used_at"])
    return key.person


def join(person: Person, visitor: Visitor, at: datetime) -> None:
    """Let a person sign in from now on as this issuer's subject."""
    try:
        with transaction.atomic():
            key, _ = OutsideKey.objects.get_or_create(
                issuer=visitor.issuer,
                subject=visitor.subject,
                defaults={"id": new_id(at), "person": person, "provider": visitor.provider, "added_at": at},
            )
    except IntegrityError as trouble:
        raise AlreadyAnothers from trouble
    if key.person_id != person.pk:
        raise AlreadyAnothers
