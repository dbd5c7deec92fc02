"""Amara, her mother and father, her brother, and the people who answer for who is in their circle."""

from dataclasses import dataclass

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Act, Part
from goldenthread.directory.models import Setting
from goldenthread.record.models import Bar, Child, Relationship, Role
from tests.factories import actor, child, join, person, post, setting


@dataclass
class Around:
    """A child, who is around them, and how each acts."""

    child: Child
    school: Setting
    people: dict[str, Person]
    actors: dict[str, Actor]

    def tie(self, who: str) -> Relationship:
        return Relationship.objects.filter(child=self.child, person=self.people[who]).latest("begins")

    def by(self, who: str, part: Part = Part.RIGHTS, act: Act = Act.WRITE) -> Actor:
        return self.actors[who].on(part, act)

    def bar(self) -> Bar:
        return Bar.objects.get(child=self.child)


@pytest.fixture
def amara() -> Around:
    school = setting()
    made = Around(child(attends=school), school, {}, {})
    for word, name, capacity, facts in (
        ("mother", "Grace Okoye", Capacity.PARENT, {}),
        ("father", "Femi Okoye", Capacity.PARENT, {}),
        ("unsure", "Dele Ojo", Capacity.PARENT, {"responsibility": "unknown"}),
        ("child", "Amara Okoye", Capacity.YOUNG_PERSON, {}),
    ):
        who = person(name)
        made.people[word], made.actors[word] = who, actor(capacity, who)
        join(made.child, Role(capacity.value), who, **facts)
    for word, name, capacity in (
        ("senco", "Helen Ward", Capacity.SENCO),
        ("head", "Grace Mbeki", Capacity.HEAD),
        ("caseworker", "Sam Reid", Capacity.CASEWORKER),
        ("nurse", "Ida Bell", Capacity.HEALTH),
    ):
        who, at = person(name), school if capacity.is_setting else None
        made.people[word], made.actors[word] = who, actor(capacity, who, at)
        post(who, capacity, at)
    return made


@pytest.fixture
def brother(amara: Around) -> Child:
    """Ben lives with his mother too, goes to another school, and has a father of his own."""
    ben = child("Ben", attends=setting("Elm Grove School"))
    join(ben, Role.PARENT, amara.people["mother"])
    return ben
