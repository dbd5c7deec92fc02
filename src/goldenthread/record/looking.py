"""What may be asked of who looked: by the family of what others did, by managers to answer, by others of themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.access.actors import ENGLAND, FAMILY, Actor, Capacity
from goldenthread.access.models import Looked
from goldenthread.access.parts import Part
from goldenthread.record.circle import NotFound
from goldenthread.record.models import LookQuestion
from goldenthread.record.queries import child_for

AT_MOST: Final = 200
"""How many looks are read for one page."""
UNSAFE_TO_TELL: Final = (Part.SAFEGUARDING.value, Part.MARKER.value)
"""Parts at which a look would tell a family that there is a concern; so would any look of these seats."""
UNSAFE_SEATS: Final = ("safeguarding_lead",)
_FAMILY: Final = (*(each.value for each in FAMILY), Capacity.ADVOCATE.value)
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = timedelta(days=1)
_MICROSECOND: Final = timedelta(microseconds=1)


class LookMark(NamedTuple):
    """A place among the looks at a child: an instant, and a look of that instant."""

    at: datetime
    look: int

    def __str__(self) -> str:
        return f"{(self.at - _BEGINNING) // _MICROSECOND}-{self.look}"

    @classmethod
    def read(cls, text: str) -> LookMark | None:
        """Read a mark from an address; None where it is none."""
        since, _, look = text.partition("-")
        try:
            return cls(_BEGINNING + int(since) * _MICROSECOND, int(look))
        except (ValueError, OverflowError):
            return None


class Looks(NamedTuple):
    """Some looks, newest first, and where older ones begin."""

    rows: list[Looked]
    older: LookMark | None


def looks_at(
    *, child: UUID, reader: Actor, older_than: LookMark | None = None, at_most: int = AT_MOST
) -> Looks:
    """Return who looked at a child's record, the newest first, in whole days where they fit; never how many."""
    found = _told(child, reader)
    if older_than:
        at, look = older_than
        found = found.filter(Q(at__lt=at) | Q(pk__lt=look), at__lte=at)
    rows = list(found.order_by("-at", "-pk")[: at_most + 1])
    if len(rows) <= at_most:
        return Looks(rows, None)
    last = day_of(rows.pop())
    whole = [row for row in rows if day_of(row) != last] or rows
    return Looks(whole, LookMark(whole[-1].at, whole[-1].pk))


def look_for(*, child: UUID, reader: Actor, look: int) -> Looked:
    """Return one look at a child's record that this reader may be told of."""
    found = _told(child, reader).filter(pk=look).first()
    if found is None:
        raise NotFound
    return found


def looks_with(*, child: UUID, reader: Actor, look: int) -> list[Looked]:
    """Return what the same person did that day in the same role, as the page tells it together, newest first."""
    one = look_for(child=child, reader=reader, look=look)
    found = _told(child, reader).filter(
        person_id=one.person_id, capacity=one.capacity, organisation=one.organisation
    )
    near = found.filter(at__gt=one.at - _DAY, at__lt=one.at + _DAY).order_by("-at", "-pk")[:AT_MOST]
    that_day = [each for each in near if day_of(each) == day_of(one)]
    return [each for each in that_day if (each.act == "refused") == (one.act == "refused")] or [one]


def day_of(look: Looked) -> date:
    """Return the day, in England, of a look."""
    return look.at.astimezone(ENGLAND).date()


def questions_about(*, child: UUID, reader: Actor) -> list[LookQuestion]:
    """Return what the family asked about looks, the newest first: for themselves, and for those who answer."""
    if not (reader.capacity.is_family or reader.capacity is Capacity.MANAGER):
        return []
    found = child_for(reader=reader, child=child)
    return list(LookQuestion.objects.filter(child=found).order_by("-asked_on", "-pk"))


def question_for(*, child: UUID, reader: Actor, question: UUID) -> LookQuestion:
    """Return one question about a look."""
    found = next((each for each in questions_about(child=child, reader=reader) if each.pk == question), None)
    if found is None:
        raise NotFound
    return found


def open_questions(*, reader: Actor) -> list[LookQuestion]:
    """Return what nobody has answered yet in this authority, the oldest first."""
    if reader.capacity is not Capacity.MANAGER:
        return []
    waiting = LookQuestion.objects.filter(authority_id=reader.authority, answered_on=None)
    return list(waiting.select_related("child").order_by("asked_on", "pk")[:AT_MOST])


def _told(child: UUID, reader: Actor) -> QuerySet[Looked]:
    """Keep the looks at a child that this reader may be told of.

    A family is not told what its own members opened: parents who live apart must not follow each other here.
    """
    looks = Looked.objects.filter(child_id=child_for(reader=reader, child=child).pk)
    if reader.capacity.is_family:
        looks = looks.exclude(capacity__in=_FAMILY).exclude(seat__in=UNSAFE_SEATS)
        return looks.exclude(part__in=UNSAFE_TO_TELL)
    if reader.capacity is Capacity.MANAGER:
        return looks.exclude(part__in=UNSAFE_TO_TELL).exclude(capacity__in=_FAMILY)
    return looks.filter(person_id=reader.person)
