"""What is looked for in a rendering before it may leave. A room that knows of more to look for registers it here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Refused
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child, Relationship
from goldenthread.record.projectors import search_key

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_AT_A_TIME: Final = 200


class MustNotLeave(Refused):
    """This cannot go out as it stands."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to go out: its words, about whom, to whom, who sends it, and on paper where to."""

    words: str
    child: Child
    person: UUID | None
    by: Actor
    address: str = ""


Check = Callable[[Leaving], str]
CHECKS: list[Check] = []


def looks_for(check: Check) -> Check:
    """Register a check. It returns what is wrong and what to do about it, or nothing."""
    CHECKS.append(check)
    return check


def or_stop(leaving: Leaving) -> None:
    """Refuse what a check finds wrong."""
    for check in CHECKS:
        wrong = check(leaving)
        if wrong:
            raise MustNotLeave(wrong)


@looks_for
def contact_details_of_others(leaving: Leaving) -> str:
    """Look for the e-mail address of somebody else of the circle: a parent never learns the other parent's."""
    ties = Relationship.objects.filter(child=leaving.child, role__in=["parent", "carer", "young_person"])
    others = ties.exclude(person=None).exclude(person=leaving.person).values_list("person__email", flat=True)
    words = leaving.words.casefold()
    if any(address.casefold() in words for address in others):
        return (
            "The e-mail address of somebody else in the family stands in this document. "
            "Take it out of a copy with “Remove words”, and send that copy."
        )
    return ""


@looks_for
def another_child(leaving: Leaving) -> str:
    """Look for the full name of another child whom the sender sees: words may have been pasted from their record.

    The queue sees every child, and so cannot say which name the sender might have mixed up.
    """
    if leaving.by.capacity is Capacity.SYSTEM:
        return ""
    parents = Relationship.objects.filter(child=leaving.child, role="parent").exclude(person=None)
    household = Relationship.objects.filter(person__in=parents.values("person"), role="parent")
    others = children_for(leaving.by).exclude(pk=leaving.child.pk).exclude(pk__in=household.values("child"))
    found = next((each for each in _named(others, list(_full_names(leaving.words)))), None)
    if found is None or search_key(found.full_name) == search_key(leaving.child.full_name):
        return ""
    return (
        f"The name {found.full_name} stands in this document, and {found.first_name} is another child whose record you "
        f"can see. Look whether these words belong to {leaving.child.first_name}. If they do not, take them out."
    )


def _named(children: QuerySet[Child], names: list[tuple[str, str]]) -> Iterator[Child]:
    """Yield the children who bear one of these names, asking for so many names at a time."""
    for start in range(0, len(names), _AT_A_TIME):
        some = names[start : start + _AT_A_TIME]
        yield from children.filter(reduce(or_, (Q(given_key=one, family_key=other) for one, other in some)))


def _full_names(words: str) -> Iterator[tuple[str, str]]:
    """Yield each pair of neighbouring words that begin with capitals, as names are kept for finding."""
    seen: set[tuple[str, str]] = set()
    for one, other in pairwise(_WORD.findall(words)):
        name = search_key(one), search_key(other)
        if one[0].isupper() and other[0].isupper() and name not in seen:
            seen.add(name)
            yield name
