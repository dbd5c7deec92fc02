"""What a strand says, by its kind, and the thread that one child's strands make.

Rows keep a strand's own words in a column and the rest in JSON; here each kind has its fields by name. The whole thread
is one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.access.prepared import Prepared
from goldenthread.record.models import Child
from goldenthread.standards.codes.needs import BroadArea, TypeOfNeed
from goldenthread.thread.models import Strand


class Topic(StrEnum):
    """What somebody speaks of: the first three are the child's page, the last two the family's."""

    SAYS = "says"
    GOOD_AT = "good_at"
    WANTS = "wants"
    WORKS_AT_HOME = "works_at_home"
    FAMILY_VIEW = "family_view"


class ProvisionKind(StrEnum):
    """A strategy is something adults do differently; provision is something extra that is given."""

    STRATEGY = "strategy"
    PROVISION = "provision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spun:
    """What every strand has: its own words, the days it holds, and the case and event that last wrote it."""

    id: UUID
    words: str
    begins: date
    ends: date | None
    case: UUID | None
    version: int

    def is_current(self, on: date) -> bool:
        """Say whether the strand holds on a day; the day it is ended is the first on which it does not."""
        return self.begins <= on and (self.ends is None or on < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Spun):
    """What the child or the family says. What the family adds waits until someone on the staff acknowledges it."""

    whose: str
    topic: Topic
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Spun):
    """What is hard for the child, in plain words. Area and census type may be unknown; a diagnosis has no place."""

    area: BroadArea | None
    census_type: TypeOfNeed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Spun):
    """What is to change, for whom, from where, by when and how anyone will know."""

    need: UUID | None
    for_whom: str
    baseline: str
    by_when: date | None
    measure: str

    @property
    def change(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Spun):
    """What is done so that an outcome comes about: by whom, how often, for how long, and the same at home."""

    outcome: UUID | None
    kind: ProvisionKind
    who: str = ""
    times_a_week: int | None = None
    minutes: int | None = None
    group_size: int | None = None
    place: str = ""
    owner: str = ""
    at_home: str = ""
    toolkit: str = ""
    funded_by: str = ""

    @property
    def what(self) -> str:
        return self.words


AnyStrand = Voice | Need | Outcome | Provision
S = TypeVar("S", Voice, Need, Outcome, Provision)


@dataclass(frozen=True, slots=True)
class Thread:
    """All of one child's strands, as a graph: provisions answer outcomes, outcomes answer needs."""

    voices: tuple[Voice, ...] = ()
    needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def current(self, on: date) -> Thread:
        """Return the part of the thread that holds on a day."""
        return self._those(lambda strand: strand.is_current(on))

    def for_case(self, case: UUID) -> Thread:
        """Return the strands that this case wrote last."""
        return self._those(lambda strand: strand.case == case)

    def outcomes_of(self, need: UUID) -> tuple[Outcome, ...]:
        """Return the outcomes that answer a need."""
        return tuple(each for each in self.outcomes if each.need == need)

    def provisions_of(self, outcome: UUID) -> tuple[Provision, ...]:
        """Return what is done for an outcome."""
        return tuple(each for each in self.provisions if each.outcome == outcome)

    def voices_on(self, topic: Topic) -> tuple[Voice, ...]:
        """Return what has been said on one topic."""
        return tuple(each for each in self.voices if each.topic is topic)

    def _those(self, holds: Callable[[Spun], bool]) -> Thread:
        def kept(strands: tuple[S, ...]) -> tuple[S, ...]:
            return tuple(each for each in strands if holds(each))

        return replace(
            self,
            voices=kept(self.voices),
            needs=kept(self.needs),
            outcomes=kept(self.outcomes),
            provisions=kept(self.provisions),
        )


def thread_of(child: Child) -> Thread:
    """Return a child's whole thread, with one query. The child comes from a query that knows who asks."""
    return woven(_strands(child.pk))


@Prepared
def _strands(child: UUID) -> QuerySet[Strand]:
    return Strand.objects.filter(child=child).order_by("begins", "version")


def woven(rows: Iterable[Strand]) -> Thread:
    """Make the thread of these rows."""
    read = [strand_of(row) for row in rows]
    return Thread(
        voices=tuple(each for each in read if isinstance(each, Voice)),
        needs=tuple(each for each in read if isinstance(each, Need)),
        outcomes=tuple(each for each in read if isinstance(each, Outcome)),
        provisions=tuple(each for each in read if isinstance(each, Provision)),
    )


def strand_of(row: Strand) -> AnyStrand:
    """Read one row as the strand it is."""
    return _READERS[Strand.Kind(row.kind)](row, _spun(row))


def _spun(row: Strand) -> dict[str, Any]:
    return {
        "id": row.pk, "words": row.words, "begins": row.begins, "ends": row.ends,
        "case": row.case_id, "version": row.version,
    }  # fmt: skip


def _voice(row: Strand, spun: dict[str, Any]) -> Voice:
    body = row.body
    return Voice(
        **spun,
        whose=body["whose"],
        topic=Topic(body["topic"]),
        acknowledged_by=body.get("acknowledged_by", ""),
    )


def _need(row: Strand, spun: dict[str, Any]) -> Need:
    area, census_type = row.body.get("area"), row.body.get("census_type")
    return Need(
        **spun,
        area=BroadArea(area) if area else None,
        census_type=TypeOfNeed(census_type) if census_type else None,
    )


def _outcome(row: Strand, spun: dict[str, Any]) -> Outcome:
    body, by_when = row.body, row.body.get("by_when")
    return Outcome(
        **spun,
        need=row.parent_id,
        by_when=date.fromisoformat(by_when) if by_when else None,
        **{name: body.get(name, "") for name in ("for_whom", "baseline", "measure")},
    )


_PROVISION_TEXTS = ("who", "place", "owner", "at_home", "toolkit", "funded_by")
_PROVISION_NUMBERS = ("times_a_week", "minutes", "group_size")


def _provision(row: Strand, spun: dict[str, Any]) -> Provision:
    body = row.body
    return Provision(
        **spun,
        outcome=row.parent_id,
        kind=ProvisionKind(body["provision_kind"]),
        **{name: body.get(name, "") for name in _PROVISION_TEXTS},
        **{name: body.get(name) for name in _PROVISION_NUMBERS},
    )


_READERS: dict[Strand.Kind, Callable[[Strand, dict[str, Any]], AnyStrand]] = {
    Strand.Kind.VOICE: _voice,
    Strand.Kind.NEED: _need,
    Strand.Kind.OUTCOME: _outcome,
    Strand.Kind.PROVISION: _provision,
}
