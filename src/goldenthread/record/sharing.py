"""Who may read what somebody contributed: everyone of the circle, or fewer, as the one who brought it was promised.

A rule narrows what a seat may read and never widens it. Whoever brought something can always read it again.
"""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from goldenthread.access.actors import SETTING, Capacity

EVERYONE: Final = "everyone"
PROFESSIONALS: Final = "professionals"
AUTHORITY: Final = "authority"
NOT_SCHOOL: Final = "not_school"

RULES: Final = [
    (EVERYONE, "Everyone in the circle who may read documents"),
    (PROFESSIONALS, "Only people who work with the child, and not the family"),
    (NOT_SCHOOL, "Everyone but the school, nursery or college"),
    (AUTHORITY, "Only the local authority, and whoever brought it"),
]
USUAL: Final = {"complaint": AUTHORITY}
"""What holds for a kind of document of which nothing else is said."""

_FAMILY: Final = frozenset(
    {Capacity.PARENT, Capacity.CARER, Capacity.YOUNG_PERSON, Capacity.ADVOCATE, Capacity.READER}
)


def rules_open_to(capacity: Capacity) -> frozenset[str]:
    """Name the rules under which somebody in this capacity may read."""
    is_authority = capacity.is_authority or capacity is Capacity.SYSTEM
    found = {EVERYONE}
    found |= {PROFESSIONALS} if capacity not in _FAMILY else set()
    found |= {NOT_SCHOOL} if capacity not in SETTING else set()
    return frozenset(found | ({AUTHORITY} if is_authority else set()))


def open_to(capacity: Capacity, name: str) -> Q:
    """Keep the documents that somebody may read who acts in this capacity and is named in the record like this."""
    return Q(sharing__in=sorted(rules_open_to(capacity))) | Q(added_by=name)
