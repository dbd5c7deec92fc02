"""The one function that says which children someone has to do with. Every list and every page starts from it.

An actor comes on an errand: one act with one part of a record. They reach the children around whom they sit in a seat
that may do it, and for whom sharing is agreed where they are of another organisation.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar, cast
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery, UUIDField, Value

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Part
from goldenthread.access.predicates import NEVER
from goldenthread.access.prepared import Prepared
from goldenthread.access.rulings import Refused, Ruling
from goldenthread.directory.agreements import agreements_for, covered
from goldenthread.record.models import Bar, Case, Child, Relationship, Sealing
from goldenthread.record.seats import LIVE, Seat, seat_among, seats_for, seats_open_to
from goldenthread.record.sheltered import KEPT_SAFE, NOT_OPEN, KnowsWhere, may_tell_where
from goldenthread.record.wall import coming_in

M = TypeVar("M", bound=Model)


class NotFound(Refused):
    """There is no such record among those you can see. Check the address, or ask the named contact to add you."""


def ties(actor: Actor) -> QuerySet[Relationship]:
    """Return the live relationships through which this actor may do, with children, what they came to do."""
    found = _through(actor, seats_for(actor))
    part = actor.errand.part
    if not may_tell_where(part) or (part is Part.HOME and actor.capacity.is_family):
        return found
    return found.filter(KnowsWhere(F("child"), Value(actor.person, UUIDField())))


def _through(actor: Actor, seats: list[Seat]) -> QuerySet[Relationship]:
    sitting = reduce(or_, (seat.tie.q(actor) for seat in seats), NEVER) if seats else NEVER
    agreed = covered(actor)
    found = Relationship.objects.filter(LIVE.q(actor), sitting, *([] if agreed is None else [agreed]))
    sealed = Sealing.objects.filter(child=OuterRef("child"), sealed_on__isnull=False)
    return found.filter(~Exists(bars_against(actor).filter(child=OuterRef("child"))), ~Exists(sealed))


def bars_against(actor: Actor) -> QuerySet[Bar]:
    """Return what keeps this person out, acting as they do."""
    return Bar.objects.filter(
        person=actor.person, kind__in=kinds_against(actor), lifted_on=None, begins__lte=actor.today
    )


def kinds_against(actor: Actor) -> list[Bar.Kind]:
    """Name the kinds of bar that keep somebody out, acting as they do: kin as staff, an order as family."""
    return [Bar.Kind.BLOCK, Bar.Kind.ORDER if actor.capacity.is_family else Bar.Kind.KIN]


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
    return children_for(actor.on(Part.CONSULTATION, Act.WRITE))


def may_come(actor: Actor) -> Ruling:
    """Say whether somebody in this capacity may come to a place that is not about one child."""
    seats = [actor.capacity.value, *(seat.name for seat in seats_open_to(actor))]
    rulings = [rights.may(seat, actor.errand) for seat in seats if seat in rights.register()]
    allowed = next((ruling for ruling in rulings if ruling.allowed), None)
    return allowed or next(iter(rulings), Ruling(False, "This place is not for you."))


class Sight(NamedTuple):
    """How somebody came to stand before a child's record: seat, tie and agreement, and whether they may go on."""

    child: Child
    seat: str
    tie: UUID
    agreement: UUID | None
    purpose: str
    scope: tuple[str, ...]
    ruling: Ruling
    shown: bool


def sight_of(
    actor: Actor, *, child: UUID | None = None, case: UUID | None = None, comes_in: bool = False
) -> Sight | None:
    """Say how this actor sees a child, named outright or by a case; None for whoever is not in the circle.

    With `comes_in`, whoever is in the circle steps behind the wall with the same statement, until the transaction ends.
    """
    seated = seat_among(actor, _seen(actor, child, case, comes_in))
    if seated is None:
        return None
    seat, tie = seated
    if comes_in and not tie.entered:  # type: ignore[attr-defined]  # annotated above
        return None  # the database judges too, and whom it refuses it shows nothing
    return Sight(
        tie.child,
        seat.name,
        tie.pk,
        tie.agreement,  # type: ignore[attr-defined]  # annotated above
        tie.purpose,
        tuple(tie.scope),
        _ruling(actor, seat, shown=tie.shown),  # type: ignore[attr-defined]  # as above
        tie.shown,  # type: ignore[attr-defined]  # as above
    )


@Prepared
def _seen(actor: Actor, child: UUID | None, case: UUID | None, comes_in: bool) -> QuerySet[Relationship]:  # noqa: FBT001
    asked = (
        Q(child=child) if child else Q(child__in=Case.objects.filter(pk=cast("UUID", case)).values("child"))
    )
    agreement = agreements_for(actor).filter(authority_id=OuterRef("authority_id")).values("pk")[:1]
    found = _through(actor, seats_open_to(actor)).filter(asked).select_related("child")
    knows = KnowsWhere(F("child"), Value(actor.person, UUIDField()))
    told = found.annotate(agreement=Subquery(agreement), shown=knows)
    if comes_in:
        told = told.annotate(entered=coming_in(actor, "child"))
    return told.order_by("begins", "pk")


def _ruling(actor: Actor, seat: Seat, *, shown: bool) -> Ruling:
    """Say whether the seat may; and of a sheltered child, nobody who is not named is told where."""
    if not shown and may_tell_where(actor.errand.part):
        return Ruling(False, NOT_OPEN if actor.capacity.is_family else KEPT_SAFE)
    return rights.may(seat.name, actor.errand)
