"""What may be done with the record itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record import policies
from goldenthread.record.changes import change
from goldenthread.record.documents import keep
from goldenthread.record.files.apart import Fit


def add_document(
    *, child: UUID, content: bytes | Fit, name: str, kind: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Add a document to a child's record and return its id. The same bytes are kept once, whoever brings them."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        policies.may_add_document(by).or_refuse()
        # The bytes go first: an event must never name a document that was not kept.
        kept = keep(content)
        made = writing.new_id()
        writing.add("record", "document_added", id=made, name=name, kind=kind, **asdict(kept))
        return made
