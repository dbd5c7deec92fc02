"""What may be done with the record itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record import policies
from goldenthread.record.changes import change
from goldenthread.record.documents import keep
from goldenthread.record.files.apart import Fit
from goldenthread.record.looking import look_for, question_for
from goldenthread.record.sharing import EVERYONE, USUAL


class AlreadyAnswered(Refused):
    """Somebody has answered this already. Go back to see what they wrote."""


def add_document(
    *, child: UUID, content: bytes | Fit, name: str, kind: str, sharing: str = "", by: Actor, on: date,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add a document to a child's record and return its id. The same bytes are kept once, whoever brings them."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        policies.may_add_document(by).or_refuse()
        # The bytes go first: an event must never name a document that was not kept.
        kept = keep(content)
        made = writing.new_id()
        rule = sharing or USUAL.get(kind, EVERYONE)
        # What not everybody may read is not named to everybody in the timeline either.
        told: dict[str, Any] = asdict(kept)
        told |= {"name": name} if rule == EVERYONE else {"title": name, "sharing": rule}
        writing.add("record", "document_added", id=made, kind=kind, **told)
        return made


def ask_about_look(
    *, child: UUID, look: int, about: str, question: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Ask the responsible authority about a look at the record; return the id of the question."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        policies.may_ask_about_a_look(by).or_refuse()
        look_for(child=child, reader=by, look=look)
        made = writing.new_id()
        writing.add("record", "look_questioned", id=made, look=look, about=about, question=question)
        return made


def explain_look(
    *, child: UUID, question: UUID, answer: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Answer a question about a look. A question is answered once; what is added later is a new question."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_explain_a_look(by).or_refuse()
        asked = question_for(child=child, reader=by, question=question)
        if asked.answered_on:
            raise AlreadyAnswered
        writing.add("record", "look_explained", id=asked.pk, about=asked.about, answer=answer)
