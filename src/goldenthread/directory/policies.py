"""Who may say who works at a setting or for an authority: its own people, without asking anybody else."""

from __future__ import annotations

from typing import Final

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Ruling

_AT_A_SETTING: Final = (Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT, Capacity.SENCO)
_BY_A_HEAD: Final = (*_AT_A_SETTING, Capacity.SAFEGUARDING_LEAD, Capacity.HEAD)
_AT_AN_AUTHORITY: Final = (Capacity.CASEWORKER, Capacity.ADVISER, Capacity.MANAGER)

LEADS: Final = frozenset({Capacity.HEAD, Capacity.MANAGER})
"""Who can be the first at a place: from then on they say who works there."""


def capacities_given_by(actor: Actor) -> tuple[Capacity, ...]:
    """List the capacities in which this actor may let others act. Nobody gives more than they hold themselves."""
    if actor.setting is not None:
        return {
            Capacity.SENCO: _AT_A_SETTING,
            Capacity.HEAD: _BY_A_HEAD,
            Capacity.ADMINISTRATOR: _BY_A_HEAD,
        }.get(actor.capacity, ())
    return _AT_AN_AUTHORITY if actor.authority and actor.capacity is Capacity.MANAGER else ()


def may_give(actor: Actor, capacity: Capacity) -> Ruling:
    """Say whether this actor may let somebody act in this capacity at their own place of work."""
    if capacity in capacities_given_by(actor):
        return Ruling(allowed=True, because="They lead where the other will work.")
    return Ruling(
        allowed=False,
        because="Only those who lead a setting or a team can give others access, and only to it.",
    )


def may_sign_out(actor: Actor, *, is_own: bool) -> Ruling:
    """Say whether this actor may end a colleague's sessions: whoever sees to who works at a place may."""
    if is_own:
        return Ruling(allowed=False, because="You end your own sessions on the page about your account.")
    return rights.may(actor.capacity.value, Errand(Part.STAFF, Act.WRITE))


def may_end(actor: Actor, capacity: Capacity, *, is_own: bool) -> Ruling:
    """Say whether this actor may end somebody's access; nobody locks themselves out by mistake."""
    if is_own:
        return Ruling(
            allowed=False, because="You cannot end your own access. Ask a colleague who leads with you."
        )
    return may_give(actor, capacity)
