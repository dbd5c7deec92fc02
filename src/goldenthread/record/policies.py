"""Who may do what with a child's record."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Ruling


def may_add_document(actor: Actor) -> Ruling:
    """Say whether someone in a child's circle may add a document to the record: everyone who acts for themselves."""
    if actor.capacity is Capacity.SYSTEM:
        return Ruling(allowed=False, because="Documents are added by people.")
    return Ruling(allowed=True, because="Everyone in the circle may add a document.")
