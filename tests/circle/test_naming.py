"""Whom a family is told of by name: who works with the child, the parents, and themselves."""

from __future__ import annotations

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record.changes import change
from goldenthread.record.models import Child, Event, Relationship, Role
from goldenthread.record.policies import SOMEBODY_WHO_CARES, may_name, named_to
from goldenthread.record.vocabulary import told_to
from tests.factories import TODAY, actor, child, join, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def wren() -> Child:
    return child("Wren")


@pytest.fixture
def father(wren: Child) -> Actor:
    who = person("Piotr Ashgrove")
    join(wren, Role.PARENT, who)
    return actor(Capacity.PARENT, who)


def tie_of(about: Child, role: Role, name: str = "Callum Vestry", **facts: object) -> Relationship:
    return Relationship.objects.get(pk=join(about, role, person(name), **facts))


@pytest.mark.security("S046")
@pytest.mark.parametrize(
    ("role", "named"),
    [(Role.CARER, False), (Role.PARENT, True), (Role.SOCIAL_WORKER, True), (Role.CLASS_TEACHER, True)],
)
def test_a_parent_is_told_by_name_of_parents_and_of_who_works_with_the_child(
    wren: Child, father: Actor, role: Role, named: bool
):
    assert may_name(father, tie_of(wren, role)) is named


@pytest.mark.security("S046", "S066")
@pytest.mark.parametrize(
    ("capacity", "named"),
    [
        (Capacity.ADVOCATE, False),
        (Capacity.YOUNG_PERSON, True),
        (Capacity.CARER, True),
        (Capacity.SENCO, True),
        (Capacity.SOCIAL_WORKER, True),
    ],
)
def test_a_carer_is_named_to_the_child_and_to_who_works_with_it(wren: Child, capacity: Capacity, named: bool):
    assert may_name(actor(capacity), tie_of(wren, Role.CARER)) is named


@pytest.mark.security("S046")
def test_what_a_carer_did_is_told_to_a_parent_without_a_name(wren: Child, father: Actor):
    carer = actor(Capacity.CARER, person("Callum Vestry"))

    assert named_to(father, carer.words) == SOMEBODY_WHO_CARES
    assert named_to(father, father.words) == father.words
    assert named_to(carer, carer.words) == carer.words
    assert named_to(actor(Capacity.SENCO), carer.words) == carer.words


@pytest.mark.security("S046")
def test_a_timeline_does_not_tell_a_parent_that_a_carer_came_nor_why_another_was_taken_out(
    wren: Child, father: Actor
):
    tie_of(wren, Role.CARER)
    tie = tie_of(wren, Role.PARENT, "Dana Ashgrove")
    with change(wren.pk, by=actor(Capacity.CASEWORKER), on=TODAY) as writing:
        writing.add("record", "left", id=tie.pk, role=tie.role, name=tie.name, why="A court said so")

    told = Event.objects.filter(told_to(father), child=wren, topic="record").order_by("seq")

    assert "Callum Vestry" not in {each.fields.get("name") for each in told}
    assert "left" not in {each.name for each in told}
