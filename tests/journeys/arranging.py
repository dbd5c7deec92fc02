"""Whom the journeys meet: children, and the people around each, written into the database behind the served area."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import cycle

from django.db import connection
from django.test import override_settings

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.models import Child, Role
from goldenthread.standards.codes.authorities import local_authorities
from tests import factories

# Far more children than authorities are made in a run, but those of most tests are gone before the round begins again.
_authorities = cycle(
    code for code in sorted(local_authorities(), reverse=True) if code != factories.AUTHORITY
)

AS_SERVED = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"]}

# Who stands around a child: the word a journey calls them by, their name, what they are, and their tie to the child.
STAFF = (
    ("teacher", "Ruth Patel", Capacity.CLASS_TEACHER, Role.CLASS_TEACHER),
    ("assistant", "Tom Lewis", Capacity.TEACHING_ASSISTANT, Role.TEACHING_ASSISTANT),
    ("senco", "Helen Ward", Capacity.SENCO, None),
    ("head", "Grace Mbeki", Capacity.HEAD, None),
)
AUTHORITY = (
    ("caseworker", "Sam Reid", Capacity.CASEWORKER, ""),
    ("manager", "Priya Nair", Capacity.MANAGER, ""),
    ("psychologist", "Ines Roy", Capacity.ADVISER, "psychology"),
)


@dataclass(frozen=True)
class Circle:
    """A child and the people around them, each known by one word: teacher, parent, senco, caseworker and so on.

    Everyone acts now, for the served area keeps the real time.
    """

    child: Child
    setting: Setting
    council: str
    people: dict[str, Person]
    actors: dict[str, Actor]

    def email(self, who: str) -> str:
        return self.people[who].email

    def name(self, who: str) -> str:
        return self.people[who].name


@contextmanager
def database(name: str) -> Iterator[None]:
    """Read and write the database behind the served area, as the product itself would."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        with override_settings(**AS_SERVED):
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


def circle_of(
    given_name: str = "Amara",
    *,
    born: date = date(2018, 11, 5),
    school: str = "Oakfield Primary School",
    authority: str = "",
) -> Circle:
    """A child at a school, with a parent, the young person themselves, the staff and the authority's people.

    Each has an authority of their own, so that no journey finds another's children on its worklist.
    """
    authority = authority or next(_authorities)
    setting = factories.setting(school, authority)
    child = factories.child(given_name, attends=setting, born=born, authority=authority)
    made = Circle(child, setting, local_authorities()[authority].name, {}, {})
    _family(made)
    for word, name, capacity, role in STAFF:
        who = _person(made, word, name, capacity, setting)
        factories.post(who, capacity, setting)
        if role is not None:
            factories.join(child, role, who)
    for word, name, capacity, body in AUTHORITY:
        who = _person(made, word, name, capacity, body=body, authority=authority)
        factories.post(who, capacity, body=body, authority_id=authority, organisation=made.council)
    return made


def another_child(circle: Circle, given_name: str, born: date = date(2018, 11, 5)) -> Circle:
    """A brother, sister or classmate: another child with the same people around them."""
    child = factories.child(
        given_name, attends=circle.setting, born=born, authority=circle.child.authority_id
    )
    factories.join(child, Role.PARENT, circle.people["parent"], decides=True)
    factories.join(child, Role.YOUNG_PERSON, circle.people["young person"])
    for word, _, _, role in STAFF:
        if role is not None:
            factories.join(child, role, circle.people[word])
    return replace(circle, child=child)


def _family(made: Circle) -> None:
    parent = _person(made, "parent", "Ngozi Okoye", Capacity.PARENT)
    factories.join(made.child, Role.PARENT, parent, decides=True)
    own = _person(made, "young person", f"{made.child.given_name} Okoye", Capacity.YOUNG_PERSON)
    factories.join(made.child, Role.YOUNG_PERSON, own)


def _person(
    made: Circle, word: str, name: str, capacity: Capacity, at: Setting | None = None, **fields: str
) -> Person:
    who = factories.person(name)
    made.people[word] = who
    made.actors[word] = replace(factories.actor(capacity, who, at, **fields), at=datetime.now(UTC))
    return who
