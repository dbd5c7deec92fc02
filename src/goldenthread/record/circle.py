"""The one function that says which children someone has to do with. Every list and every page starts from it."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Refused
from goldenthread.record.models import Child, Relationship, Role

M = TypeVar("M", bound=Model)


class NotFound(Refused):
    """There is no such record among those you can see. Check the address, or ask the named contact to add you."""


_OWN_ROLES = {
    Capacity.PARENT: (Role.PARENT,),
    Capacity.YOUNG_PERSON: (Role.YOUNG_PERSON,),
    Capacity.CLASS_TEACHER: (Role.CLASS_TEACHER, Role.CONTACT),
    Capacity.TEACHING_ASSISTANT: (Role.TEACHING_ASSISTANT,),
    Capacity.ADVISER: (Role.ADVISER,),
}


def ties(actor: Actor) -> QuerySet[Relationship]:
    """Return the live relationships through which this actor, in this capacity, has to do with children."""
    today = actor.today
    live = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=today), begins__lte=today)
    if actor.capacity in _OWN_ROLES:
        return live.filter(person_id=actor.person, role__in=_OWN_ROLES[actor.capacity])
    if actor.capacity in (Capacity.SENCO, Capacity.HEAD) and actor.setting:
        return live.filter(setting_id=actor.setting, role=Role.ATTENDS)
    if actor.capacity.is_authority and actor.authority:
        return live.filter(held_by=actor.authority, role=Role.RESPONSIBLE)
    return live.none()


def children_for(actor: Actor) -> QuerySet[Child]:
    """Return the children in whose circle this actor is, acting as they do now. No others exist for them."""
    if actor.capacity is Capacity.SYSTEM:  # no door makes this actor: loads and rebuilds do
        return Child.objects.all()
    return Child.objects.filter(pk__in=keys_for(actor))


def keys_for(actor: Actor) -> QuerySet[Any]:
    """Return the keys of those children, for queries that ask for what belongs to them."""
    if actor.capacity is Capacity.SYSTEM:
        return Child.objects.values("pk")
    return ties(actor).values("child")


def in_circle_of(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """Keep the rows of those children, looking each row's child up in turn.

    For a page read along an index. A join would let the planner begin from the circle, which in a large authority
    is a hundred times the page; a look-up of one row cannot be turned round.
    """
    tie = ties(actor).filter(child=OuterRef("child")).order_by().values("pk")[:1]
    return cast("QuerySet[M]", rows.alias(tie=Subquery(tie)).filter(tie__isnull=False))


def children_asked_about(actor: Actor) -> QuerySet[Child]:
    """Return the children about whom this actor’s setting is being consulted.

    The setting sees the draft plan it was sent and nothing else of the record. SEND Regulations 2014, reg 17.
    """
    if actor.capacity not in (Capacity.SENCO, Capacity.HEAD) or not actor.setting:
        return Child.objects.none()
    today = actor.today
    live = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=today), begins__lte=today)
    return Child.objects.filter(
        pk__in=live.filter(setting_id=actor.setting, role=Role.CONSULTED).values("child")
    )
