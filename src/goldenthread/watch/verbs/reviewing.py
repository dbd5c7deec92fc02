"""What an officer does: accepts an emergency, asks about it, suspends the right or gives it back; closes an alert."""

from __future__ import annotations

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import change
from goldenthread.record.models import Child, Relationship
from goldenthread.record.wall import outside
from goldenthread.watch import policies
from goldenthread.watch.models import Alert, Opening, Outcome


class Reviewed(Refused):
    """This was reviewed already. Go back to see what was found."""


def ask(*, opening: Opening, question: str, by: Actor) -> None:
    """Ask whoever opened the record. The day by which it is reviewed stays."""
    _to_review(opening, by)
    opening.question, opening.answer = question, ""
    opening.save(update_fields=["question", "answer"])


def accept(*, opening: Opening, note: str, by: Actor) -> None:
    """Find that the emergency was one."""
    _to_review(opening, by)
    _found(opening, Outcome.ACCEPTED, note, by)


def suspend(*, opening: Opening, note: str, by: Actor) -> None:
    """Find that it was none: the record closes now, and whoever opened it opens no other."""
    _to_review(opening, by)
    _found(opening, Outcome.SUSPENDED, note, by)
    with outside():
        tie = Relationship.objects.filter(pk=opening.tie, until__gt=by.at).first()
        if tie is not None:
            with change(tie.child_id, by=by, on=by.today, among=lambda _: Child.objects.all()) as writing:
                writing.add("circle", "emergency_ended", id=tie.pk, name=tie.name, at=by.at.isoformat())


def give_back(*, opening: Opening, by: Actor) -> None:
    """Give the right back that an opening suspended."""
    policies.may_review(by, opening.person_id).or_refuse()
    if opening.restored_at is None and policies.stands_against(opening, by):
        opening.restored_at, opening.restored_by = by.at, by.words
        opening.save(update_fields=["restored_at", "restored_by"])


def close(*, alert: Alert, found: Alert.Found, note: str, by: Actor) -> None:
    """Write down what was found about looks that seemed out of place."""
    policies.may_review(by, alert.person_id).or_refuse()
    if alert.found:
        raise Reviewed
    alert.found, alert.note, alert.closed_at, alert.closed_by = found, note, by.at, by.words
    alert.save(update_fields=["found", "note", "closed_at", "closed_by"])


def _to_review(opening: Opening, by: Actor) -> None:
    policies.may_review(by, opening.person_id).or_refuse()
    if opening.outcome:
        raise Reviewed


def _found(opening: Opening, outcome: Outcome, note: str, by: Actor) -> None:
    opening.outcome, opening.note = outcome, note
    opening.reviewed_at, opening.reviewed_by = by.at, by.words
    opening.save(update_fields=["outcome", "note", "reviewed_at", "reviewed_by"])
