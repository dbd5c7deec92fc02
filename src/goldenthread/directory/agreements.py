"""Sharing between organisations: which agreement lets somebody of another organisation see a part of a record."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor, Capacity
from goldenthread.directory.models import Agreement

_OF_SERVICES: Final = frozenset({Capacity.ADVISER, Capacity.SOCIAL_WORKER, Capacity.VIRTUAL_SCHOOL})


def party_of(actor: Actor) -> Agreement.Party | None:
    """Say as whom an actor is party to agreements. A family is party to none, nor is an authority to its own record."""
    if actor.capacity.is_setting:
        return Agreement.Party.SETTINGS
    if actor.capacity is Capacity.HEALTH or (actor.capacity in _OF_SERVICES and actor.body == "health"):
        return Agreement.Party.HEALTH
    return Agreement.Party.SERVICES if actor.capacity in _OF_SERVICES else None


def agreements_for(actor: Actor) -> QuerySet[Agreement]:
    """Return the agreements that let this actor do what they came to do, whichever authority made them."""
    live = Q(ends=None) | Q(ends__gte=actor.today)
    mine = Q(setting=None) | Q(setting=actor.setting)
    return Agreement.objects.filter(
        live,
        mine,
        party=party_of(actor),
        begins__lte=actor.today,
        withdrawn_at=None,
        parts__contains=[actor.errand.part.value],
    )


def covered(actor: Actor) -> Q | None:
    """Return the condition that sharing is agreed, for rows of an authority; None where none need be."""
    if party_of(actor) is None:
        return None
    own = Q(authority_id=actor.authority) if party_of(actor) is Agreement.Party.SERVICES else Q(pk__in=())
    return own | Q(authority_id__in=agreements_for(actor).values("authority_id"))
