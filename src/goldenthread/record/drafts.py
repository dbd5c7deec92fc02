"""Words typed and not yet sent. A draft belongs to one person and one place, and goes when the form is accepted."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from goldenthread.record.models import Draft

LONGEST = 200_000


def draft_of(person: UUID, place: str) -> dict[str, Any]:
    """Return what this person last typed at this place and did not send."""
    kept = Draft.objects.filter(person=person, place=place).values_list("words", flat=True).first()
    return kept or {}


def keep_draft(person: UUID, place: str, words: dict[str, Any], at: datetime) -> None:
    """Keep what this person has typed at this place, over what was kept before."""
    Draft.objects.update_or_create(person_id=person, place=place, defaults={"words": words, "saved_at": at})


def drop_draft(person: UUID, place: str) -> None:
    """Forget what was typed here: it has been sent."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_draft WHERE person_id = %s AND place = %s", [person, place])
