"""What may be asked about yearly reviews, always by someone."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Case
from goldenthread.record.queries import case_for

PROCESS = "annual_review"


def review_for(*, reader: Actor, case: UUID) -> Case:
    """Return the reviews of a plan of a child in whose circle the reader is."""
    found = case_for(reader=reader, case=case)
    if found.process != PROCESS:
        raise NotFound
    return found
