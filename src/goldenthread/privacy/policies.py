"""Who may do what with a request about personal information, and what must come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Ruling
from goldenthread.privacy.models import AccessRequest, Hold, Item, Mark
from goldenthread.rulebook.personal_data import WITHHELD, may_still_extend

QUESTIONS: Final = {
    "responsibility": "Has this person parental responsibility, and how do you know?",
    "competence": "Could the child decide this for themselves?",
    "wishes": "What does the child want?",
    "interests": "Is it in the child’s best interests?",
    "order": "Is there an order or a warning that stands against it?",
}
"""What is asked before a child's information is gathered for somebody of the family. The answers are kept."""

_OPINION_OF: Final = {
    Hold.HEALTH: frozenset({Capacity.HEALTH}),
    Hold.SOCIAL_WORK: frozenset({Capacity.SOCIAL_WORKER}),
    Hold.HARM: frozenset({Capacity.SAFEGUARDING_LEAD, Capacity.SOCIAL_WORKER}),
    Hold.ALLEGATION: frozenset({Capacity.SAFEGUARDING_LEAD, Capacity.SOCIAL_WORKER}),
    Hold.THIRD_PARTY: frozenset({Capacity.MANAGER, Capacity.HEAD, Capacity.SAFEGUARDING_LEAD}),
    Hold.UNREAD: frozenset({Capacity.MANAGER, Capacity.HEAD, Capacity.SAFEGUARDING_LEAD}),
}
_OPEN: Final = AccessRequest.State.OPEN


def answering(by: Actor) -> Actor:
    """Return somebody on the errand of answering. A family may ask, and not weigh, close or answer what it asked."""
    return by.on(Part.REQUESTS, Act.SEND)


def may_gather(request: AccessRequest) -> Ruling:
    """Say whether everything may be gathered: once, and for a child only after what must be weighed is weighed."""
    if request.state != _OPEN or request.gathered_on:
        return Ruling(False, "This has been gathered already, or the request is closed.")
    if request.is_by_family_about_child and not request.answers:
        return Ruling(False, "Answer first whether this person may ask for the child.")
    if not request.proof:
        return Ruling(False, "Write down first how this person showed who they are.")
    return Ruling(True, "Everything needed before is there.")


def may_extend(request: AccessRequest, *, on: date) -> Ruling:
    """Say whether two months more may be taken: once, and told within the first month."""
    if request.extended_because or request.state != _OPEN:
        return Ruling(False, "This has been extended already, or it is closed.")
    if not may_still_extend(request.received_on, on=on):
        return Ruling(
            False, "The first month is over: it is too late to take more time. Answer as soon as you can."
        )
    return Ruling(True, "The person can still be told within the first month.")


def is_marked_well(mark: str, ground: str, remove: Iterable[str]) -> Ruling:
    """Say whether a mark says all it must: a ground for withholding, the words to be removed."""
    if mark == Mark.WITHHOLD and ground not in WITHHELD:
        return Ruling(False, "Choose the ground in law for withholding this.")
    if mark == Mark.REDACT and not any(remove):
        return Ruling(False, "Write the words that are to be removed, one on each line.")
    return Ruling(True, "The mark says all it must.")


def judges(by: Actor) -> tuple[str, ...]:
    """Name the reasons for waiting that are this professional's to judge."""
    return tuple(sorted(hold.value for hold, who in _OPINION_OF.items() if by.capacity in who))


def may_give_opinion(by: Actor, item: Item) -> Ruling:
    """Say whether something about this item is still for this professional to say."""
    if may_see_item(by, item) and (set(item.holds) - set(item.judged)) & set(judges(by)):
        return Ruling(True, "This is for you to say.")
    return Ruling(False, "This is for another professional to say.")


def wanted_from(item: Item) -> str:
    """Name the professionals whose opinion is still needed."""
    left = [each for each in item.holds if each not in item.judged]
    told = [" or ".join(sorted(who.words for who in _OPINION_OF[Hold(each)])) for each in left]
    return "; ".join(dict.fromkeys(told))


def may_see_item(by: Actor, item: Item) -> bool:
    """Say whether an item's content is open to this person: what their seat may not read, they do not see here."""
    return rights.may(by.seat or by.capacity.value, Errand(Part(item.part))).allowed


def may_answer(request: AccessRequest, items: Mapping[str, Item] | Iterable[Item]) -> Ruling:
    """Say whether the answer may be put together: everything decided, and every opinion in."""
    found = list(items.values() if isinstance(items, Mapping) else items)
    if request.state != _OPEN or not request.gathered_on:
        return Ruling(False, "Gather what is kept first.")
    waiting = [each for each in found if not each.is_ready]
    if waiting:
        return Ruling(False, f"{len(waiting)} items still wait for a decision or for an opinion.")
    return Ruling(True, "Everything has been decided.")
