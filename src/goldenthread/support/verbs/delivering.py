"""Write down whether planned help was given."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.access.actors import Actor
from goldenthread.access.prepared import Prepared
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import change
from goldenthread.support import policies
from goldenthread.thread.events import give_session, miss_session
from goldenthread.thread.models import Strand


class NotADayOfThePlan(Refused):
    """Help is written down on the day or afterwards, and not before the plan began. Choose another day."""


def log_session(
    *,
    child: UUID,
    provision: UUID,
    day: date,
    given: bool,
    by: Actor,
    on: date,
    minutes: int | None = None,
    group_size: int | None = None,
    given_by: str = "",
    note: str = "",
    key: UUID | None = None,
) -> None:
    """Write down one planned session: given, with its minutes and group, or missed, with the reason."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_log_delivery(by).or_refuse()
        found = _provision(child, provision)
        if not found:
            raise Refused("This help is not part of the child’s plan. Open the page again to see what is.")
        if day > on or day < found[0].begins:
            raise NotADayOfThePlan
        if given:
            give_session(
                writing, provision=provision, given_by=given_by or by.name, minutes=minutes, group_size=group_size,
                note=note, on=day,
            )  # fmt: skip
        else:
            miss_session(writing, provision=provision, reason=note, given_by=given_by, on=day)


@Prepared
def _provision(child: UUID, provision: UUID) -> QuerySet[Strand]:
    return Strand.objects.filter(pk=provision, child=child, kind=Strand.Kind.PROVISION)
