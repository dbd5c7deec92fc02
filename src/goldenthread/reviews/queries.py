"""What may be asked about annual reviews, always by someone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.assessments.queries import happened_in, standing_from
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Case, Event
from goldenthread.record.projections import uncorrected
from goldenthread.record.queries import case_for
from goldenthread.rulebook.standing import Standing

PROCESS = "annual_review"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review meeting: its day, who came and what was said."""

    on: date
    came: str
    words: str


def review_for(*, reader: Actor, case: UUID) -> Case:
    """Return the reviews of a plan of a child in whose circle the reader is."""
    found = case_for(reader=reader, case=case)
    if found.process != PROCESS:
        raise NotFound
    return found


def opened(*, reader: Actor, case: UUID) -> tuple[Case, Standing, list[Event]]:
    """Return the reviews of a plan, where they stand and what happened in them."""
    found = review_for(reader=reader, case=case)
    events = happened_in(found)
    return found, standing_from(found, events), events


def meeting_to_decide_on(events: Iterable[Event]) -> Meeting | None:
    """Return the latest meeting since the last decision: the one that a decision now would follow."""
    meeting = None
    for event in uncorrected(list(events)):
        if event.name == "meeting_held":
            told = event.fields
            meeting = Meeting(event.happened_on, told.get("came", ""), told.get("words", ""))
        elif event.name == "decided":
            meeting = None
    return meeting
