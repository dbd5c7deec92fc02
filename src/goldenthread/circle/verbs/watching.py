"""Having every look at a record looked into, where many people know of the child."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.circle import policies
from goldenthread.circle.models import Watched
from goldenthread.record.changes import change


def watch_closely(
    *, child: UUID, yes: bool, because: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Have looks at a record watched closely, or end it. Saying again what is so already changes nothing."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_watch(by).or_refuse()
        standing = Watched.objects.filter(child=child, ended_on=None).first()
        if yes and standing is None:
            writing.add("circle", "watched_closely", id=writing.new_id(), because=because)
        if not yes and standing is not None:
            writing.add("circle", "watch_ended", id=standing.pk, why=because)
