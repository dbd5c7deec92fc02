"""The product with its checks and its log taken away, to measure what they cost: for a bench's own database alone."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from goldenthread.access.actors import Actor
from goldenthread.access.prepared import Prepared
from goldenthread.access.rulings import Ruling
from goldenthread.insight.queries import worklist
from goldenthread.record import visits
from goldenthread.record.circle import Sight
from goldenthread.record.models import Child
from goldenthread.site import door

NOBODY = UUID(int=0)


class NotABench(Exception):
    """The checks are taken away only from a database that a bench made."""


@Prepared
def _child(child: UUID) -> QuerySet[Child]:
    return Child.objects.filter(pk=child)


def _anybody(actor: Actor, *, child: UUID, **_: object) -> Sight:
    """Open the child as whoever asks, in the seat of their capacity, as if they were always let in."""
    return Sight(_child(child)[0], actor.capacity.value, NOBODY, None, "", (), Ruling(True, ""), True)


def _every_row(_: Actor, rows: QuerySet[Model]) -> QuerySet[Model]:
    return rows


def take_checks_away() -> None:
    """Serve pages as the owner of the tables, with no judgement of who asks and no note of who looked."""
    if not str(connection.settings_dict["NAME"]).startswith("bench_"):
        raise NotABench
    vars(visits).update(sight_of=_anybody, wall=SimpleNamespace(come_in=_nothing, sit=_nothing))
    vars(door).update(note=_nothing)
    vars(worklist).update(in_circle_of=_every_row)


def _nothing(*_: object, **__: object) -> None:
    """Do nothing."""
