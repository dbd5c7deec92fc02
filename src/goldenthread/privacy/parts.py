"""What the record page shows of requests about personal information."""

from __future__ import annotations

from typing import Any

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.parts import RecordView, part


@part("requests", "What is kept", of=RecordPart.RECORD, place=90, template="privacy/part.html")
def requests_part(view: RecordView) -> dict[str, Any] | None:
    """Fill the part that leads to a request for what is kept, and to those that are being answered."""
    acts = {act.value: view.may(RecordPart.REQUESTS, act) for act in (Act.READ, Act.WRITE, Act.GRANT)}
    return (
        {"child": view.child, "acts": acts, "own": view.reader.capacity.is_family}
        if any(acts.values())
        else None
    )
