"""Who may open a record in an emergency, review it, and say what is shared with whom."""

from __future__ import annotations

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Ruling
from goldenthread.record.seats import seats_open_to
from goldenthread.watch.models import Opening, Outcome

_SUSPENDED = (
    "You cannot open records in an emergency until the privacy and safeguarding officer has looked at an earlier time. "
    "If a child is in danger, ring 999, and tell your safeguarding lead."
)


def may_open_in_emergency(actor: Actor) -> Ruling:
    """Say whether somebody in this capacity may open a record in an emergency: those for whom there is a seat."""
    if any(seat.name == "emergency" for seat in seats_open_to(actor)):
        return Ruling(allowed=True, because="People in your role may open a record in an emergency.")
    return Ruling(
        allowed=False,
        because="People in your role cannot open a record in an emergency. Ask your safeguarding lead.",
    )


def is_free_to(openings: list[Opening], actor: Actor) -> Ruling:
    """Say whether nothing stands against somebody: no opening that was not accepted, and none left without review."""
    if any(stands_against(each, actor) for each in openings):
        return Ruling(allowed=False, because=_SUSPENDED)
    return Ruling(allowed=True, because="Nothing stands against it.")


def stands_against(opening: Opening, actor: Actor) -> bool:
    """Say whether an opening suspends the right of whoever made it."""
    is_late = opening.outcome == Outcome.WAITING and opening.review_by < actor.today
    return (is_late or opening.outcome == Outcome.SUSPENDED) and opening.restored_at is None


def may_review(actor: Actor, person: object) -> Ruling:
    """Say whether somebody may review what this person did: an officer, and nobody their own doing."""
    if actor.capacity is not Capacity.OFFICER:
        return Ruling(allowed=False, because="The privacy and safeguarding officer reviews this.")
    if actor.person == person:
        return Ruling(allowed=False, because="Nobody reviews what they did themselves.")
    return Ruling(allowed=True, because="You watch over who looks.")


def may_share(actor: Actor) -> Ruling:
    """Say whether somebody may make and withdraw agreements to share the records of their authority's children."""
    ruling = rights.may(actor.capacity.value, Errand(Part.AGREEMENTS, Act.WRITE))
    if ruling.allowed and (not actor.authority or actor.setting):
        return Ruling(
            allowed=False, because="An authority says what is shared of its own children’s records."
        )
    return ruling
