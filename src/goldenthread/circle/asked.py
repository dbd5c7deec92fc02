"""What may be asked about whoever asks to read a record: by themselves, and by those who answer for it."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.circle import policies
from goldenthread.circle.models import STAYS_OPEN, Asked, Wanted
from goldenthread.directory.models import Post
from goldenthread.record.circle import NotFound, keys_for
from goldenthread.record.models import Child

MOST: Final = 50


def own_asked(reader: Actor) -> list[Asked]:
    """Return what somebody asked for themselves, the newest first."""
    return list(Asked.objects.filter(person_id=reader.person).order_by("-asked_on", "-pk")[:MOST])


def waiting(reader: Actor) -> list[Wanted]:
    """Return who waits for an answer about the reader's children, those who waited longest first."""
    keys = keys_for(reader.on(Part.RIGHTS, Act.WRITE))
    found = _open(reader.today).filter(child__in=keys).exclude(person_id=reader.person)
    return list(found.select_related("child").order_by("asked_on", "pk")[:MOST])


def wanted_of(child: Child, asked: UUID) -> Wanted:
    """Return one who asked, answered or not."""
    found = Wanted.objects.filter(child=child, pk=asked).first()
    if found is None:
        raise NotFound
    return found


def wanted_for(child: Child, asked: UUID, on: date) -> Wanted:
    """Return one of whom nobody has said yes or no."""
    found = _open(on).filter(child=child, pk=asked).first()
    if found is None:
        raise NotFound
    return found


def holds_post(wanted: Wanted, on: date) -> bool:
    """Say whether whoever asked still works in the role in which they asked."""
    capacity = next(each for each, role in policies.ASKS_AS.items() if role.value == wanted.role)
    posts = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), person=wanted.person_id, begins__lte=on)
    return posts.filter(capacity=capacity).exists()


def _open(on: date) -> QuerySet[Wanted]:
    return Wanted.objects.filter(answer="", asked_on__gt=on - STAYS_OPEN)
