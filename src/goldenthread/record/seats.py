"""The seats around a child: what must be so of a tie for somebody to sit there, acting as they do.

What each seat may do stands in the register of rights. Seats are tried in this order, and the first that allows the
errand is the one somebody sits in; whoever sees the whole record could also sit where a school report is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goldenthread.access.actors import SETTING, Actor, Capacity
from goldenthread.access.predicates import Among, Begun, Condition, Covers, Is, NotOver, StillOpen
from goldenthread.access.rights import register
from goldenthread.record.models import Relationship, Role, Sees

_MINE = Is("person_id", lambda actor: actor.person, "the tie is theirs")
_AT_MY_SETTING = Is("setting_id", lambda actor: actor.setting, "the child has to do with their setting")
_BY_MY_AUTHORITY = Is("held_by", lambda actor: actor.authority, "their authority is responsible")
_SEES_ALL = Among("sees", {Sees.FULL.value}, "nothing narrows what they see")
_SEES_REPORTS = Among("sees", {Sees.FULL.value, Sees.REPORT.value}, "they may read what a school report says")
_PARENTS_DECIDE = NotOver("child__school_age_ends", "the child is not over compulsory school age")
_AS_AGREED = _PARENTS_DECIDE | Among("agreed", {Sees.FULL.value}, "the young person has agreed")
_NOT_REFUSED = _PARENTS_DECIDE | Among(
    "agreed", {"", Sees.FULL.value, Sees.REPORT.value}, "the young person has not said no"
)

LIVE: Final = (
    Begun("begins", "it has begun")
    & NotOver("ends", "it has not ended")
    & StillOpen("until", "the time it was given for is not over")
)
"""What holds of every tie that counts."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: its name in the register of rights, who can sit there, and by what tie."""

    name: str
    capacities: frozenset[Capacity]
    tie: Condition


def _own(name: str, role: Role, *capacities: Capacity) -> Seat:
    return Seat(name, frozenset(capacities or {Capacity(name)}), _MINE & _role(role))


def _role(*roles: Role) -> Condition:
    words = " or ".join(role.label for role in roles)
    return Among("role", {role.value for role in roles}, f"they are {words}")


def _family(name: str, role: Role, sees: Condition, *capacities: Capacity) -> Seat:
    return Seat(name, frozenset(capacities), _MINE & _role(role) & sees)


_EMERGENCY: Final = (SETTING - {Capacity.TEACHING_ASSISTANT}) | {
    Capacity.CASEWORKER, Capacity.MANAGER, Capacity.HEALTH, Capacity.SOCIAL_WORKER, Capacity.ADVISER,
}  # fmt: skip

SEATS: Final = (
    _own("young_person", Role.YOUNG_PERSON),
    _family("parent", Role.PARENT, _SEES_ALL & _AS_AGREED, Capacity.PARENT),
    _family("carer", Role.CARER, _SEES_ALL & _AS_AGREED, Capacity.CARER),
    _family("parent_reports", Role.PARENT, _SEES_REPORTS & _NOT_REFUSED, Capacity.PARENT),
    _family("parent_reports", Role.CARER, _SEES_REPORTS & _NOT_REFUSED, Capacity.CARER),
    Seat(
        "advocate",
        frozenset({Capacity.ADVOCATE}),
        _MINE & _role(Role.ADVOCATE) & Covers("scope", "the family has allowed this part"),
    ),
    _own("granted", Role.GRANTED, Capacity.READER),
    Seat(
        "class_teacher",
        frozenset({Capacity.CLASS_TEACHER}),
        _MINE & _role(Role.CLASS_TEACHER, Role.CONTACT),
    ),
    _own("teaching_assistant", Role.TEACHING_ASSISTANT),
    *(
        Seat(capacity.value, frozenset({capacity}), _AT_MY_SETTING & _role(Role.ATTENDS))
        for capacity in (Capacity.SENCO, Capacity.HEAD, Capacity.SAFEGUARDING_LEAD)
    ),
    Seat("consulted", frozenset({Capacity.SENCO, Capacity.HEAD}), _AT_MY_SETTING & _role(Role.CONSULTED)),
    *(
        Seat(capacity.value, frozenset({capacity}), _BY_MY_AUTHORITY & _role(Role.RESPONSIBLE))
        for capacity in (Capacity.CASEWORKER, Capacity.MANAGER)
    ),
    _own("adviser", Role.ADVISER),
    _own("health", Role.HEALTH),
    _own("social_worker", Role.SOCIAL_WORKER),
    _own("virtual_school", Role.VIRTUAL_SCHOOL),
    _own("emergency", Role.EMERGENCY, *_EMERGENCY),
)


def seats_open_to(actor: Actor) -> list[Seat]:
    """Return the seats somebody in this capacity could sit in, whatever they came to do."""
    return [seat for seat in SEATS if actor.capacity in seat.capacities]


def seats_for(actor: Actor) -> list[Seat]:
    """Return the seats in which this actor could do what they came to do."""
    return [seat for seat in seats_open_to(actor) if register()[seat.name].allow(actor.errand)]


def seat_among(actor: Actor, ties: Iterable[Relationship]) -> tuple[Seat, Relationship] | None:
    """Return the first seat these ties give that allows the errand; failing that, the first they give at all."""
    ties = list(ties)
    for seats in (seats_for(actor), seats_open_to(actor)):
        for seat in seats:
            for tie in ties:
                if (LIVE & seat.tie).holds(actor, tie):
                    return seat, tie
    return None
