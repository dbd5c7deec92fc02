"""The rows that follow from what people say about a circle."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.circle.models import CapacityDecision, Consent, Wanted, Watched
from goldenthread.record.models import Bar, Event, Relationship
from goldenthread.record.projections import projects
from goldenthread.record.projectors import end_tie, owned, put_tie
from goldenthread.record.rows import Rows


@projects("circle", "lift_asked", "bar_kept")
def bar(rows: Rows, event: Event) -> None:
    """Note that somebody asks to lift a bar, or that it was looked at again and stays."""
    row = rows.get(Bar, UUID(event.fields["id"]))
    if row is None:
        return
    asked = event.name == "lift_asked"
    row.lift_because = event.fields["because"] if asked else ""
    row.lift_asked_by = event.person_id if asked else None
    row.lift_asked_words = event.actor if asked else ""
    if not asked:
        row.review_on = date.fromisoformat(event.fields["review_on"])
    row.version = event.seq
    rows.put(row)


@projects("circle", "chosen")
def chosen(rows: Rows, event: Event) -> None:
    """Put what a young person agreed that each adult sees."""
    _agree(rows, event)


@projects("circle", "capacity_decided")
def capacity_decided(rows: Rows, event: Event) -> None:
    """Put what was found about one decision, and what each adult sees because of it."""
    told = event.fields
    row = owned(
        CapacityDecision,
        rows,
        event,
        deciding=told["deciding"],
        can_decide=told["can_decide"],
        how_known=told["how_known"],
        decided_on=event.happened_on,
        decided_by=event.actor,
        review_on=date.fromisoformat(told["review_on"]),
    )
    rows.put(row)
    _agree(rows, event)


@projects("circle", "consent_given")
def consent_given(rows: Rows, event: Event) -> None:
    """Put what a family said yes to."""
    row = owned(
        Consent,
        rows,
        event,
        purpose=event.fields["purpose"],
        given_by=event.person_id,
        given_words=event.actor,
        given_on=event.happened_on,
    )
    rows.put(row)


@projects("circle", "consent_taken_back")
def consent_taken_back(rows: Rows, event: Event) -> None:
    """Note that a family has taken its yes back."""
    row = rows.get(Consent, UUID(event.fields["id"]))
    if row is not None:
        row.taken_back_on, row.version = event.happened_on, event.seq
        rows.put(row)


@projects("circle", "watched_closely", "watch_ended")
def watched(rows: Rows, event: Event) -> None:
    """Put that looks at this record are looked into, or that they are not any more."""
    if event.name == "watch_ended":
        rows.put(owned(Watched, rows, event, ended_on=event.happened_on))
        return
    rows.put(owned(Watched, rows, event, because=event.fields["because"], begins=event.happened_on))


@projects("circle", "access_asked")
def access_asked(rows: Rows, event: Event) -> None:
    """Put that somebody asks to read the record."""
    told = event.fields
    row = owned(
        Wanted,
        rows,
        event,
        person_id=event.person_id,
        name=told["name"],
        asked_by=event.actor,
        role=told["role"],
        purpose=told.get("purpose", ""),
        reason=told.get("reason", ""),
        until=date.fromisoformat(told["until"]),
        asked_on=event.happened_on,
    )
    rows.put(row)


@projects("circle", "access_given", "access_refused")
def access_answered(rows: Rows, event: Event) -> None:
    """Note what those who answer for the circle said."""
    row = rows.get(Wanted, UUID(event.fields["id"]))
    if row is not None:
        given = event.name == "access_given"
        row.answer = Wanted.Answer.YES if given else Wanted.Answer.NO
        row.because, row.version = event.fields.get("because", ""), event.seq
        rows.put(row)


@projects("circle", "helper_joined", "opened_in_emergency", "reader_joined")
def joined(rows: Rows, event: Event) -> None:
    """Put whoever helps, opened the record in an emergency or was named to read it into the circle for a time."""
    put_tie(rows, event, event.fields)


@projects("circle", "helper_left", "emergency_ended", "reader_ended")
def left(rows: Rows, event: Event) -> None:
    """Say that they left it."""
    end_tie(rows, event)


@projects(
    "circle", "helper_invited", "helper_uninvited", "reader_named", "reader_not_named", "way_in_renewed"
)
def helper_invited(rows: Rows, event: Event) -> None:
    """Make no row: an invitation puts nobody into the circle."""


def _agree(rows: Rows, event: Event) -> None:
    for choice in event.fields.get("choices", ()):
        tie = rows.get(Relationship, UUID(choice["id"]))
        if tie is not None:
            tie.agreed, tie.version = choice["agreed"], event.seq
            rows.put(tie)
