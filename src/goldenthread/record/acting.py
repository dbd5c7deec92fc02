"""In which capacities a person can act, and the actor for one of them. A person always acts in exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from goldenthread.access.actors import ENGLAND, Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Post
from goldenthread.record.models import Relationship, Role

FAMILY_CAPACITIES = {
    Role.PARENT: Capacity.PARENT,
    Role.CARER: Capacity.CARER,
    Role.YOUNG_PERSON: Capacity.YOUNG_PERSON,
    Role.ADVOCATE: Capacity.ADVOCATE,
    Role.GRANTED: Capacity.READER,
}


@dataclass(frozen=True, slots=True)
class WayToAct:
    """One capacity open to a person. `id` is how a session remembers it."""

    id: str
    words: str


def ways_to_act(person: Person, at: datetime) -> list[WayToAct]:
    """List the capacities in which a person can act today: posts held, and family ties."""
    today = at.astimezone(ENGLAND).date()
    live = Q(ends=None) | Q(ends__gte=today)
    posts = Post.objects.filter(live, person=person, begins__lte=today).order_by("begins", "pk")
    ways = [WayToAct(str(post.pk), f"{Capacity(post.capacity).words}, {post.organisation}") for post in posts]
    ties = Relationship.objects.filter(
        live, person=person, begins__lte=today, role__in=list(FAMILY_CAPACITIES)
    )
    roles = set(ties.order_by().values_list("role", flat=True).distinct())
    return ways + [
        WayToAct(role.value, FAMILY_CAPACITIES[role].words) for role in FAMILY_CAPACITIES if role in roles
    ]


def actor_for(person: Person, way: str, at: datetime, *, held: Post | None = None) -> Actor | None:
    """Return the person acting in this way at this instant, or None when it is not open to them any more.

    `held` is a post that was read with their session just now.
    """
    if way in {role.value for role in FAMILY_CAPACITIES}:
        return Actor(person=person.pk, name=person.name, capacity=FAMILY_CAPACITIES[Role(way)], at=at)
    today = at.astimezone(ENGLAND).date()
    still = Q(ends=None) | Q(ends__gte=today)
    known = held if held is not None and str(held.pk) == way else None
    post = known or Post.objects.filter(still, pk=way, person=person, begins__lte=today).first()
    if post is None:
        return None
    return Actor(
        person=person.pk,
        name=person.name,
        capacity=Capacity(post.capacity),
        at=at,
        authority=post.authority_id,
        setting=post.setting_id,
        organisation=post.organisation,
        body=post.body,
    )
