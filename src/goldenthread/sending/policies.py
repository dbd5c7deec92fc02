"""Whether a sending may go on: asked when it is confirmed, when it is approved, and again when it leaves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Ruling
from goldenthread.record.models import Document, Relationship
from goldenthread.record.sharing import EVERYONE
from goldenthread.rulebook.disclosure import GROUNDS, SOURCE
from goldenthread.sending.models import Channel, Sending, State
from goldenthread.sending.recipients import recipient

FRESH_FOR: Final = timedelta(days=28)
ASK_FIRST: Final = (
    "It did not go out. Speak with the safeguarding lead or a manager before you send it again."
)


def may_confirm(sending: Sending, by: Actor) -> Ruling:
    """Say whether this person may confirm to whom it goes: whoever made it ready."""
    if sending.state != State.PREPARED:
        return Ruling(False, "This has been confirmed already.")
    if sending.prepared_by != by.person:
        return Ruling(False, f"{sending.prepared_by_name} made this ready and must confirm it.")
    return Ruling(True, "You made this ready.")


def may_disclose(part: Part, *, outside: bool, ground: str) -> Ruling:
    """Say whether an EHC plan may be given to somebody outside the circle: only on a ground of the law's list."""
    if part is Part.PLAN and outside and ground not in GROUNDS:
        return Ruling(False, f"Choose the ground on which the plan may be given to them ({SOURCE}).")
    return Ruling(True, "This is no plan, the recipient is in the circle, or there is a ground.")


def may_approve(sending: Sending, by: Actor) -> Ruling:
    """Say whether this person may approve as the second: anybody with the right but whoever made it ready."""
    if sending.state != State.WAITING:
        return Ruling(False, "This does not wait for a second person.")
    if sending.prepared_by == by.person:
        return Ruling(False, "You made this ready yourself. Ask a colleague who may send to look at it.")
    return Ruling(True, "You are a second person.")


def may_leave(sending: Sending, *, at: datetime) -> Ruling:
    """Say whether it may leave at this instant: tie, seat, bar, address, version and approval, as they are now."""
    if sending.needs_second_person and not sending.approved_by:
        return Ruling(False, "A second person must approve it first.")
    if sending.document_id and not _is_current(sending):
        return Ruling(False, "The document has changed since this was made ready. Make it ready again.")
    if sending.typed and at.date() - sending.prepared_on > FRESH_FOR:
        return Ruling(
            False, "The address was typed more than 28 days ago. Check it and make this ready again."
        )
    return _still_theirs(sending, at=at) if sending.tie_id else Ruling(True, "A second person approved this.")


def _is_current(sending: Sending) -> bool:
    return Document.objects.filter(
        id=sending.document_id or "", child=sending.child_id, sha256=sending.source
    ).exists()


def _still_theirs(sending: Sending, *, at: datetime) -> Ruling:
    ties = Relationship.objects.filter(id=sending.tie_id or "", child=sending.child_id)
    tie = ties.select_related("person").first()
    document = Document.objects.filter(id=sending.document_id or sending.pk, child=sending.child_id).first()
    sharing = document.sharing if document else EVERYONE
    now = recipient(tie, Part(sending.part), at=at, sharing=sharing) if tie else None
    if now is None:
        return Ruling(False, ASK_FIRST)
    if sending.channel == Channel.ONLINE and now.address != sending.address:
        return Ruling(False, "Their address has changed since this was made ready. Make it ready again.")
    return Ruling(True, "The recipient, the address and the document are as they were confirmed.")


def may_note_arrival(sending: Sending) -> Ruling:
    """Say whether it can have arrived or come back: what has left, and has not come back already."""
    if sending.state not in (State.SENT, State.DELIVERED):
        return Ruling(False, "This has not gone out.")
    return Ruling(True, "This has gone out.")
