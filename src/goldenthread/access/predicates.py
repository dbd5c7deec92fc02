"""Conditions on a row, said once and asked in two ways: of a row at hand, and of the database for a list.

A condition is built from facts with `&` and `|`. `holds` asks a row, `q` asks the database, and both are made from the
same fact, so a list and an object can never disagree. `ruling` answers with a reason, which every fact brings along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Ruling

Value = Callable[[Actor], Any]


class Condition:
    """Something that is so of a row, for an actor."""

    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        """Say whether it is so of this row."""
        raise NotImplementedError

    def q(self, actor: Actor) -> Q:
        """Return the filter that keeps the rows of which it is so."""
        raise NotImplementedError

    def ruling(self, actor: Actor, row: Any) -> Ruling:
        """Say whether it is so, and why, or what is missing."""
        return Ruling(self.holds(actor, row), self.says)

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any_((self, other))


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """A column holds a value, fixed or the actor's own. An actor who has none of their own matches no row."""

    field: str
    value: Value
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        wanted = self.value(actor)
        return bool(wanted) and _value(row, self.field) == wanted

    def q(self, actor: Actor) -> Q:
        wanted = self.value(actor)
        return Q(**{self.field: wanted}) if wanted else NEVER


@dataclass(frozen=True, slots=True)
class Among(Condition):
    """A column holds one of some values."""

    field: str
    values: Collection[Any]
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        return _value(row, self.field) in self.values

    def q(self, actor: Actor) -> Q:
        return Q(**{f"{self.field}__in": sorted(self.values)})


@dataclass(frozen=True, slots=True)
class Begun(Condition):
    """A day has come."""

    field: str
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        day = _value(row, self.field)
        return day is not None and day <= actor.today

    def q(self, actor: Actor) -> Q:
        return Q(**{f"{self.field}__lte": actor.today})


@dataclass(frozen=True, slots=True)
class NotOver(Condition):
    """A last day has not passed, or there is none."""

    field: str
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        day = _value(row, self.field)
        return day is None or day >= actor.today

    def q(self, actor: Actor) -> Q:
        return Q(**{self.field: None}) | Q(**{f"{self.field}__gte": actor.today})


@dataclass(frozen=True, slots=True)
class StillOpen(Condition):
    """An instant has not passed, or there is none."""

    field: str
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        instant = _value(row, self.field)
        return instant is None or instant > actor.at

    def q(self, actor: Actor) -> Q:
        return Q(**{self.field: None}) | Q(**{f"{self.field}__gt": actor.at})


@dataclass(frozen=True, slots=True)
class Covers(Condition):
    """A list of parts names the one that somebody came for, or names none and so leaves nothing out."""

    field: str
    says: str

    def holds(self, actor: Actor, row: Any) -> bool:
        listed = _value(row, self.field)
        return not listed or actor.errand.part is Part.RECORD or actor.errand.part.value in listed

    def q(self, actor: Actor) -> Q:
        part = actor.errand.part
        named = Q(**{self.field: []}) | Q(**{f"{self.field}__contains": [part.value]})
        return Q() if part is Part.RECORD else named


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every one of these is so."""

    parts: tuple[Condition, ...]

    @property
    def says(self) -> str:  # type: ignore[override]  # a sum of sentences is worked out, not kept
        return " and ".join(each.says for each in self.parts)

    def holds(self, actor: Actor, row: Any) -> bool:
        return all(each.holds(actor, row) for each in self.parts)

    def q(self, actor: Actor) -> Q:
        return reduce(and_, (each.q(actor) for each in self.parts))

    def ruling(self, actor: Actor, row: Any) -> Ruling:
        missing = next((each for each in self.parts if not each.holds(actor, row)), None)
        return missing.ruling(actor, row) if missing else Ruling(True, self.says)


@dataclass(frozen=True, slots=True)
class Any_(Condition):  # noqa: N801  # `Any` is taken
    """At least one of these is so."""

    parts: tuple[Condition, ...]

    @property
    def says(self) -> str:  # type: ignore[override]  # as for All
        return " or ".join(each.says for each in self.parts)

    def holds(self, actor: Actor, row: Any) -> bool:
        return any(each.holds(actor, row) for each in self.parts)

    def q(self, actor: Actor) -> Q:
        return reduce(or_, (each.q(actor) for each in self.parts))

    def ruling(self, actor: Actor, row: Any) -> Ruling:
        found = next((each for each in self.parts if each.holds(actor, row)), None)
        return found.ruling(actor, row) if found else Ruling(False, self.says)


NEVER = Q(pk__in=())


def _value(row: Any, path: str) -> Any:
    return reduce(getattr, path.split("__"), row)
