"""How the family can be reached, and keeping that from everybody who is not named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import NotAllowed
from goldenthread.record.changes import Change, change
from goldenthread.record.marking import Marker
from goldenthread.record.models import Compartment, Shelter, Trusted, Whereabouts
from goldenthread.record.sealing import Vault


def tell(
    *, child: UUID, kind: str, words: str, person: UUID | None, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write down a way to reach the family: an adult's own, or the child's home where no person is named.

    An address takes the place of the one before, so that nothing goes on being sent there.
    """
    if by.capacity.is_family and person not in (None, by.person):
        raise NotAllowed("You can write down how you can be reached, and where the child lives with you.")
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        if kind == Whereabouts.Kind.ADDRESS:
            _leave_the_last(writing, person)
        made, marks = writing.new_id(), writing.new_id()
        sealed = Vault(writing.child, Compartment.WHEREABOUTS).seal(f"{made}.words", words)
        hashes = Marker(writing.child).marks_of(kind, words)
        writing.add(
            "whereabouts",
            "told",
            id=made,
            marks=marks,
            kind=kind,
            person=person,
            sealed=sealed,
            hashes=hashes,
        )


def _leave_the_last(writing: Change, person: UUID | None) -> None:
    left = Whereabouts.objects.filter(
        child=writing.child, kind=Whereabouts.Kind.ADDRESS, person=person, ends=None
    )
    for row in left.order_by("pk"):
        writing.add("whereabouts", "ended", id=row.pk)


def end(*, child: UUID, whereabouts: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take out a way to reach the family."""
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            writing.add("whereabouts", "ended", id=whereabouts)


def shelter(
    *, child: UUID, reason: str, named: Iterable[UUID], by: Actor, on: date, key: UUID | None = None
) -> None:
    """Keep safe where a child lives and learns, from now on; whoever does it may know, and those they name."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated or Shelter.objects.filter(child=child, lifted_on=None).exists():
            return
        made = writing.new_id()
        sealed = Vault(writing.child, Compartment.SAFEGUARDING).seal(f"{made}.reason", reason)
        people = [
            {"id": writing.new_id(), "person": person} for person in sorted({by.person, *named}, key=str)
        ]
        writing.add("shelter", "raised", id=made, reason=sealed, named=people)


def name(*, child: UUID, person: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Name somebody who may know where."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated or Trusted.objects.filter(child=child, person=person, ends=None).exists():
            return
        writing.add("shelter", "named", id=writing.new_id(), person=person)


def unname(*, child: UUID, person: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take somebody off the list of who may know where."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        for row in Trusted.objects.filter(child=child, person=person, ends=None).order_by("pk"):
            writing.add("shelter", "unnamed", id=row.pk)


def lift(*, child: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Let the circle know again where a child is."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        for row in Shelter.objects.filter(child=child, lifted_on=None).order_by("pk"):
            writing.add("shelter", "lifted", id=row.pk)
