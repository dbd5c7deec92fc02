"""What may not leave: words that tell where a sheltered family is, whoever is to have them."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from goldenthread.record.hiding import marks_of
from goldenthread.record.marking import Marker
from goldenthread.record.models import Relationship, Whereabouts
from goldenthread.safeguarding.queries import every_way
from goldenthread.sending.checks import Leaving, looks_for

_LEFT: Final = (
    "They do not live at this address any more. Ask for the new one, and make this ready again for that."
)
_ANOTHERS: Final = (
    "How somebody else in the family can be reached stands in this document. "
    "Take it out of a copy with “Remove words”, and send that copy."
)
_ELSEWHERE: Final = (
    "Where the family lives now stands in this document, and it goes to another address. "
    "Take it out of a copy with “Remove words”, or send it to where they live."
)


@looks_for
def to_the_family_of_a_child_who_died(leaving: Leaving) -> str:
    """Stop what would still go out about a child who has died."""
    return "This child has died, so nothing is sent any more." if leaving.child.died_on else ""


@looks_for
def where_a_sheltered_family_is(leaving: Leaving) -> str:
    """Look for what tells where the family is, also in words that were written before it was kept safe."""
    found = Marker(leaving.child).find(leaving.words, marks_of(leaving.child))
    if not found:
        return ""
    return (
        "Something in this document tells where this family lives or learns, and that is kept safe. "
        "Take it out of a copy with “Remove words”, and send that copy."
    )


@looks_for
def how_a_family_can_be_reached(leaving: Leaving) -> str:
    """Look for an address that was left, a way to reach somebody else, and a new address on the way to an old one.

    Sealed words open for the product itself, so this sees all of it at the latest at the moment something leaves.
    """
    tie = _family_tie(leaving)
    if tie is None:
        return ""
    marker = Marker(leaving.child)
    known = [(way, marker.marks_of(way.kind, words)) for way, words in every_way(child=leaving.child)]
    addresses = [(way, marks) for way, marks in known if way.kind == Whereabouts.Kind.ADDRESS]
    here = [way for way, marks in addresses if marker.find(leaving.address, marks)]
    if here and all(way.ends for way in here):
        return _LEFT
    told = [way for way, marks in known if marker.find(leaving.words, marks)]
    if any(not _is_theirs(way, tie) for way in told):
        return _ANOTHERS
    moved = [way for way in told if way.kind == Whereabouts.Kind.ADDRESS and not way.ends and way not in here]
    return _ELSEWHERE if leaving.address and moved else ""


def _family_tie(leaving: Leaving) -> Relationship | None:
    live = Q(ends=None) | Q(ends__gte=leaving.by.today)
    ties = Relationship.objects.filter(live, child=leaving.child, person=leaving.person)
    family = ties.filter(role__in=["parent", "carer", "young_person", "advocate"]).exclude(person=None)
    return family.order_by("begins", "pk").first()


def _is_theirs(way: Whereabouts, tie: Relationship) -> bool:
    """Say whether a way to reach the family is the recipient's own, or of the home in which they live."""
    at_home = tie.role == "young_person" or tie.lives_with == "yes"
    return way.person_id == tie.person_id or (way.person_id is None and at_home)
