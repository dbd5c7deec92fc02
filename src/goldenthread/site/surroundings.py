"""What stands around every page for whoever is signed in: a context processor gives each page its shell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.site.shell import Place, Shell

_PARENT = (("My child", "home"),)
_YOUNG_PERSON = (("My record", "home"),)
_SETTING = (("My children", "home"), ("Due", "insight:worklist"), ("Find a child", "insight:find"))
_AUTHORITY = (("Worklist", "insight:worklist"), ("Find a child", "insight:find"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell of the page: places by capacity, who is signed in and as what."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"shell": Shell()}
    return {
        "shell": Shell(
            places=tuple(_places(actor)),
            person=actor.name,
            acting_as=", ".join(part for part in (actor.capacity.words, actor.organisation) if part),
            sign_out=reverse("sign-out"),
        )
    }


def _places(actor: Actor) -> list[Place]:
    return [Place(words=words, href=reverse(name)) for words, name in _offered(actor) if _known(name)]


def _offered(actor: Actor) -> tuple[tuple[str, str], ...]:
    if actor.capacity is Capacity.YOUNG_PERSON:
        return _YOUNG_PERSON
    if actor.capacity.is_family:
        return _PARENT
    return _AUTHORITY if actor.capacity.is_authority else _SETTING


def _known(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
