"""Takes whole SEN2 returns into the record: read, checked, compared and written, all of a file or nothing.

A large file is read in one process, compared with the record in a second and written in a third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.directory.calendars import every_calendar
from goldenthread.exchange.beside import beside
from goldenthread.exchange.outcomes import NotLoaded, Outcome, Told
from goldenthread.exchange.register import numbers_of_settings
from goldenthread.exchange.sen2.adding import add_to_record
from goldenthread.exchange.sen2.facts import PersonTold
from goldenthread.exchange.sen2.opening import Source, open_record
from goldenthread.exchange.sen2.people import Found, People, is_somebody_else
from goldenthread.exchange.sen2.reading import Batch, Wish, batches
from goldenthread.record.bulk import Gathering, Parcel, all_or_nothing, refresh_statistics, write
from goldenthread.record.changes import Change
from goldenthread.record.identities import NEUTRAL

LARGE: Final = 4_000_000
_MERGE: Final = "Find out who is meant, mend the record or the return, and load it again."
_DECIDE: Final = "The record was left as it is: find out which is right."
Progress = Callable[[int], object]


@dataclass(slots=True)
class Portion:
    """A batch of people after comparing: what to write, what was counted and what was found."""

    read: int = 0
    done: Counter[str] = field(default_factory=Counter)
    found: list[Told] = field(default_factory=list)
    parcel: Parcel | None = None


def load_return(
    file: str, *, by: Actor, on: date, wish: Wish | None = None, progress: Progress = int
) -> Outcome:
    """Take a return into the record; raises NotLoaded, with nothing kept, where it cannot be."""
    wish = wish or Wish()
    outcome = Outcome(file)
    with all_or_nothing():
        for portion in _portions(file, by, on, wish):
            _take(outcome, portion, wish, progress)
        if outcome.stops and not wish.check:
            raise NotLoaded(_refusal(outcome))
        if not wish.check:
            refresh_statistics()
    outcome.loaded = not wish.check
    return outcome


def _take(outcome: Outcome, portion: Portion, wish: Wish, progress: Progress) -> None:
    outcome.read += portion.read
    outcome.done += portion.done
    outcome.found += portion.found
    # After the first thing that stops the file the rest is still read, so that everything wrong is told at once.
    if portion.parcel and not outcome.stops and not wish.check:
        write(portion.parcel)
    progress(portion.read)


def _refusal(outcome: Outcome) -> str:
    # What is wrong with the file as a whole is often why so much is wrong with its people.
    first = min(outcome.stops, key=lambda told: told.where.startswith("person "))
    more = len(outcome.stops) - 1
    others = f" There {'is' if more == 1 else 'are'} {more} more error{'s' * (more > 1)}." if more else ""
    return (
        f"{outcome.file}, {first}{others} Nothing was loaded. See everything with --check, or add --leave-out to load "
        "the file without the people whose entries have errors."
    )


def _portions(file: str, by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    if Path(file).is_file() and Path(file).stat().st_size > LARGE:
        return beside(portions_of_large, file, by, on, wish, passing_on=(NotLoaded,))
    return portions(batches(file, on, wish), by, on, wish)


def portions_of_large(file: str, by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    """Compare a return that is being read in a process of its own."""
    return portions(beside(batches, file, on, wish, passing_on=(NotLoaded,)), by, on, wish)


def portions(read: Iterator[Batch], by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    """Compare a return with the record, and yield what it adds, a batch of people at a time."""
    comparing: _Comparing | None = None
    for batch in read:
        comparing = comparing or _Comparing(batch, by, on, wish)
        yield comparing.portion(batch)


class _Comparing:
    """One return beside the record: what is known before it, and what each batch adds."""

    def __init__(self, first: Batch, by: Actor, on: date, wish: Wish) -> None:
        by_urn, by_ukprn = numbers_of_settings()
        self.wish = wish
        self.source = Source(first.authority, first.census, by_urn, by_ukprn)
        self.people = People(first.authority)
        self.gathering = Gathering(by=by, on=on, calendars=every_calendar())

    def portion(self, batch: Batch) -> Portion:
        """Compare these people with the record and gather what is to be written."""
        portion = Portion(read=batch.read, found=batch.found)
        portion.done["left out"] = batch.left_out
        found = self.people.find(batch.told)
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
