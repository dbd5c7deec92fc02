"""Opens the record of a person whom no record knows, with everything the return says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.text import capfirst

from goldenthread.exchange.sen2.facts import CaseTold, PersonTold, PlaceTold
from goldenthread.placements.events import IN_WORDS, Place, begin_place, end_place, name_place
from goldenthread.record.changes import Change
from goldenthread.record.models import Identifier, Role
from goldenthread.standards.codes import SenSetting, TypeOfNeed, local_authorities
from goldenthread.thread.events import write_need

PURPOSE: Final = "Decides about assessments and EHC plans"
LONGEST_PLACE: Final = 200
Known = dict[str, tuple[UUID, str]]


@dataclass(slots=True)
class Source:
    """The return being taken in: whose it is, its census day, and the settings its numbers stand for."""

    authority: str
    census: date
    by_urn: Known
    by_ukprn: Known

    @property
    def why(self) -> str:
        """Return how events say where they come from."""
        return f"From the SEN2 return of {self.census.year}, authority {self.authority}"

    @property
    def authority_name(self) -> str:
        """Return the authority's name."""
        known = local_authorities().get(self.authority)
        return known.name if known else "The local authority"

    def place(self, told: PlaceTold) -> Place:
        """Return the place in our words: a setting of the register, a number it does not have, or an arrangement."""
        number = told.urn or told.ukprn
        setting, name = self.by_urn.get(told.urn) or self.by_ukprn.get(told.ukprn) or (None, "")
        words = name or _words(told, number)
        return Place(
            setting=setting,
            arrangement=told.arrangement,
            place=words[:LONGEST_PLACE],
            number="" if setting else number,
            rank=told.rank,
            in_sen_unit=told.in_sen_unit,
            in_resourced_provision=told.in_resourced_provision,
            residential=told.residential,
            work_based=told.work_based,
        )


def _words(told: PlaceTold, number: str) -> str:
    if number:
        kind = "URN" if told.urn else "UKPRN"
        return f"A setting that is not in the register ({kind} {number})"
    words = IN_WORDS[SenSetting(told.arrangement)] if told.arrangement else "A place that is not named"
    return f"{words}: {told.says}" if told.says else words


def open_record(writing: Change, told: PersonTold, source: Source) -> None:
    """Write everything the return says about someone new."""
    why = source.why
    known: dict[str, Any] = {
        **told.particulars,
        "as_at": source.census,
        "born": told.born,
        "numbers": [_number(writing, scheme, value) for scheme, value in told.numbers.items()],
        "circle": [_responsible(writing, told, source)],
    }
    writing.add("record", "opened", why=why, **known)
    for need in told.needs:
        add_need(writing, need, source)
    for place in told.places:
        add_place(writing, place, source)
    for case in told.cases:
        open_case(writing, case, why)


def _number(writing: Change, scheme: str, value: str) -> dict[str, Any]:
    return {"id": writing.new_id(), "scheme": Identifier.Scheme(scheme).value, "value": value}


def _responsible(writing: Change, told: PersonTold, source: Source) -> dict[str, Any]:
    return {
        "id": writing.new_id(),
        "role": Role.RESPONSIBLE.value,
        "held_by": source.authority,
        "name": source.authority_name,
        "purpose": PURPOSE,
        "begins": told.since,
        "ends": told.left,
    }


def add_need(writing: Change, need: TypeOfNeed, source: Source) -> None:
    """Write a type of need. The return gives no words for it, so its name stands in for them."""
    label = need.label
    area = need.area
    write_need(
        writing,
        words=capfirst(label),
        area=area.value if area else "",
        census_type=need.value,
        begins=source.census,
    )


def add_place(writing: Change, told: PlaceTold, source: Source) -> None:
    """Write a place that is named or taken up, and its end where it has one."""
    add = name_place if told.is_named else begin_place
    placement = add(writing, source.place(told), on=told.begins, why=source.why)
    if told.ends:
        end_place(writing, placement, on=told.ends, why=source.why)


def open_case(writing: Change, told: CaseTold, why: str) -> None:
    """Write a case from its first step to its last."""
    case = writing.new_id()
    for step in told.happenings:
        writing.add(told.process, step.name, case=case, on=step.on, why=why, **step.fields)
