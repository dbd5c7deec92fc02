"""Who can see a part of a record today, and why: worked out from the ties and the register, as the door does.

For everybody who has to do with the child, an actor is made as the door would make one, and asked for their seat.
Nothing here is kept: what somebody may see is said once, and this reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from goldenthread.access import rights
from goldenthread.access.actors import ENGLAND, Actor, Capacity
from goldenthread.access.parts import Errand, Part
from goldenthread.access.rights import register
from goldenthread.directory.agreements import agreements_for, party_of
from goldenthread.directory.models import Agreement, Post
from goldenthread.record.acting import FAMILY_CAPACITIES
from goldenthread.record.circle import kinds_against
from goldenthread.record.models import Bar, Child, Relationship, Role
from goldenthread.record.seats import LIVE, seat_among
from goldenthread.standards.codes.authorities import local_authorities

_LEADING = (Capacity.SENCO.value, Capacity.HEAD.value, Capacity.SAFEGUARDING_LEAD.value)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may perhaps see: acting as they would, by what name, and the last day of their post."""

    actor: Actor
    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Seer:
    """Somebody who can see a part: who, in which seat, by what tie and agreement, and until when."""

    name: str
    seat: str
    organisation: str
    tie: Relationship
    agreement: Agreement | None
    until: date | None
    person: UUID

    @property
    def is_whom(self) -> str:
        return register()[self.seat].words


class Looking:
    """The people around one child at one instant, each query made once however many parts are asked about."""

    def __init__(self, child: Child, at: datetime) -> None:
        self.child = child
        self.at = at
        self.today = at.astimezone(ENGLAND).date()
        self.ties = list(
            Relationship.objects.filter(child=child)
            .select_related("person", "setting")
            .order_by("begins", "pk")
        )
        self.bars = list(Bar.objects.filter(child=child, lifted_on=None, begins__lte=self.today))
        self.agreements: dict[tuple[object, ...], Agreement | None] = {}
        self.candidates = list(self._candidates())

    def who_may(self, part: Part) -> list[Seer]:
        """Return everybody who can read this part now, the family first, in the order of the register."""
        order = list(register())
        found = [seer for each in self.candidates if (seer := self._seer(each, part))]
        return sorted(found, key=lambda each: (order.index(each.seat), each.name))

    def parts_of(self, tie: Relationship) -> list[Part]:
        """Return what somebody of the family can read."""
        return [
            part
            for part in Part
            if part.is_about_a_child and any(each.tie.pk == tie.pk for each in self.who_may(part))
        ]

    def is_live(self, tie: Relationship) -> bool:
        """Say whether a tie counts now."""
        return LIVE.holds(Actor(person=_NOBODY, name="", capacity=Capacity.SYSTEM, at=self.at), tie)

    def _seer(self, candidate: Candidate, part: Part) -> Seer | None:
        actor = candidate.actor.on(part)
        if self._is_barred(actor):
            return None
        agreement = self._agreement(actor)
        if agreement is None and not self._needs_none(actor):
            return None
        seated = seat_among(actor, self.ties)
        if seated is None or not rights.may(seated[0].name, Errand(part)).allowed:
            return None
        seat, tie = seated
        last = (tie.ends, _day(tie.until), agreement.ends if agreement else None, candidate.until)
        until = min((each for each in last if each), default=None)
        return Seer(candidate.name, seat.name, actor.organisation, tie, agreement, until, actor.person)

    def _is_barred(self, actor: Actor) -> bool:
        kinds = kinds_against(actor)
        return any(bar.person_id == actor.person and bar.kind in kinds for bar in self.bars)

    def _needs_none(self, actor: Actor) -> bool:
        party = party_of(actor)
        own = party is Agreement.Party.SERVICES and actor.authority == self.child.authority_id
        return party is None or own

    def _agreement(self, actor: Actor) -> Agreement | None:
        if self._needs_none(actor):
            return None
        asked = (party_of(actor), actor.setting, actor.errand.part)
        if asked not in self.agreements:
            found = agreements_for(actor).filter(authority_id=self.child.authority_id)
            self.agreements[asked] = found.order_by("begins", "pk").first()
        return self.agreements[asked]

    def _candidates(self) -> Iterator[Candidate]:
        for tie in self.ties:
            capacity = FAMILY_CAPACITIES.get(Role(tie.role))
            if capacity and tie.person and tie.person.is_active:
                yield Candidate(
                    Actor(person=tie.person.pk, name=tie.person.name, capacity=capacity, at=self.at), tie.name
                )
        yield from (_at_work(post, self.at) for post in self._posts())
        yield from self._of_authorities()

    def _posts(self) -> Iterable[Post]:
        people = [tie.person_id for tie in self.ties if tie.person_id]
        settings = [tie.setting_id for tie in self.ties if tie.setting_id]
        live = Q(ends=None) | Q(ends__gte=self.today)
        there = Q(person__in=people) | Q(setting__in=settings, capacity__in=_LEADING)
        found = Post.objects.filter(live, there, begins__lte=self.today, person__is_active=True)
        return found.select_related("person").order_by("begins", "pk")

    def _of_authorities(self) -> Iterator[Candidate]:
        """Name an authority's caseworkers and managers together: there may be hundreds."""
        for code in sorted({tie.held_by for tie in self.ties if tie.held_by}):
            known = local_authorities().get(code)
            organisation = known.name if known else f"Local authority {code}"
            for capacity, name in ((Capacity.CASEWORKER, "Caseworkers"), (Capacity.MANAGER, "SEND managers")):
                acting = Actor(
                    person=_NOBODY,
                    name=name,
                    capacity=capacity,
                    at=self.at,
                    authority=code,
                    organisation=organisation,
                )
                yield Candidate(acting, name)


def who_may(child: Child, part: Part, at: datetime) -> list[Seer]:
    """Return which people and organisations can read this part of a record now."""
    return Looking(child, at).who_may(part)


def _at_work(post: Post, at: datetime) -> Candidate:
    acting = Actor(
        person=post.person_id, name=post.person.name, capacity=Capacity(post.capacity), at=at,
        authority=post.authority_id, setting=post.setting_id, organisation=post.organisation, body=post.body,
    )  # fmt: skip
    return Candidate(acting, post.person.name, post.ends)


def _day(instant: datetime | None) -> date | None:
    return instant.astimezone(ENGLAND).date() if instant else None
