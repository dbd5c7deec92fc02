"""Putting right: a fact with its old value kept, an opinion with a statement beside it, and who had the wrong words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.privacy.events import TOPIC
from goldenthread.privacy.models import Correction
from goldenthread.privacy.policies import answering
from goldenthread.record.changes import change
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import Child
from goldenthread.record.projectors import IDENTITY
from goldenthread.sending.models import Sending, State
from goldenthread.sending.queries import content_of
from goldenthread.sending.reading import Letters, words_in

FACTS: Final = {
    "given_name": "given name", "family_name": "family name", "known_as": "the name they go by",
    "postcode": "postcode", "home_language": "language at home",
}  # fmt: skip


class NothingNew(Refused):
    """Say which fact is wrong and what it should say."""


def ask(
    *, child: UUID, kind: str, where: str, words: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Say that something is wrong, and what it should say or what one thinks of it."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        made = writing.new_id()
        writing.add(TOPIC, "correction_asked", id=made, kind=kind, where=where, words=words)
        return made


def correction_for(*, reader: Actor, child: UUID, correction: UUID) -> Correction:
    """Return what somebody says is wrong."""
    found = Correction.objects.filter(pk=correction, child=child, child__in=children_for(reader)).first()
    if found is None:
        raise NotFound
    return found


def corrections_of(*, reader: Actor, child: UUID) -> list[Correction]:
    """Return everything that was said to be wrong: to the family what they said themselves."""
    found = Correction.objects.filter(child=child, child__in=children_for(reader)).order_by(
        "-asked_on", "-pk"
    )
    own = reader.words if reader.capacity.is_family else ""
    return [each for each in found if not own or each.asked_by == own]


def put_right(
    *, child: UUID, correction: UUID, fact: str, new: str, answer: str = "", by: Actor, on: date,
    key: UUID | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Change a particular of the child; return to whom the old value went. The old one stays in the chain."""
    if fact not in FACTS or not new:
        raise NothingNew
    with change(child, by=answering(by), on=on, key=key) as writing:
        if writing.repeated:
            return []
        correction_for(reader=by, child=child, correction=correction)
        old = getattr(writing.child, fact)
        writing.add("record", "identity_changed", **(_identity(writing.child) | {fact: new}))
        told = recipients_of_words(child, old) if old else []
        writing.add(
            TOPIC, "corrected", id=correction, fact=fact, old=old, new=new, answer=answer, recipients=told
        )
        return told


def _identity(child: Child) -> dict[str, Any]:
    return {name: getattr(child, name) for name in (*IDENTITY, "born")}


def attach(
    *, child: UUID, correction: UUID, answer: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Let what somebody thinks of an opinion stand beside it. The opinion itself is not changed."""
    _answer("statement_attached", child, correction, answer, by=by, on=on, key=key)


def refuse(
    *, child: UUID, correction: UUID, answer: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Leave it as it is, and say why."""
    _answer("correction_refused", child, correction, answer, by=by, on=on, key=key)


def _answer(
    name: str, child: UUID, correction: UUID, answer: str, *, by: Actor, on: date, key: UUID | None
) -> None:
    with change(child, by=answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            correction_for(reader=by, child=child, correction=correction)
            writing.add(TOPIC, name, id=correction, answer=answer)


def note_told(
    *, child: UUID, correction: UUID, recipient: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write down that somebody who had the wrong words was told."""
    with change(child, by=answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            writing.add(TOPIC, "recipient_told", id=correction, recipient=recipient)


def recipients_of_words(child: UUID, words: str) -> list[dict[str, Any]]:
    """Find everybody to whom these words went, by reading again the very bytes that were sent."""
    sent = Sending.objects.filter(child=child, state__in=[State.SENT, State.DELIVERED]).order_by(
        "left_at", "pk"
    )
    return [
        {"id": str(each.pk), "name": each.name, "relation": each.relation, "what": each.title}
        for each in sent
        if any(Letters.of(words_in(content_of(each))).spans(words))
    ]
