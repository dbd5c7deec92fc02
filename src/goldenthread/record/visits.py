"""A visit: somebody comes to a place of the product on an errand, and is let in or not; and what is written down of it.

The door makes one for each request. Whether the visitor may go on follows from their seat around the child; without a
seat the child does not exist for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from goldenthread.access.actors import Actor
from goldenthread.access.guards import Guard
from goldenthread.access.looks import Look
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Refused, Ruling
from goldenthread.record import wall
from goldenthread.record.circle import NotFound, Sight, may_come, sight_of

_NOT_WRITTEN_DOWN = frozenset({Part.ACCOUNT, Part.REFERENCE})
_LISTS = {Part.FIND: "search", Part.WORKLIST: "list", Part.HOME: "list"}
_ASKED_ALIKE = frozenset({Part.WORKLIST})
"""Lists that ask the database the same each time, along an index, whatever the values."""
_ALWAYS_SO = frozenset({Act.PRINT, Act.EXPORT})
_WITH_COMPARTMENTS = frozenset(
    {Part.RECORD, Part.CONTACT, Part.HEALTH, Part.MARKER, Part.SAFEGUARDING, Part.VOICE}
)
_CHILD = ("child", "child_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who comes, where to, in which seat, and whether they may go on."""

    actor: Actor
    guard: Guard
    errand: Errand
    place: str
    asked: UUID | None
    about: str
    sight: Sight | None
    ruling: Ruling

    @classmethod
    def of(cls, actor: Actor, guard: Guard, request: HttpRequest, blanks: Mapping[str, Any]) -> Self:
        """Look who comes and judge whether they may, from the blanks of the address."""
        errand = guard.errand_of(request.method)
        come = replace(actor, errand=errand)
        place = request.resolver_match.view_name if request.resolver_match else ""
        child = next((blanks[name] for name in _CHILD if name in blanks), None)
        about = " ".join(f"{name} {value}" for name, value in blanks.items() if name not in _CHILD)
        visit = partial(cls, guard=guard, errand=errand, place=place, asked=child, about=about)
        if not guard.is_about_a_child:
            return visit(actor=actor, sight=None, ruling=may_come(come))
        sight = sight_of(come, child=child, case=blanks.get("case"), comes_in=True)
        if sight is None:
            return visit(actor=come, sight=None, ruling=Ruling(False, str(NotFound())))
        return visit(
            actor=replace(come, seat=sight.seat, scope=sight.scope, opened=sight.child, shown=sight.shown),
            sight=sight,
            ruling=sight.ruling,
        )

    @property
    def child(self) -> UUID | None:
        """The child whose record is opened."""
        return self.sight.child.pk if self.sight else None

    def or_refuse(self) -> None:
        """Refuse a visitor who may not go on; whoever is not in the circle learns nothing."""
        if self.guard.is_about_a_child and self.sight is None:
            raise NotFound
        self.ruling.or_refuse()

    def come_in(self) -> None:
        """Step behind the wall. Who opens a child has done so already, with the question whether they may."""
        if self.sight is None:
            wall.come_in(self.actor, plans_once=self.errand.part in _ASKED_ALIKE)
        elif self.errand.part in _WITH_COMPARTMENTS:
            wall.sit(self.actor)

    def looks(self, request: HttpRequest, answer: HttpResponse) -> list[Look]:
        """Return what is written down of a visit that was let in."""
        changed = request.method == "POST" and answer.status_code < 400
        sent_on = 300 <= answer.status_code < 400
        part, act = self.errand.part, self.errand.act
        if part in _NOT_WRITTEN_DOWN or (sent_on and not changed):
            return []
        did = act.value if changed or act in _ALWAYS_SO else _LISTS.get(part, Act.READ.value)
        fields = (
            tuple(sorted(name for name, value in request.GET.items() if value)) if part is Part.FIND else ()
        )
        return [self._look(did, fields)]

    def refused(self, refusal: Refused) -> list[Look]:
        """Return what is written down of a visit that was refused."""
        return [] if self.errand.part in _NOT_WRITTEN_DOWN else [self._look("refused")]

    def _look(self, act: str, fields: tuple[str, ...] = ()) -> Look:
        sight = self.sight
        return Look(
            part=self.errand.part.value,
            act=act,
            child=sight.child.pk if sight else self.asked,
            authority=sight.child.authority_id if sight else "",
            tie=sight.tie if sight else None,
            seat=sight.seat if sight else "",
            agreement=sight.agreement if sight else None,
            purpose=sight.purpose if sight else "",
            place=self.place,
            about=self.about,
            fields=fields,
        )
