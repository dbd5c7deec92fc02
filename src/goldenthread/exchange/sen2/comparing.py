"""Compares a return with the record, a batch of people at a time: here, or in as many processes as there are cores."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.directory.calendars import every_calendar
from goldenthread.exchange.beside import Helpers
from goldenthread.exchange.outcomes import Told
from goldenthread.exchange.register import numbers_of_settings
from goldenthread.exchange.sen2.adding import add_to_record
from goldenthread.exchange.sen2.facts import PersonTold
from goldenthread.exchange.sen2.opening import Source, open_record
from goldenthread.exchange.sen2.people import Found, People, Taken, is_somebody_else
from goldenthread.exchange.sen2.reading import Batch, Wish
from goldenthread.record.bulk import Gathering, Parcel
from goldenthread.record.changes import Change
from goldenthread.record.identities import NEUTRAL

_MERGE: Final = "Find out who is meant, mend the record or the return, and load it again."
_DECIDE: Final = "The record was left as it is: find out which is right."


@dataclass(slots=True)
class Portion:
    """A batch of people after comparing: what to write, what was counted, what was found and whom it means."""

    read: int = 0
    done: Counter[str] = field(default_factory=Counter)
    found: list[Told] = field(default_factory=list)
    parcel: Parcel | None = None
    meant: Taken = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is the same for all of a load: who loads, on which day, and what they wish."""

    by: Actor
    on: date
    wish: Wish


def portions(read: Iterator[Batch], asked: Asked) -> Iterator[Portion]:
    """Compare a return with the record, and yield what it adds, a batch of people at a time."""
    comparing: _Comparing | None = None
    taken: Taken = {}
    for batch in read:
        comparing = comparing or _Comparing(batch.authority, batch.census, asked)
        yield comparing.portion(batch, taken)


def portions_side_by_side(read: Iterator[Batch], asked: Asked, processes: int) -> Iterator[Portion]:
    """Compare as `portions` does, several batches at once, and yield in the order of the return.

    Only a few batches are ahead of what was taken, so that memory stays flat.
    """
    taken: Taken = {}
    waiting: deque[_Dealt] = deque()
    with closing(read), Helpers(processes) as helpers:  # type: ignore[type-var]  # a generator, which can be closed
        for batch in read:
            waiting.append((batch, helpers.begin(compare, batch, {}, asked)))
            if len(waiting) > processes:
                yield _taken_back(waiting.popleft(), taken, asked, helpers)
        while waiting:
            yield _taken_back(waiting.popleft(), taken, asked, helpers)


_Dealt = tuple[Batch, "Future[Portion]"]


def _taken_back(dealt: _Dealt, taken: Taken, asked: Asked, helpers: Helpers) -> Portion:
    """Return a batch's portion; one that means children whom earlier ones meant is compared again, knowing them."""
    batch, begun = dealt
    portion = begun.result()
    before = {child: taken[child] for child in portion.meant if child in taken}
    if before:
        portion = helpers.begin(compare, batch, before, asked).result()
    taken |= portion.meant
    return portion


def compare(batch: Batch, taken: Taken, asked: Asked) -> Portion:
    """Compare one batch, in a process that compares many of one return."""
    return _comparing(batch.authority, batch.census, asked).portion(batch, taken)


class _Comparing:
    """One return beside the record: what is known before it, and what each batch adds."""

    def __init__(self, authority: str, census: date, asked: Asked) -> None:
        by_urn, by_ukprn = numbers_of_settings()
        self.wish = asked.wish
        self.source = Source(authority, census, by_urn, by_ukprn)
        self.people = People(authority)
        self.gathering = Gathering(by=asked.by, on=asked.on, calendars=every_calendar())

    def portion(self, batch: Batch, taken: Taken) -> Portion:
        """Compare these people with the record and gather what is to be written; note in `taken` whom they mean."""
        portion = Portion(read=batch.read, found=batch.found, meant=taken)
        portion.done["left out"] = batch.left_out
        found = self.people.find(batch.told, taken)
        known = {each.child for each in found if each.child}
        changes = self.gathering.known(known) if known else {}
        for person, who in zip(batch.told, found, strict=True):
            self._record(person, who, changes, portion)
        portion.parcel = self.gathering.parcel(with_text=not self.wish.check)
        portion.done["events"] += portion.parcel.events
        return portion

    def _record(self, told: PersonTold, who: Found, changes: dict[UUID, Change], portion: Portion) -> None:
        if who.child and is_somebody_else(told, changes[who.child].child):
            who = Found(doubt=NEUTRAL)
        if who.doubt:
            portion.done["left out"] += 1
            portion.found.append(Told(where=told.place, says=who.doubt, remedy=_MERGE))
        elif who.child is None:
            open_record(self.gathering.new(self.source.authority), told, self.source)
            portion.done["new"] += 1
        elif changes[who.child].child.died_on:
            portion.done["unchanged"] += 1
        else:
            writing = changes[who.child]
            doubts = list(add_to_record(writing, told, self.source))
            portion.found += [Told(where=told.place, says=each, remedy=_DECIDE) for each in doubts]
            portion.done["changed" if writing.events else "unchanged"] += 1


_comparing = cache(_Comparing)
