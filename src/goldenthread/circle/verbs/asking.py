"""Asking to read a record, and answering: until somebody answers, nobody learns whether there is such a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.circle import policies
from goldenthread.circle.asked import holds_post, own_asked, wanted_for
from goldenthread.circle.models import Asked, Wanted
from goldenthread.circle.queries import child_with_details
from goldenthread.record.changes import Change, change
from goldenthread.record.circle import bars_against, sight_of
from goldenthread.record.hiding import TellsWhere
from goldenthread.record.models import Child
from goldenthread.record.wall import outside
from goldenthread.rulebook.time.words import day_and_month

FORGOTTEN_AFTER: Final = timedelta(days=365)


class AskedAlready(Refused):
    """You have asked for this child already, and four weeks are not over. You find what came of it on this page."""


class WorksNoMore(Refused):
    """They do not work in that role any more, so they cannot be let in. Say no, and say that it is why."""


class TooEarly(Refused):
    """Choose a day that is still to come, and at most a year from today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """Whose record somebody wants to read, what they do for the child, why, and until when."""

    given_name: str
    family_name: str
    born: date
    purpose: str
    reason: str
    until: date

    @property
    def about(self) -> str:
        return f"{self.given_name} {self.family_name}, born {day_and_month(self.born)} {self.born.year}"


def ask_for_access(*, wanting: Wanting, by: Actor, on: date, key: UUID) -> None:
    """Ask to read a record. The same is written for whoever asks, whether there is such a record or not."""
    policies.may_ask_for_access(by).or_refuse()
    with transaction.atomic(), outside():
        mine = own_asked(by)
        if any(each.pk == key for each in mine):
            return
        if any(each.about == wanting.about and each.is_open_on(on) for each in mine):
            raise AskedAlready
        Asked.objects.filter(person_id=by.person, asked_on__lt=on - FORGOTTEN_AFTER).delete()
        Asked.objects.create(
            id=key, person_id=by.person, about=wanting.about, purpose=wanting.purpose, asked_on=on, until=wanting.until
        )  # fmt: skip
        child = _child_wanted(wanting, by)
        if child is not None:
            _write(child, wanting, by, on, key)


def _child_wanted(wanting: Wanting, by: Actor) -> Child | None:
    """Return the child of whose record those who answer for it are asked."""
    found = child_with_details(
        family_name=wanting.family_name, given_name=wanting.given_name, born=wanting.born
    )
    if found is None or found.died_on or bars_against(by).filter(child=found).exists():
        return None
    return found if sight_of(by.on(Part.RECORD), child=found.pk) is None else None


def _write(child: Child, wanting: Wanting, by: Actor, on: date, key: UUID) -> None:
    """Put it on the record; words that would tell where a family is stay away, and whoever asks is not told of it."""
    with change(child.pk, by=by, on=on, key=key, among=lambda _: Child.objects.all()) as writing:
        told: dict[str, Any] = {
            "id": key, "name": by.name, "role": policies.ASKS_AS[by.capacity].value, "until": wanting.until,
        }  # fmt: skip
        try:
            writing.add("circle", "access_asked", **told, purpose=wanting.purpose, reason=wanting.reason)
        except TellsWhere:
            writing.add("circle", "access_asked", **told)


def let_in(*, child: UUID, asked: UUID, until: date, by: Actor, on: date, key: UUID | None = None) -> None:
    """Say yes: they are in the circle from today until a day, and see what their role may see."""
    if not on < until <= on + FORGOTTEN_AFTER:
        raise TooEarly
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        wanted = _wanted(writing, asked, by)
        if not holds_post(wanted, on):
            raise WorksNoMore
        writing.add(
            "record", "joined", id=writing.new_id(), role=wanted.role, person=wanted.person_id, name=wanted.name,
            purpose=wanted.purpose or "Works with the child", ends=until,
        )  # fmt: skip
        writing.add("circle", "access_given", id=asked, name=wanted.name)
        _tell(asked, Wanted.Answer.YES, on, until=until)


def keep_away(
    *, child: UUID, asked: UUID, because: str, tell: bool, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Say no, with a reason. They are told, unless they should not learn that there is a record."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        _wanted(writing, asked, by)
        writing.add("circle", "access_refused", id=asked, because=because)
        if tell:
            _tell(asked, Wanted.Answer.NO, on, because=because)


def _wanted(writing: Change, asked: UUID, by: Actor) -> Wanted:
    wanted = wanted_for(writing.child, asked, writing.on)
    policies.may_answer_asked(by, wanted.person_id).or_refuse()
    return wanted


def _tell(asked: UUID, answer: Wanted.Answer, on: date, **told: object) -> None:
    Asked.objects.filter(pk=asked).update(answer=answer, answered_on=on, **told)
