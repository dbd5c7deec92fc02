"""What may be asked of a child's timeline: by heading, school year and person, a page at a time, always by someone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear

from goldenthread.access.actors import Actor
from goldenthread.record.circle import children_for
from goldenthread.record.models import Event
from goldenthread.record.policies import named_to
from goldenthread.record.vocabulary import TELLINGS, telling_of, told_to
from goldenthread.rulebook.processes import PROCESSES

PAGE = 40
SEPTEMBER = 9


class Mark(NamedTuple):
    """A place in a timeline: a day, and the place in the chain among the events of that day."""

    on: date
    seq: int

    def __str__(self) -> str:
        return f"{self.on:%Y%m%d}-{self.seq}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """Read a mark from an address; None where it is none."""
        day, _, seq = text.partition("-")
        try:
            return cls(date.fromisoformat(day), int(seq))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a timeline."""

    heading: str = ""
    year: int | None = None
    person: UUID | None = None
    older_than: Mark | None = None
    newer_than: Mark | None = None


class Chapter(NamedTuple):
    """Some events, newest first, with what puts them right and whether there are more on either side."""

    events: list[Event]
    corrections: list[Event]
    newer: Mark | None
    older: Mark | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a timeline can be filtered by: only what is in it."""

    headings: tuple[str, ...]
    years: tuple[int, ...]
    people: tuple[tuple[UUID, str], ...]


def chapter_for(*, reader: Actor, child: UUID, asked: Asked) -> Chapter:
    """Return the part of a child's timeline that was asked for."""
    found = _asked_of(_events(reader, child), asked)
    if asked.newer_than:
        rows = list(found.order_by("happened_on", "seq")[: PAGE + 1])
        events, more = rows[:PAGE][::-1], len(rows) > PAGE
        newer, older = more, True
    else:
        rows = list(found.order_by("-happened_on", "-seq")[: PAGE + 1])
        events, more = rows[:PAGE], len(rows) > PAGE
        newer, older = asked.older_than is not None, more
    corrections = list(Event.objects.filter(child=child, corrects_id__in=[event.pk for event in events]))
    return Chapter(
        events,
        corrections,
        _mark(events[0]) if newer and events else None,
        _mark(events[-1]) if older and events else None,
    )


def choices_for(*, reader: Actor, child: UUID) -> Choices:
    """Return the headings, school years and people that occur in a child's timeline."""
    rows = _events(reader, child).annotate(year=ExtractYear("happened_on"), month=ExtractMonth("happened_on"))
    told = set(rows.order_by().values_list("topic", "name", "person_id", "actor", "year", "month").distinct())
    people = {
        person: named_to(reader, actor).partition(", ")[0]
        for _, _, person, actor, _, _ in sorted(told, key=str)
    }
    return Choices(
        headings=tuple(
            sorted({telling_of(Event(topic=topic, name=name)).filed_under for topic, name, *_ in told})
        ),
        years=tuple(
            sorted({year if month >= SEPTEMBER else year - 1 for *_, year, month in told}, reverse=True)
        ),
        people=tuple(sorted(people.items(), key=lambda each: each[1].casefold())),
    )


def _events(reader: Actor, child: UUID) -> QuerySet[Event]:
    return Event.objects.filter(told_to(reader), child=child, child__in=children_for(reader))


def _asked_of(events: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    if asked.heading:
        events = events.filter(_filed_under(asked.heading))
    if asked.year is not None:
        events = events.filter(
            happened_on__gte=date(asked.year, SEPTEMBER, 1),
            happened_on__lt=date(asked.year + 1, SEPTEMBER, 1),
        )
    if asked.person is not None:
        events = events.filter(person_id=asked.person)
    if asked.newer_than:
        return events.filter(
            Q(happened_on__gt=asked.newer_than.on)
            | Q(happened_on=asked.newer_than.on, seq__gt=asked.newer_than.seq)
        )
    if asked.older_than:
        return events.filter(
            Q(happened_on__lt=asked.older_than.on)
            | Q(happened_on=asked.older_than.on, seq__lt=asked.older_than.seq)
        )
    return events


def _filed_under(heading: str) -> Q:
    """Say which events stand under a heading: those told so, and every other step of the process of that name."""
    told, elsewhere = Q(pk=None), Q(pk=None)
    for (topic, name), telling in TELLINGS.items():
        if telling.filed_under == heading:
            told |= Q(topic=topic, name=name)
        elif topic == heading:
            elsewhere |= Q(topic=topic, name=name)
    return told | (Q(topic=heading) & ~elsewhere) if heading in PROCESSES else told


def _mark(event: Event) -> Mark:
    return Mark(event.happened_on, event.seq)
