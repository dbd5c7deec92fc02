"""Who on our record is meant: by number within the authority, else by name and birth date.

Where there is doubt, a person must find out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from goldenthread.exchange.sen2.facts import PersonTold
from goldenthread.record.identities import NEUTRAL, any_sealed, marks_of_identity, sealed_among
from goldenthread.record.models import Child, Identifier
from goldenthread.record.projectors import search_key
from goldenthread.standards.identifiers import is_temporary_upn

NameKey = tuple[date, str, str]
Taken = dict[UUID, str]
"""Children whom a return has meant, and the place of the person who means each."""

_BY_NAME = """
    SELECT DISTINCT child.id, child.born, child.family_key, child.given_key FROM record_child AS child
    JOIN unnest(%s::date[], %s::text[]) AS asked(born, family_key) USING (born, family_key)
    WHERE child.authority_id = %s
"""


class Found(NamedTuple):
    """The child who is meant, or none; `doubt` says why it cannot be told."""

    child: UUID | None = None
    doubt: str = ""


NOBODY = Found()


class People:
    """Finds, for the people of one authority's return, who they are on the record."""

    def __init__(self, authority: str) -> None:
        self.authority = authority
        self.is_first = not Child.objects.filter(authority_id=authority).exists()
        self._any_sealed = any_sealed(authority)

    def find(self, told: list[PersonTold], taken: Taken) -> list[Found]:
        """Say for each person who is meant, and note it in `taken`. Nobody is meant twice in one return."""
        if self.is_first:
            return [NOBODY] * len(told)
        set_aside = self._set_aside(told)
        numbers = self._by_number(told)
        named = self._by_name(told)
        holders = self._upns(child for children in named.values() for child in children)
        return [
            Found(doubt=NEUTRAL)
            if each.place in set_aside
            else _taken_once(taken, each, self._one(each, numbers, named, holders))
            for each in told
        ]

    def _set_aside(self, told: list[PersonTold]) -> set[str]:
        """Name the places of people who bear a number, or a name and birth date, of a sealed record."""
        if not self._any_sealed:
            return set()
        marks = {each.place: self._marks(each) for each in told}
        sealed = sealed_among(self.authority, set().union(*marks.values()))
        return {place for place, own in marks.items() if own & sealed}

    def _marks(self, told: PersonTold) -> set[str]:
        names = {name: told.particulars[name] for name in ("given_name", "family_name")}
        return marks_of_identity(self.authority, born=told.born, numbers=told.numbers, **names)

    def _one(
        self,
        told: PersonTold,
        numbers: dict[tuple[str, str], UUID],
        named: dict[NameKey, list[UUID]],
        holders: dict[UUID, str],
    ) -> Found:
        meant = {numbers[each] for each in told.numbers.items() if each in numbers}
        if len(meant) > 1:
            return Found(doubt="The UPN and the ULN belong to two different children on the record.")
        if meant:
            return Found(meant.pop())
        same_name = named.get(_key(told), [])
        if len(same_name) > 1:
            return Found(
                doubt="Several children on the record have this name and birth date, and no number tells them apart."
            )
        if not same_name:
            return NOBODY
        upn, theirs = told.numbers.get("upn"), holders.get(same_name[0])
        if upn and theirs and upn != theirs and not is_temporary_upn(theirs):
            return Found(doubt="A child on the record has this name and birth date and another UPN.")
        return Found(same_name[0])

    def _by_number(self, told: list[PersonTold]) -> dict[tuple[str, str], UUID]:
        values = {value for each in told for value in each.numbers.values()}
        found = Identifier.objects.filter(authority_id=self.authority, ended=None, value__in=values)
        rows = (
            found.filter(scheme__in=("upn", "uln")).order_by("pk").values_list("scheme", "value", "child_id")
        )
        return {(scheme, value): child for scheme, value, child in rows}

    def _by_name(self, told: list[PersonTold]) -> dict[NameKey, list[UUID]]:
        keys = [_key(each) for each in told]
        children: dict[NameKey, list[UUID]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute(_BY_NAME, [[key[0] for key in keys], [key[1] for key in keys], self.authority])
            for child, born, family, given in cursor.fetchall():
                children[born, family, given].append(child)
        return children

    def _upns(self, children: Iterable[UUID]) -> dict[UUID, str]:
        rows = Identifier.objects.filter(child__in=list(children), scheme="upn", ended=None).order_by("pk")
        return dict(rows.values_list("child_id", "value"))


def _taken_once(taken: Taken, told: PersonTold, found: Found) -> Found:
    if found.child is None:
        return found
    before = taken.setdefault(found.child, told.place)
    if before != told.place:
        return Found(doubt=f"This is the same child on the record as {before} of this return.")
    return found


def is_somebody_else(told: PersonTold, child: Child) -> bool:
    """Say whether neither birth date nor either name agrees, so that the number they share must be wrong somewhere."""
    born, family, given = _key(told)
    return born != child.born and family != child.family_key and given != child.given_key


def _key(told: PersonTold) -> NameKey:
    return (
        told.born,
        search_key(told.particulars["family_name"]),
        search_key(told.particulars["given_name"]),
    )
