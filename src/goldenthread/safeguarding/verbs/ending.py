"""The death of a child: nothing reminds anybody any more, nothing is sent, and the record stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.changes import change
from goldenthread.record.models import Case
from goldenthread.sending import events
from goldenthread.sending.models import Sending, State

_NOT_GONE: Final = (State.PREPARED, State.WAITING, State.RELEASED)


def record_death(*, child: UUID, died_on: date, by: Actor, on: date, key: UUID | None = None) -> None:
    """Write down that a child has died. From then on the record can be read and no longer added to."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        rows = Case.objects.filter(child=child, ended=False).order_by("opened_on", "pk")
        cases = [{"id": row.pk, "process": row.process} for row in rows]
        for sending in Sending.objects.filter(child=child, state__in=_NOT_GONE).order_by("pk"):
            events.move(
                writing, sending.pk, "stopped", note="This child has died, so nothing is sent any more."
            )
        writing.add("record", "died", day=died_on, cases=cases)
