"""What stands around every page for whoever is signed in: a context processor gives each page its shell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record.models import Child
from goldenthread.site.shell import About, Place, Shell

_PARENT = (("My child", "home"),)
_YOUNG_PERSON = (("My record", "home"),)
_SETTING = (("My children", "home"), ("Due", "insight:worklist"), ("Find a child", "insight:find"))
_LEADING = (*_SETTING, ("People", "directory:people"))
_OFFICER = (("To review", "watch:officer"), ("Sharing agreements", "watch:agreements"))
_AUTHORITY = (("Worklist", "insight:worklist"), ("Find a child", "insight:find"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell of the page: places by capacity, who is signed in and as what."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"shell": Shell()}
    is_family = actor.capacity.is_family
    return {
        "shell": Shell(
            account=reverse("account"),
            leave=reverse("leave") if is_family else "",
            is_neutral=is_family and bool(getattr(request.user, "shares_device", False)),
            places=tuple(_places(actor)),
            person=actor.name,
            acting_as=", ".join(part for part in (actor.capacity.words, actor.organisation) if part),
            sign_out=reverse("sign-out"),
            about=_about(actor.opened),
        )
    }


def _about(opened: object) -> About | None:
    if not isinstance(opened, Child):
        return None
    return About(
        id=opened.pk,
        name=opened.full_name,
        born=opened.born,
        reference=opened.reference,
        died_on=opened.died_on,
    )


def _places(actor: Actor) -> list[Place]:
    return [
        Place(words=words, href=reverse(name)) for words, name in _offered(actor.capacity) if _known(name)
    ]


def _offered(capacity: Capacity) -> tuple[tuple[str, str], ...]:
    if capacity is Capacity.YOUNG_PERSON:
        return _YOUNG_PERSON
    if capacity.is_family:
        return _PARENT
    if capacity.is_authority:
        return _AUTHORITY
    if capacity is Capacity.OFFICER:
        return _OFFICER
    return _LEADING if capacity in {Capacity.SENCO, Capacity.HEAD} else _SETTING


def _known(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
