"""Who may do what with a child's record."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Ruling
from goldenthread.record.models import FAMILY_ROLES, Relationship, Role


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


SOMEBODY_WHO_CARES = "Somebody who looks after the child"
_TOLD_OF_CARERS = frozenset({Capacity.YOUNG_PERSON, Capacity.CARER})


def may_name(actor: Actor, tie: Relationship) -> bool:
    """Say whether somebody may be told by name of a person in a circle.

    A family is not told whom one of it has asked for help, such as a solicitor. And one parent does not learn here
    with whom the other lives now, nor with whom a child was placed: who else looks after the child has no name to them.
    """
    if not _is_kept_apart(actor) or tie.person_id == actor.person:
        return True
    if tie.given_by is not None:
        return tie.given_by == actor.person
    return tie.role != Role.CARER or actor.capacity in _TOLD_OF_CARERS


def named_to(actor: Actor, words: str) -> str:
    """Return who did something, as somebody may be told of it: to a parent, a carer has no name."""
    is_carer = words.partition(", ")[2] == Capacity.CARER.words and words != actor.words
    if is_carer and _is_kept_apart(actor) and actor.capacity not in _TOLD_OF_CARERS:
        return SOMEBODY_WHO_CARES
    return words


def _is_kept_apart(actor: Actor) -> bool:
    return actor.capacity.is_family or actor.capacity is Capacity.ADVOCATE


_WHO_INVITES = frozenset(
    {Capacity.SENCO, Capacity.HEAD, Capacity.CASEWORKER, Capacity.MANAGER, Capacity.SOCIAL_WORKER}
)


def may_invite(actor: Actor, role: Role) -> Ruling:
    """Say whether somebody may ask a member of the family into the circle: those who answer for who is in it."""
    if role not in FAMILY_ROLES:
        return Ruling(
            allowed=False, because="Only a parent, a carer or the young person is invited in this way."
        )
    if actor.capacity not in _WHO_INVITES:
        return Ruling(allowed=False, because="Ask the SENCO, the head or the authority to invite the family.")
    return Ruling(allowed=True, because="They answer for who is in the circle.")
