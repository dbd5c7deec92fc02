"""The timeline: everything that happened, in words, by the day it happened. Nothing is ever taken from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain, groupby, islice
from typing import Any, Final
from uuid import UUID

from django.utils.text import capfirst

from goldenthread.access.actors import ENGLAND, Actor
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.explaining import Explaining
from goldenthread.record.models import Event
from goldenthread.record.pages.dates import Line
from goldenthread.record.parts import RecordView, part
from goldenthread.record.policies import named_to
from goldenthread.record.vocabulary import NAMERS, Telling, telling_of, words_for
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.time import long_date

LATEST_FOR_FAMILIES: Final = 5
LATEST_FOR_STAFF: Final = 12
YEAR_BEFORE: Final = timedelta(days=270)
YEAR_AHEAD: Final = timedelta(days=100)
_IS_A_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NOTHING: Final[Mapping[str, str]] = {}
_HEADINGS: Final = {
    "record": "The record",
    "documents": "Documents",
    "thread": "Plans and support",
    "delivery": "Help given",
    "placements": "Where they learn",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, as the timeline tells it."""

    on: date
    who: str
    for_whom: str
    phrase: str
    heading: str
    details: tuple[tuple[str, str], ...]
    why: str
    recorded: date
    is_corrected: bool

    @property
    def recorded_later(self) -> bool:
        return self.recorded > self.on


@part("timeline", "Timeline", of=RecordPart.TIMELINE, place=60, template="record/parts/timeline.html")
def timeline_part(view: RecordView) -> dict[str, Any]:
    """Fill the part with the year and the latest events."""
    events = in_order(view.events)
    is_family = view.reader.capacity.is_family
    most = LATEST_FOR_FAMILIES if is_family else LATEST_FOR_STAFF
    explaining = Explaining(view.cases, view.today)
    running = [explaining.explain(row) for row in view.deadlines if row.is_open and not row.is_window]
    return {
        "entries": latest(events, view.reader, view.names, most=most),
        "marks": [_mark(each, view.reader) for each in events],
        "clocks": [_bar(Line(each, is_family)) for each in running],
        "begins": view.today - YEAR_BEFORE,
        "ends": view.today + YEAR_AHEAD,
        "today": view.today,
    }


def in_order(events: Iterable[Event]) -> list[Event]:
    """Put events in the order of their days, newest first."""
    return sorted(events, key=lambda event: (event.happened_on, event.seq), reverse=True)


def latest(events: list[Event], reader: Actor, known: Mapping[str, str], *, most: int) -> list[Entry]:
    """Tell the latest of what happened in so many entries: what one person did often on one day is one of them."""
    corrected = _corrected(events)
    alike = groupby(events, partial(_alike, corrected=corrected))
    groups = [list(group) for _, group in islice(alike, most)]
    names = {**known, **_names(chain.from_iterable(groups), known)}
    return [_together(group, corrected, names, reader) for group in groups]


def entries(
    events: Iterable[Event], later: Iterable[Event], reader: Actor, known: Mapping[str, str] = _NOTHING
) -> list[Entry]:
    """Tell events in words; one that a later event puts right stays, and is marked.

    What ids stand for is asked for where it is not known already.
    """
    corrected = _corrected(later)
    told = list(events)
    names = {**known, **_names(told, known)}
    return [_entry(event, corrected, names, reader) for event in told]


def _corrected(events: Iterable[Event]) -> set[UUID]:
    return {event.corrects_id for event in events if event.corrects_id}


def _alike(event: Event, corrected: set[UUID]) -> tuple[object, ...]:
    """Say what two events have in common that are told in one entry; alone stands what was put right or explained."""
    telling = telling_of(event)
    if not telling.may_differ or event.why or event.pk in corrected:
        return (event.pk,)
    same = (event.fields.get(name) for name in telling.shows if name not in telling.may_differ)
    return (event.happened_on, event.topic, event.name, event.person_id, event.actor, *map(str, same))


def _together(group: list[Event], corrected: set[UUID], names: Mapping[str, str], reader: Actor) -> Entry:
    """Tell events that are alike as one, with each thing they were about once.

    How many they were is not said: only the latest were read, and a count that may be too low helps nobody.
    """
    told = _entry(group[0], corrected, names, reader)
    if len(group) == 1:
        return told
    telling = telling_of(group[0])
    what, *_ = telling.may_differ
    different = {str(event.fields.get(what)): event for event in group}
    each = ((telling.shows[what], _words(event, what, names)) for event in different.values())
    differ = {telling.shows[name] for name in telling.may_differ}
    return replace(
        told,
        details=(*dict.fromkeys(each), *(detail for detail in told.details if detail[0] not in differ)),
        recorded=_day_of(max(event.recorded_at for event in group)),
    )


def _names(events: Iterable[Event], known: Mapping[str, str]) -> dict[str, str]:
    """Ask, once for each kind of id that is shown, what the ids stand for."""
    met: dict[tuple[str, UUID], set[UUID]] = {}
    for event in events:
        for name in telling_of(event).shows:
            id = event.fields.get(name)
            if name in NAMERS and id and id not in known:
                met.setdefault((name, event.child_id), set()).add(UUID(id))
    return {
        str(id): words for (name, child), ids in met.items() for id, words in NAMERS[name](child, ids).items()
    }


def _entry(event: Event, corrected: set[UUID], names: Mapping[str, str], reader: Actor) -> Entry:
    telling = telling_of(event)
    who, _, for_whom = named_to(reader, event.actor).partition(", ")
    return Entry(
        on=event.happened_on,
        who=who,
        for_whom=for_whom,
        phrase=telling.phrase,
        heading=heading_words(telling.filed_under),
        details=tuple(_details(event, telling, names, who)),
        why=event.why,
        recorded=_day_of(event.recorded_at),
        is_corrected=event.pk in corrected,
    )


def _details(event: Event, telling: Telling, names: Mapping[str, str], who: str) -> Iterable[tuple[str, str]]:
    """Say what an event carries, without repeating who acted."""
    for name, label in telling.shows.items():
        words = _words(event, name, names)
        if words and words != who:
            yield label, words


def _words(event: Event, name: str, names: Mapping[str, str]) -> str:
    value = words_for(event, name, event.fields.get(name))
    return names.get(str(value), "") if name in NAMERS else _in_words(value)


def _day_of(at: datetime) -> date:
    return at.astimezone(ENGLAND).date()


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_in_words(each) for each in value)
    if isinstance(value, str) and _IS_A_DAY.fullmatch(value):
        return long_date(date.fromisoformat(value))
    return "" if value is None or isinstance(value, Mapping) else str(value)


def _mark(event: Event, reader: Actor) -> dict[str, Any]:
    telling = telling_of(event)
    words = f"{named_to(reader, event.actor).partition(', ')[0]} {telling.phrase}"
    return {"on": event.happened_on, "kind": heading_words(telling.filed_under), "words": words}


def _bar(line: Line) -> dict[str, Any]:
    row = line.told.row
    return {"starts": row.starts, "due": row.due, "words": line.title, "met": None}


def heading_words(heading: str) -> str:
    """Name a heading of the timeline: the process, or the part of the record."""
    if heading in PROCESSES:
        return PROCESSES[heading].title
    return _HEADINGS.get(heading, capfirst(heading.replace("_", " ")))
