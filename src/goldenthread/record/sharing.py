"""Who may read what somebody contributed: everyone of the circle, or fewer, as the one who brought it was promised.

A rule narrows what a seat may read and never widens it. What was printed or brought in a case, such as an EHC plan, is
read by those who may read that part of the record. Whoever brought something can always read it again.
"""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from goldenthread.access import rights
from goldenthread.access.actors import SETTING, Actor, Capacity
from goldenthread.access.parts import Errand, Part

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

PARTS_IN_CASES: Final = {"plan": Part.PLAN, "letter": Part.ASSESSMENT, "report": Part.ADVICE}
"""To which part of the record a kind of document belongs that was printed or brought in a case."""

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


def open_to(reader: Actor, name: str) -> Q:
    """Keep the documents that a reader may read, who is named in the record like this."""
    told = Q(sharing__in=sorted(rules_open_to(reader.capacity)))
    kept_apart = sorted(kind for kind, part in PARTS_IN_CASES.items() if not _may_read(reader, part))
    if kept_apart:
        told &= ~Q(case_id__isnull=False, kind__in=kept_apart)
    return told | Q(added_by=name)


def _may_read(reader: Actor, part: Part) -> bool:
    return reader.covers(part) and rights.may(reader.seat or reader.capacity.value, Errand(part)).allowed
