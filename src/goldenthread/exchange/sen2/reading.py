"""Reads a return a batch of people at a time, with what our checks find, before it is compared with the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from goldenthread.exchange.outcomes import NotLoaded, Told
from goldenthread.exchange.sen2.facts import PersonTold, told_of
from goldenthread.standards import sen2

BATCH: Final = 500
LONGEST_NAME: Final = 150
WHOSE_AND_WHEN: Final = frozenset({"LEA", "ReferenceDate", "Year", "Person"})
"""The parts of a file, beside its people, without which nobody in it can be loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: only to check, or to leave out people whose entries have errors, not the whole file."""

    check: bool = False
    leave_out: bool = False


@dataclass(slots=True)
class Batch:
    """Some people of a return: whose return it is, what it says of those who can be loaded, and what was found."""

    authority: str
    census: date
    read: int = 0
    left_out: int = 0
    told: list[PersonTold] = field(default_factory=list)
    found: list[Told] = field(default_factory=list)


def batches(file: str, on: date, wish: Wish) -> Iterator[Batch]:
    """Read a return to its end; raises NotLoaded for what cannot be read at all."""
    try:
        with sen2.read(file, today=on) as given:
            authority, census = given.header.authority or "", given.profile.census
            persons = given.persons()
            while people := list(islice(persons, BATCH)):
                yield _batch(people, Batch(authority, census), wish)
            whole = [_told(each, wish) for each in given.findings]
            yield Batch(authority, census, found=whole)
    except sen2.Sen2Error as wrong:
        raise NotLoaded(str(wrong)) from wrong


def _batch(people: list[sen2.Person], batch: Batch, wish: Wish) -> Batch:
    batch.read = len(people)
    for person in people:
        batch.found += [_told(each, wish) for each in person.findings if each.is_error or wish.check]
        if max(len(person.surname or ""), len(person.forename or "")) > LONGEST_NAME:
            batch.found.append(_name_too_long(person, wish))
            batch.left_out += 1
        elif not person.is_sound:
            batch.left_out += 1
        else:
            batch.told.append(told_of(person, census=batch.census))
    return batch


def _name_too_long(person: sen2.Person, wish: Wish) -> Told:
    where = f"person {person.number}, line {person.line}"
    says = f"A name is longer than {LONGEST_NAME} characters."
    return Told(where=where, says=says, remedy="Shorten it.", stops=not wish.leave_out)


def _told(finding: sen2.Finding, wish: Wish) -> Told:
    person = f"person {finding.person}" if finding.person else ""
    line = f"line {finding.line}" if finding.line else ""
    where = ", ".join(filter(None, (person, line, finding.element)))
    shown = f" ({finding.value!r})" if finding.value else ""
    is_of_the_file = not finding.person and finding.element in WHOSE_AND_WHEN
    stops = finding.is_error and (is_of_the_file or not wish.leave_out)
    return Told(where=where + shown, says=finding.message, remedy=finding.remedy, stops=stops)
