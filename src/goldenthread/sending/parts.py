"""What the record page shows of sending: for staff what can go out, for everybody else their own letters."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.parts import RecordView, part


@part("letters", "Letters to you", of=RecordPart.LETTERS, place=81, template="sending/letters_part.html")
def letters_part(view: RecordView) -> dict[str, Any]:
    """Fill the part that leads to one's own letters."""
    return {"child": view.child}


@part("sending", "Sending documents", of=RecordPart.SENDING, place=82, template="sending/sending_part.html")
def sending_part(view: RecordView) -> dict[str, Any]:
    """Fill the part from which documents are sent."""
    may_send = view.may(RecordPart.SENDING, Act.SEND) and view.may(RecordPart.DOCUMENTS)
    return {"child": view.child, "documents": view.documents if may_send else []}
