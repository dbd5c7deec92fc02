"""Takes whole SEN2 returns into the record: read, checked, compared and written, all of a file or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.directory.calendars import every_calendar
from goldenthread.exchange.beside import beside
from goldenthread.exchange.outcomes import NotLoaded, Outcome, Told
from goldenthread.exchange.register import numbers_of_settings
from goldenthread.exchange.sen2.adding import add_to_record
from goldenthread.exchange.sen2.facts import PersonTold, told_of
from goldenthread.exchange.sen2.opening import Source, open_record
from goldenthread.exchange.sen2.people import Found, People
from goldenthread.record.bulk import Gathering, Parcel, all_or_nothing, refresh_statistics, write
from goldenthread.record.changes import Change
from goldenthread.standards import sen2

BATCH: Final = 500
LARGE: Final = 4_000_000
LONGEST_NAME: Final = 150
_MERGE: Final = "Find out who is meant, mend the record or the return, and load it again."
_DECIDE: Final = "The record was left as it is: find out which is right."
Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: only to check, or to leave out people whose entries have errors, not the whole file."""

    check: bool = False
    leave_out: bool = False


@dataclass(slots=True)
class Portion:
    """A batch of people as it comes out of the reading: what to write, what was counted and what was found."""

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
    first, more = outcome.stops[0], len(outcome.stops) - 1
    others = f" There are {more} more errors." if more else ""
    return (
        f"{outcome.file}, {first}{others} Nothing was loaded. See everything with --check, or add --leave-out to load "
        "the file without the people whose entries have errors."
    )


def _portions(file: str, by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    if Path(file).is_file() and Path(file).stat().st_size > LARGE:
        return beside(portions, file, by, on, wish, passing_on=(NotLoaded,))
    return portions(file, by, on, wish)


def portions(file: str, by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    """Read a return and yield what it adds to the record, a batch of people at a time."""
    try:
        with sen2.read(file, today=on) as given:
            reading = _Reading(given, by, on, wish)
            persons = given.persons()
            while batch := list(islice(persons, BATCH)):
                yield reading.portion(batch)
            yield Portion(found=[reading.about_file(each) for each in given.findings])
    except sen2.Sen2Error as wrong:
        raise NotLoaded(str(wrong)) from wrong


class _Reading:
    """One return being read: what is known before it, and what each batch adds."""

    def __init__(self, given: sen2.Return, by: Actor, on: date, wish: Wish) -> None:
        authority = given.header.authority or ""
        by_urn, by_ukprn = numbers_of_settings()
        self.wish = wish
        self.source = Source(authority, given.profile.census, by_urn, by_ukprn)
        self.people = People(authority)
        self.gathering = Gathering(by=by, on=on, calendars=every_calendar())

    def portion(self, batch: list[sen2.Person]) -> Portion:
        """Compare these people with the record and gather what is to be written."""
        portion = Portion(read=len(batch))
        told = [told_of(each, census=self.source.census) for each in batch if self._is_sound(each, portion)]
        found = self.people.find(told)
        known = {each.child for each in found if each.child}
        changes = self.gathering.known(known) if known else {}
        for person, who in zip(told, found, strict=True):
            self._record(person, who, changes, portion)
        portion.parcel = self.gathering.parcel(with_text=not self.wish.check)
        portion.done["events"] += portion.parcel.events
        return portion

    def about_file(self, finding: sen2.Finding) -> Told:
        """Return a finding about the file as a whole."""
        return _told(finding, stops=finding.is_error and not self.wish.leave_out)

    def _is_sound(self, person: sen2.Person, portion: Portion) -> bool:
        portion.found += [
            _told(each, stops=each.is_error and not self.wish.leave_out)
            for each in person.findings
            if each.is_error or self.wish.check
        ]
        if max(len(person.surname or ""), len(person.forename or "")) > LONGEST_NAME:
            where = f"person {person.number}, line {person.line}"
            says = f"A name is longer than {LONGEST_NAME} characters."
            portion.found.append(
                Told(where=where, says=says, remedy="Shorten it.", stops=not self.wish.leave_out)
            )
            return False
        if not person.is_sound:
            portion.done["left out"] += 1
        return person.is_sound

    def _record(self, told: PersonTold, who: Found, changes: dict[UUID, Change], portion: Portion) -> None:
        if who.doubt:
            portion.done["left out"] += 1
            portion.found.append(Told(where=told.place, says=who.doubt, remedy=_MERGE))
        elif who.child is None:
            open_record(self.gathering.new(self.source.authority), told, self.source)
            portion.done["new"] += 1
        else:
            writing = changes[who.child]
            doubts = list(add_to_record(writing, told, self.source))
            portion.found += [Told(where=told.place, says=each, remedy=_DECIDE) for each in doubts]
            portion.done["changed" if writing.events else "unchanged"] += 1


def _told(finding: sen2.Finding, *, stops: bool) -> Told:
    where = ", ".join(
        filter(
            None,
            (f"person {finding.person}" if finding.person else "", f"line {finding.line}", finding.element),
        )
    )
    shown = f" ({finding.value!r})" if finding.value else ""
    return Told(where=where + shown, says=finding.message, remedy=finding.remedy, stops=stops)
