"""Who may do what with a child's record."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Ruling


def may_add_document(actor: Actor) -> Ruling:
    """Say whether someone in a child's circle may add a document to the record: everyone who acts for themselves."""
    if actor.capacity is Capacity.SYSTEM:
        return Ruling(allowed=False, because="Documents are added by people.")
    return Ruling(allowed=True, because="Everyone in the circle may add a document.")


def may_ask_about_a_look(actor: Actor) -> Ruling:
    """Say whether someone may ask why somebody looked: the family may."""
    if actor.capacity.is_family:
        return Ruling(allowed=True, because="It is your record. You can ask about anyone who looks at it.")
    return Ruling(allowed=False, because="The family asks about looks. You can see your own here.")


def may_explain_a_look(actor: Actor) -> Ruling:
    """Say whether someone may answer why somebody looked: a manager of the responsible authority may."""
    if actor.capacity is Capacity.MANAGER:
        return Ruling(allowed=True, because="You answer for your authority.")
    return Ruling(
        allowed=False, because="A SEND manager of the local authority answers. Tell them what you know."
    )
