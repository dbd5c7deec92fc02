"""The children of one class, and what is due for them."""

from __future__ import annotations

from typing import Final, NamedTuple
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child, Deadline
from goldenthread.rulebook.process import Party

LARGEST_CLASS: Final = 60


class Class(NamedTuple):
    """Children, each with the next date that the setting owes, and whether there are more than are shown."""

    children: list[Child]
    due: dict[UUID, Deadline]
    more: bool


def class_of(*, reader: Actor) -> Class:
    """Return the children whom the reader teaches or supports, by first name."""
    found = list(children_for(reader).order_by("given_key", "family_key", "pk")[: LARGEST_CLASS + 1])
    children = found[:LARGEST_CLASS]
    owed = Deadline.objects.filter(child__in=children, is_next=True, owner=Party.SETTING.value)
    due: dict[UUID, Deadline] = {}
    for row in owed.select_related("case").order_by("due", "pk"):
        due.setdefault(row.child_id, row)
    return Class(children, due, len(found) > LARGEST_CLASS)
