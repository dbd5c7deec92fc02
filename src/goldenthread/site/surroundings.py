"""What stands around every page for whoever is signed in: a context processor gives each page its shell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.addresses import address
from goldenthread.access.signing import sessions
from goldenthread.record.models import Child
from goldenthread.site.places import places_for
from goldenthread.site.presenting import is_presenting
from goldenthread.site.shell import About, Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell of the page: places by capacity, who is signed in and as what."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"shell": Shell()}
    is_family = actor.capacity.is_family
    return {
        "shell": Shell(
            account=address("account"),
            leave=address("leave") if is_family else "",
            is_neutral=is_family and bool(getattr(request.user, "shares_device", False)),
            places=places_for(actor),
            person=actor.name,
            acting_as=", ".join(part for part in (actor.capacity.words, actor.organisation) if part),
            sign_out=address("sign-out"),
            change="" if sessions.has_one_way(request.session) else address("act-as"),
            present="" if is_family or actor.capacity is Capacity.ADVOCATE else address("present"),
            is_presenting=is_presenting(request),
            path=request.get_full_path(),
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
