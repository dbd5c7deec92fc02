"""A child's story as it is told: acts of people on days, put on the record in the order in which they happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar

from goldenthread.demo.acting import Someone, instant
from goldenthread.record.bulk import Gathering
from goldenthread.record.changes import Change
from goldenthread.record.models import Answer, Role, Sees

MINUTES_APART: Final = 7
ACTS_A_DAY: Final = 60
T = TypeVar("T")


class Act(NamedTuple):
    """What someone does on a day."""

    day: date
    who: Someone
    write: Callable[[Change], object]


class Opening(NamedTuple):
    """How a record is opened: who the child is, the numbers they are known by and who is in their circle."""

    particulars: dict[str, Any]
    numbers: tuple[tuple[str, str], ...]
    circle: tuple[dict[str, Any], ...]


class Story:
    """One child's record being told. Acts may be given in any order; nothing later than `until` is put on record."""

    def __init__(
        self, gathering: Gathering, *, opening: Opening, on: date, until: date, authority: str
    ) -> None:
        gathering.by, gathering.on = replace(gathering.by, at=instant(on)), on
        self.writing = gathering.new(authority)
        self.until = until
        self._acts: list[Act] = []
        self._open(opening)

    def _open(self, opening: Opening) -> None:
        """Open the record as the rolls of schools are taken in: with numbers and circle known from the start."""
        new_id = self.writing.new_id
        self.writing.add(
            "record",
            "opened",
            **opening.particulars,
            numbers=[{"id": new_id(), "scheme": scheme, "value": value} for scheme, value in opening.numbers],
            circle=[{"id": new_id(), **told} for told in opening.circle],
        )

    def on(self, day: date, who: Someone, write: Callable[[Change], object]) -> None:
        """Say what someone does on a day."""
        if day <= self.until:
            self._acts.append(Act(day, who, write))

    def tell(self) -> None:
        """Put all that was said on the record, day by day."""
        day, minute = date.min, 0
        for act in sorted(self._acts, key=attrgetter("day")):
            minute = (minute + MINUTES_APART) % (ACTS_A_DAY * MINUTES_APART) if act.day == day else 0
            day = act.day
            self.writing.by, self.writing.on = act.who.acting(day, minute), day
            act.write(self.writing)
        self._acts = []


class NotTold(LookupError):
    """This story speaks of something that it has not told yet."""


def told(value: T | None) -> T:
    """Return what was told earlier in the story."""
    if value is None:
        raise NotTold(NotTold.__doc__)
    return value


WELL_KNOWN: Final = {
    "responsibility": Answer.YES.value,
    "evidence": "Birth certificate seen by the school",
    "lives_with": Answer.YES.value,
    "may_be_contacted": Answer.YES.value,
    "agreed": Sees.FULL.value,
}
"""What is known of most parents. A young person’s yes is asked for ahead of the end of compulsory school age."""


def tie(role: Role, *, purpose: str, begins: date, **told: Any) -> dict[str, Any]:
    """Return someone’s place in a circle, as the opening of a record tells it. Parents have shown who they are."""
    known = WELL_KNOWN if role is Role.PARENT else {}
    return {"role": role.value, "purpose": purpose, "begins": begins, **known, **told}
