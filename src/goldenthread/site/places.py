"""The main places of the service for whoever acts: by their work, and only where the register of rights lets in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from django.urls import resolve, reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.guards import Guard, guard_of
from goldenthread.record.circle import may_come
from goldenthread.site.shell import Place

_DUE: Final = (("Due", "insight:worklist"), ("Find a child", "insight:find"))
_LEADING: Final = (("My children", "home"), *_DUE, ("People", "directory:people"))
_CLASS: Final = (("My class", "home"), *_DUE)
_SAFE: Final = (("Keeping children safe", "safeguarding:home"), *_DUE)
_WORK: Final = (("Worklist", "insight:worklist"), ("Find a child", "insight:find"))

PLACES: Final[dict[Capacity, tuple[tuple[str, str], ...]]] = {
    Capacity.PARENT: (("My child", "home"),),
    Capacity.CARER: (("My child", "home"),),
    Capacity.YOUNG_PERSON: (("My record", "home"),),
    Capacity.ADVOCATE: (("Whom I help", "home"),),
    Capacity.READER: (("What I was let read", "home"),),
    Capacity.CLASS_TEACHER: _CLASS,
    Capacity.TEACHING_ASSISTANT: _CLASS,
    Capacity.SENCO: _LEADING,
    Capacity.HEAD: _LEADING,
    Capacity.SAFEGUARDING_LEAD: _SAFE,
    Capacity.SOCIAL_WORKER: _SAFE,
    Capacity.CASEWORKER: _WORK,
    Capacity.MANAGER: (*_WORK, ("People", "directory:people")),
    Capacity.OFFICER: (
        ("To review", "watch:officer"),
        ("Security events", "watch:happenings"),
        ("Requests", "privacy:clocks"),
        ("Sharing agreements", "watch:agreements"),
        ("Who may see what", "watch:rights"),
    ),
    Capacity.ADMINISTRATOR: (("People", "directory:people"), ("Sharing agreements", "watch:agreements")),
    Capacity.ANALYST: (("Ideas that help", "support:toolkit"),),
}
"""A few words each, the first page first. Whoever is not named here has a worklist."""


def places_for(actor: Actor) -> tuple[Place, ...]:
    """Return where somebody may go, acting as they do. It asks no database: the register alone decides."""
    return tuple(_open_to(actor))


def _open_to(actor: Actor) -> Iterator[Place]:
    for words, name in PLACES.get(actor.capacity, _WORK):
        href, guard = _found(name)
        if guard is not None and may_come(actor.on(guard.errand.part, guard.errand.act)).allowed:
            yield Place(words=words, href=href)


@cache
def _found(name: str) -> tuple[str, Guard | None]:
    href = reverse(name)
    return href, guard_of(resolve(href).func)
