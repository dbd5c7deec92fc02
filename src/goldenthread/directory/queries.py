"""Who works where, always asked by somebody who works there."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.inviting import waiting
from goldenthread.directory.models import Post

KIND = "post"


class NobodyThere(Refused):
    """There is no such person among those who work here. Look at the list again: it may have changed."""


def posts_at(reader: Actor) -> list[Post]:
    """Return the posts held at the reader's own place of work, today or later."""
    rows = Post.objects.filter(Q(ends=None) | Q(ends__gte=reader.today), **_place(reader))
    return list(rows.select_related("person").order_by("person__name", "begins", "pk"))


def post_at(*, reader: Actor, post: UUID) -> Post:
    """Return one post at the reader's own place of work."""
    found = Post.objects.filter(pk=post, **_place(reader)).select_related("person").first()
    if found is None:
        raise NobodyThere
    return found


def teachers_at(reader: Actor) -> list[Person]:
    """Return the class teachers of the reader's setting: for each, a colleague may stand in."""
    posts = [each for each in posts_at(reader) if each.capacity == Capacity.CLASS_TEACHER]
    return list({each.person_id: each.person for each in posts}.values())


def invited_to(reader: Actor) -> list[Invitation]:
    """Return who has been asked to the reader's place of work and has not come yet."""
    return waiting(KIND, about_place(reader), reader.at)


def about_place(actor: Actor) -> str:
    """Name an actor's place of work, as invitations to it carry it."""
    return str(actor.setting or actor.authority)


def _place(reader: Actor) -> dict[str, object]:
    if reader.setting is not None:
        return {"setting_id": reader.setting}
    return {"setting_id": None, "authority_id": reader.authority or "none"}
