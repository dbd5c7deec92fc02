"""Adds to a record what a return says and the record does not.

Where the two disagree, the record stands and a person is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, cast
from uuid import UUID

from goldenthread.exchange.sen2.facts import REVIEW, CaseTold, Happening, PersonTold, PlaceTold
from goldenthread.exchange.sen2.opening import PURPOSE, Source, add_need, add_place, open_case
from goldenthread.placements.events import end_place
from goldenthread.placements.models import Placement
from goldenthread.record.bulk import KnownRows
from goldenthread.record.changes import Change
from goldenthread.record.models import Case, Event, Identifier, Relationship, Role
from goldenthread.record.projectors import IDENTITY
from goldenthread.standards.codes import TypeOfNeed
from goldenthread.standards.identifiers import is_temporary_upn
from goldenthread.thread.models import Strand

AGAIN_AND_AGAIN: Final = frozenset({"meeting_held", "decided"})
OPENINGS: Final = frozenset({"requested", "brought_to_attention", "plan_made", "plan_taken_on"})
ONE_DAY: Final = timedelta(days=1)


def add_to_record(writing: Change, told: PersonTold, source: Source) -> Iterator[str]:
    """Write what is new in the return; yield, in words, each thing in which it does not fit the record."""
    adding = _Adding(writing, source)
    yield from adding.particulars(told)
    yield from adding.numbers(told.numbers)
    adding.responsibility(told)
    adding.needs(told.needs)
    for case in told.cases:
        yield from adding.case(case)
    for place in told.places:
        yield from adding.place(place)


class _Adding:
    """One person's return beside their record."""

    def __init__(self, writing: Change, source: Source) -> None:
        self.writing = writing
        self.source = source
        self.rows = cast("KnownRows", writing.rows)

    def particulars(self, told: PersonTold) -> Iterator[str]:
        """Take over particulars from a return that is newer than what the record has; never a birth date."""
        child = self.writing.child
        if told.born != child.born:
            yield f"The birth date is {_said(told.born)} here and {_said(child.born)} on the record."
        kept = {name: getattr(child, name) for name in IDENTITY}
        given = {name: value for name, value in told.particulars.items() if value and value != kept[name]}
        if not given:
            return
        if self.source.census <= self._particulars_as_at():
            yield f"The record has other particulars, and newer ones: {', '.join(sorted(given))}."
            return
        self.writing.add(
            "record",
            "identity_changed",
            why=self.source.why,
            as_at=self.source.census,
            born=child.born,
            **kept | given,
        )

    def _particulars_as_at(self) -> date:
        told = [each for each in self.rows.history if each.name in ("opened", "identity_changed")]
        last = told[-1]
        return date.fromisoformat(last.fields["as_at"]) if "as_at" in last.fields else last.happened_on

    def numbers(self, given: dict[str, str]) -> Iterator[str]:
        """Add numbers; a temporary UPN gives way to a lasting one."""
        kept = {row.scheme: row for row in self._kept(Identifier) if row.ended is None}
        for scheme, value in given.items():
            row = kept.get(scheme)
            if row is not None and row.value == value:
                continue
            if row is not None and not (scheme == "upn" and is_temporary_upn(row.value)):
                yield f"The {scheme.upper()} is {value} here and {row.value} on the record."
                continue
            if row is not None:
                self._add("number_ended", id=row.pk, scheme=scheme, value=row.value)
            self._add("number_given", id=self.writing.new_id(), scheme=scheme, value=value)

    def responsibility(self, told: PersonTold) -> None:
        """Put the authority into the circle, or end its place there where the return says it is over."""
        ties = [
            row
            for row in self._kept(Relationship)
            if row.role == Role.RESPONSIBLE and row.held_by == self.source.authority
        ]
        lasting = [tie for tie in ties if tie.ends is None]
        gone = max((tie.ends for tie in ties if tie.ends), default=date.min)
        if told.left:
            for tie in lasting:
                if tie.begins <= told.left:
                    self._add("left", on=told.left, id=tie.pk)
        elif not lasting and gone < self.source.census:
            # A return from before the authority's part was over cannot know that it is.
            self._add(
                "joined",
                id=self.writing.new_id(),
                on=max(told.since, gone + ONE_DAY),
                role=Role.RESPONSIBLE.value,
                held_by=self.source.authority,
                name=self.source.authority_name,
                purpose=PURPOSE,
            )

    def needs(self, needs: list[TypeOfNeed]) -> None:
        """Add types of need that no strand names yet."""
        known = {row.body.get("census_type") for row in self._kept(Strand) if row.kind == Strand.Kind.NEED}
        for need in needs:
            if need.value not in known:
                add_need(self.writing, need, self.source)

    def case(self, told: CaseTold) -> Iterator[str]:
        """Add a case, or the steps that one of this day does not have yet."""
        same = [row for row in self._kept(Case) if row.process == told.process]
        case = next((row for row in same if row.opened_on == told.began), None)
        if case is not None:
            yield from self._steps(case, told.happenings)
            return
        running = next((row for row in same if not row.ended), None)
        if running is not None:
            what = "a plan" if told.process == REVIEW else "a request"
            yield (
                f"It tells of {what} of {_said(told.began)}, and on the record is one of "
                f"{_said(running.opened_on)} that has not ended."
            )
            return
        open_case(self.writing, told, self.source.why)

    def _steps(self, case: Case, told: list[Happening]) -> Iterator[str]:
        events = self.rows.events_of(case.pk)
        for step in told:
            same = [event for event in events if event.name == step.name]
            if step.name in OPENINGS or any(_agree(event, step) for event in same):
                continue
            if same and step.name not in AGAIN_AND_AGAIN:
                days = _said(same[-1].happened_on)
                yield f"“{step.name}” is of {_said(step.on)} here and of {days} on the record."
            elif case.ended:
                yield f"“{step.name}” of {_said(step.on)} comes after the end of what the record has ({case.state})."
            else:
                self.writing.add(
                    case.process, step.name, case=case.pk, on=step.on, why=self.source.why, **step.fields
                )

    def place(self, told: PlaceTold) -> Iterator[str]:
        """Add a place, or the end of one; a new main place takes the place of the one before it."""
        place = self.source.place(told)
        kind = Placement.Kind.NAMED if told.is_named else Placement.Kind.ACTUAL
        kept = [row for row in self._kept(Placement) if row.kind == kind]
        same = [
            row for row in kept if _is_place(row, place.sort) and (told.is_named or row.begins == told.begins)
        ]
        if same:
            yield from self._end(same[-1], told.ends)
            return
        before = [row for row in kept if row.rank == place.rank and row.ends is None]
        if told.is_named and told.ends and kept:
            yield f"It names {place.place}, in a plan that has ended, and the record names another place."
            for row in before:
                yield from self._end(row, told.ends)
            return
        told = told._replace(begins=self.source.census) if told.is_named and kept else told
        if told.ends is None and any(row.begins >= told.begins for row in before):
            yield f"It tells of {place.place} from {_said(told.begins)}, and the record has a later place."
            return
        for row in before if told.ends is None else ():
            end_place(self.writing, row.pk, on=told.begins - ONE_DAY, why=self.source.why)
        add_place(self.writing, told, self.source)

    def _end(self, row: Placement, last: date | None) -> Iterator[str]:
        """End a place that the record has, if the return says when and the record does not."""
        if last is None or row.ends is not None:
            return
        if last < row.begins:
            yield f"{row.place} ends on {_said(last)} here and begins on {_said(row.begins)} on the record."
            return
        end_place(self.writing, row.pk, on=last, why=self.source.why)

    def _kept(self, model: type) -> list:  # type: ignore[type-arg]  # rows of whatever model is asked for
        return [self.rows.kept[model][key] for key in sorted(self.rows.kept.get(model, {}))]

    def _add(self, name: str, /, **fields: object) -> None:
        self.writing.add("record", name, why=self.source.why, **fields)  # type: ignore[arg-type]


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _agree(event: Event, step: Happening) -> bool:
    """Say whether the record has this step: on the same day, or once with a day that nobody knows."""
    return not step.is_dated or event.happened_on == step.on or "day_not_known" in event.fields


def _is_place(row: Placement, sort: tuple[str, str, int]) -> bool:
    setting: UUID | None = row.setting_id
    return (str(setting or ""), row.number or row.arrangement, row.rank) == sort
