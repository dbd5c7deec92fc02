"""The columns a list can have, each of the part of the record to which it belongs.

Nothing tells where a family is: neither an address nor a postcode is a column, and sheltered children stand in no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goldenthread.access import rights
from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Errand, Part


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the product, what stands above it, and the part of the record it is of."""

    name: str
    words: str
    part: Part = Part.RECORD


COLUMNS: Final = {
    column.name: column
    for column in (
        Column("reference", "Reference"),
        Column("given_name", "First name"),
        Column("family_name", "Family name"),
        Column("known_as", "Known as"),
        Column("born", "Date of birth"),
        Column("due", "What is due next, and by when"),
        Column("lead", "Led by"),
        Column("school", "School, nursery or college", Part.PLACEMENTS),
        Column("needs", "Broad areas of need", Part.THREAD),
        Column("support", "Support", Part.SUPPORT),
        Column("assessment", "EHC needs assessment", Part.ASSESSMENT),
        Column("plan", "EHC plan", Part.PLAN),
    )
}


def columns_for(actor: Actor) -> list[Column]:
    """Return the columns of those parts that somebody may read and may take out."""
    return [each for each in COLUMNS.values() if may_take_out(actor, each.part)]


def parts_of(columns: list[str]) -> list[Part]:
    """Return the parts of which these columns are, and who the child is with them."""
    return list(dict.fromkeys([Part.RECORD, *(COLUMNS[name].part for name in columns)]))


def may_take_out(actor: Actor, part: Part) -> bool:
    """Say whether somebody may read and take out a part, in the seat that their capacity gives them."""
    seat = rights.register().get(actor.capacity.value)
    return seat is not None and all(seat.allow(Errand(part, act)) for act in (Act.READ, Act.EXPORT))
