"""Somebody takes out a list: the steps, as the pages take them."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.directory.models import Setting
from goldenthread.record.models import Child
from goldenthread.record.wall import behind
from goldenthread.release import verbs
from goldenthread.release.models import TakenOut
from goldenthread.release.verbs import Wanted
from goldenthread.standards.cells import rows_of
from tests.factories import TODAY, actor, case, child, person, post

NAMES = ("given_name", "family_name")
FEW = 3


def manager(name: str = "Priya Nair", **fields: object) -> Actor:
    who = person(name)
    post(who, Capacity.MANAGER)
    return actor(Capacity.MANAGER, who, organisation="Birmingham City Council", **fields)


def children(how_many: int, school: Setting | None = None, **identity: object) -> list[Child]:
    made = [child(f"Child{number}", attends=school, **identity) for number in range(how_many)]
    for each in made:
        case(each, "first_response", "concern_raised", on=TODAY, seen="Tires")
    return made


def begun(by: Actor, *columns: str, group: str = "cases", reason: str = "Panel on Tuesday") -> TakenOut:
    wanted = Wanted(group=group, columns=columns or NAMES, purpose="meeting", reason=reason)
    with behind(by):
        return verbs.begin(wanted, by=by)


def asked(by: Actor, *columns: str, **more: str) -> TakenOut:
    taken = begun(by, *columns, **more)
    with behind(by):
        return verbs.ask(taken=taken.pk, by=by)


def fetched(taken: TakenOut, by: Actor) -> list[list[str]]:
    with behind(by):
        _, text = verbs.fetch(taken=taken.pk, by=by)
    assert text.startswith("\ufeff")
    return list(rows_of(text.removeprefix("\ufeff")))


def names_in(file: list[list[str]]) -> list[str]:
    return [row[0] for row in file[6:]]


def decided(taken: TakenOut, by: Actor, *, approved: bool = True) -> TakenOut:
    with behind(by):
        return verbs.decide(taken=taken.pk, approved=approved, words="For the panel", by=by)
