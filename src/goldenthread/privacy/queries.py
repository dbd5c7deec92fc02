"""What may be asked about requests, always by someone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Part
from goldenthread.privacy import policies
from goldenthread.privacy.models import AccessRequest, Item
from goldenthread.record.circle import NotFound, children_for, keys_for


def request_for(*, reader: Actor, child: UUID, asking: UUID) -> AccessRequest:
    """Return a request about a child in whose circle the reader is."""
    found = AccessRequest.objects.filter(pk=asking, child=child, child__in=children_for(reader)).first()
    if found is None:
        raise NotFound
    return found


def requests_of(*, reader: Actor, child: UUID) -> list[AccessRequest]:
    """Return every request about a child, newest first."""
    about = AccessRequest.objects.filter(child=child, child__in=children_for(reader))
    return list(about.order_by("-received_on", "-pk"))


def own_requests(*, reader: Actor, child: UUID) -> list[AccessRequest]:
    """Return what the reader asked themselves. Nobody of the family is told what another asked."""
    return [each for each in requests_of(reader=reader, child=child) if each.person_id == reader.person]


def items_of(request: AccessRequest) -> list[Item]:
    """Return everything that was gathered, in order of time."""
    return list(Item.objects.filter(request_id=request.pk, child=request.child_id).order_by("dated", "pk"))


def items_seen(*, reader: Actor, request: AccessRequest) -> list[Item]:
    """Return what the reader may see of what was gathered; the rest waits for somebody who may."""
    return [each for each in items_of(request) if policies.may_see_item(reader, each)]


def items_to_judge(*, reader: Actor, child: UUID) -> list[Item]:
    """Return what waits for the reader's opinion."""
    mine = Item.objects.filter(child=child, child__in=children_for(reader)).order_by("dated", "pk")
    return [each for each in mine if policies.may_give_opinion(reader, each).allowed]


def open_requests(*, reader: Actor) -> list[AccessRequest]:
    """Return every open request about children for whom the reader answers, soonest due first."""
    keys = keys_for(reader.on(Part.REQUESTS))
    found = AccessRequest.objects.filter(child__in=keys, state=AccessRequest.State.OPEN)
    return list(found.select_related("child").order_by("due", "pk"))


@dataclass(frozen=True, slots=True)
class Clock:
    """How an open request stands, without a word about whom."""

    received_on: date
    due: date


def clocks_of(authority: str) -> list[Clock]:
    """Return the dates of every open request of an authority, for an officer who sees no child."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT received_on, due FROM privacy_clocks(%s)", [authority])
        return [Clock(*row) for row in cursor.fetchall()]
