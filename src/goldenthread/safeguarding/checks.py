"""What may not leave: words that tell where a sheltered family is, whoever is to have them."""

from __future__ import annotations

from goldenthread.record.hiding import marks_of
from goldenthread.record.marking import Marker
from goldenthread.sending.checks import Leaving, looks_for


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
