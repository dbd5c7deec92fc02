"""What may be done with the record itself."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record import policies
from goldenthread.record.changes import change
from goldenthread.record.documents import keep


def add_document(
    *, child: UUID, content: bytes, name: str, kind: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Add a document to a child's record and return its id. The same bytes are kept once, whoever brings them."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        policies.may_add_document(by).or_refuse()
        # The bytes go first: an event must never name a document that was not kept.
        sha256, media_type = keep(content)
        made = writing.new_id()
        writing.add(
            "record",
            "document_added",
            id=made,
            name=name,
            kind=kind,
            media_type=media_type,
            size=len(content),
            sha256=sha256,
        )
        return made
