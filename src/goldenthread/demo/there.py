"""Whether a demonstration area is here already."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.access.models import Person
from goldenthread.demo.people import CHARACTERS
from goldenthread.record.models import Child


class State(NamedTuple):
    """What the database holds."""

    has_children: bool
    has_demonstration: bool


def state_of_the_record() -> State:
    """Say whether children are on record, and whether they are those of a demonstration area."""
    return State(has_children=Child.objects.exists(), has_demonstration=bool(characters_here()))


def characters_here() -> set[str]:
    """Return the addresses of the demonstration people who are in the database."""
    emails = [each.email for each in CHARACTERS]
    return set(Person.objects.filter(email__in=emails).values_list("email", flat=True))
