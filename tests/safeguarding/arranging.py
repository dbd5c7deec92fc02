"""A family that is kept safe, and everybody around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Child, Role
from goldenthread.record.wall import behind
from goldenthread.safeguarding.verbs import whereabouts
from tests.factories import TODAY, actor, child, join, person, post, setting

ADDRESS = "Flat 2\n14 Rose Lane\nBirmingham\nB33 1AA"
PHONE = "0121 496 0123"


@dataclass
class Family:
    """A child, their mother, the father who must not find them, and staff."""

    child: Child
    school: Setting
    mother: Person
    father: Person
    people: dict[str, Person]
    actors: dict[str, Actor]

    def acting(self, who: str) -> Actor:
        """Return somebody as the door lets them in: in their seat, with the record opened."""
        come = self.actors[who]
        sight = sight_of(come, child=self.child.pk)
        assert sight is not None
        return replace(come, seat=sight.seat, opened=sight.child, shown=sight.shown)


def a_family() -> Family:
    """Amara, who lives with her mother; her father is in the circle too."""
    school = setting()
    amara = child(attends=school, postcode="B33 1AA")
    mother, father = person("Grace Okoye"), person("Uche Okoye")
    join(amara, Role.PARENT, mother, lives_with="yes")
    join(amara, Role.PARENT, father, lives_with="no")
    people = {"mother": mother, "father": father}
    actors = {"mother": actor(Capacity.PARENT, mother), "father": actor(Capacity.PARENT, father)}
    for capacity, at, role in STAFF:
        who = person(f"Somebody {capacity}")
        post(who, capacity, school if at else None)
        if role is not None:
            join(amara, role, who)
        people[capacity.value] = who
        actors[capacity.value] = actor(capacity, who, school if at else None)
    return Family(amara, school, mother, father, people, actors)


STAFF = (
    (Capacity.SAFEGUARDING_LEAD, True, None),
    (Capacity.SENCO, True, None),
    (Capacity.HEAD, True, None),
    (Capacity.CLASS_TEACHER, True, Role.CLASS_TEACHER),
    (Capacity.CASEWORKER, False, None),
    (Capacity.SOCIAL_WORKER, False, Role.SOCIAL_WORKER),
    (Capacity.HEALTH, False, Role.HEALTH),
)


def tell(
    family: Family, words: str = ADDRESS, kind: str = "address", of: Person | None = None, by: str = "mother"
) -> None:
    """Write down a way to reach the family."""
    whereabouts.tell(
        child=family.child.pk,
        kind=kind,
        words=words,
        person=of.pk if of else None,
        by=family.actors[by],
        on=TODAY,
    )


def shelter(family: Family, *named: str) -> None:
    """Keep safe where Amara is."""
    whereabouts.shelter(
        child=family.child.pk, reason="They fled", named=[family.people[each].pk for each in named],
        by=family.actors["safeguarding_lead"], on=TODAY,
    )  # fmt: skip


def raw(asks: str, by: Actor, about: Child) -> list[Any]:
    """Return what a raw statement brings to somebody who has opened a child, with no code of ours between."""
    with behind(by, child=about.pk), connection.cursor() as cursor:
        cursor.execute(asks)
        return cursor.fetchall()


def everything_kept() -> str:
    """Return every row of every table of the database as text, as whoever steals a copy reads it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables = [name for (name,) in cursor.fetchall()]
        told = []
        for table in tables:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" AS t')
            told.append(cursor.fetchone()[0] or "")
    return "\n".join(told)
