"""Who may take out a list, who approves it, and when it can be fetched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Ruling
from goldenthread.record.circle import may_come
from goldenthread.release.columns import COLUMNS, may_take_out
from goldenthread.release.models import ALONE, TakenOut

_WAITING = "Somebody else of your organisation has to approve this list first."


def may_ask(actor: Actor) -> Ruling:
    """Say whether somebody may take out lists at all."""
    return may_come(actor.on(Part.LISTS, Act.EXPORT))


def may_have(actor: Actor, columns: Iterable[str]) -> Ruling:
    """Say whether somebody may take out every one of these columns."""
    names = list(columns)
    allowed = bool(names) and all(
        name in COLUMNS and may_take_out(actor, COLUMNS[name].part) for name in names
    )
    return Ruling(
        allowed, "You may read all of it." if allowed else "Choose at least one column that you may read."
    )


def needs_approval(children: int, others_today: int) -> bool:
    """Say whether a second person approves: for many children, at once or in smaller lists on one day."""
    return children + others_today > ALONE


def may_decide(actor: Actor, taken: TakenOut) -> Ruling:
    """Say whether somebody may approve a list: another of the same organisation who has the right."""
    ruling = may_come(actor.on(Part.LISTS, Act.GRANT))
    if not ruling.allowed:
        return ruling
    if taken.person_id == actor.person:
        return Ruling(False, "Nobody approves their own list. Ask somebody else of your organisation.")
    if not is_of(actor, taken):
        return Ruling(False, "Somebody of the same organisation approves this list.")
    if not taken.needs_approval or taken.asked_at is None:
        return Ruling(False, "Nobody has asked for this list to be approved.")
    if not taken.children:
        return Ruling(False, "This list waited too long. Whoever needs it asks for a new one.")
    return Ruling(taken.approved is None, "This list is decided already.")


def may_fetch(actor: Actor, taken: TakenOut) -> Ruling:
    """Say whether somebody may take the file: whoever asked, in the same office, until its time is over."""
    if taken.person_id != actor.person or not is_of(actor, taken):
        return Ruling(False, "Only whoever asked for this list can take it out.")
    if taken.needs_approval and not (
        taken.approved and taken.decided_by and taken.decided_by != taken.person_id
    ):
        return Ruling(False, "This list was refused." if taken.approved is False else _WAITING)
    if taken.until is None:
        return Ruling(False, "Ask for this list first: look at its first rows and press the button.")
    return Ruling(actor.at < taken.until, "The seven days of this list are over. Take out a new one.")


def is_of(actor: Actor, taken: TakenOut) -> bool:
    """Say whether a list is of the organisation for which somebody acts."""
    if actor.setting or taken.setting_id:
        return actor.setting == taken.setting_id
    return bool(actor.authority) and actor.authority == taken.authority_id


def standing(taken: TakenOut, at: datetime) -> str:
    """Say where a list stands, in words."""
    if taken.asked_at is None:
        return "not asked for yet"
    if taken.approved is False:
        return "refused"
    if taken.until is None:
        return "waiting for approval"
    return "ready" if at < taken.until else "gone"
