"""The circle: who has to do with whom, in which capacity and until when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldenthread.access.actors import Capacity, the_product
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record import queries
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import Child, Role
from tests.factories import AT, AUTHORITY, TODAY, actor, child, days_ago, join, person, setting, write

pytestmark = pytest.mark.django_db
TOMORROW = AT + timedelta(days=1)


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def amara(oakfield: Setting) -> Child:
    return child(attends=oakfield)


@pytest.fixture
def ruth() -> Person:
    return person()


@pytest.mark.parametrize(
    ("role", "capacity", "sees"),
    [
        (Role.PARENT, Capacity.PARENT, True),
        (Role.YOUNG_PERSON, Capacity.YOUNG_PERSON, True),
        (Role.CLASS_TEACHER, Capacity.CLASS_TEACHER, True),
        (Role.CONTACT, Capacity.CLASS_TEACHER, True),
        (Role.TEACHING_ASSISTANT, Capacity.TEACHING_ASSISTANT, True),
        (Role.ADVISER, Capacity.ADVISER, True),
        (Role.PARENT, Capacity.CLASS_TEACHER, False),
        (Role.CLASS_TEACHER, Capacity.PARENT, False),
        (Role.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT, False),
        (Role.ADVISER, Capacity.CLASS_TEACHER, False),
    ],
)
def test_a_person_sees_a_child_only_in_the_capacity_of_their_tie(
    amara: Child, ruth: Person, role: Role, capacity: Capacity, sees: bool
):
    join(amara, role, ruth)

    assert (amara in children_for(actor(capacity, ruth))) is sees


@pytest.mark.parametrize("capacity", list(Capacity))
def test_nobody_sees_a_child_without_a_tie(amara: Child, capacity: Capacity):
    elsewhere = setting("Elm Tree Primary School")

    reader = actor(capacity, at=elsewhere, authority="331")

    assert (amara in children_for(reader)) is (capacity is Capacity.SYSTEM)


@pytest.mark.parametrize("capacity", [Capacity.SENCO, Capacity.HEAD])
def test_those_who_lead_a_setting_see_the_children_who_attend_it(
    amara: Child, oakfield: Setting, capacity: Capacity
):
    assert amara in children_for(actor(capacity, at=oakfield))
    assert amara not in children_for(actor(capacity, at=setting("Elm Tree Primary School")))
    assert amara not in children_for(actor(capacity))


@pytest.mark.parametrize("capacity", [Capacity.CASEWORKER, Capacity.MANAGER])
def test_an_authority_sees_the_children_it_is_responsible_for(amara: Child, capacity: Capacity):
    assert amara in children_for(actor(capacity, authority=AUTHORITY))
    assert amara not in children_for(actor(capacity, authority="331"))
    assert amara not in children_for(actor(capacity, authority=""))


@pytest.mark.parametrize(
    ("begins", "ends", "sees"),
    [
        (days_ago(0), None, True),
        (days_ago(-1), None, False),
        (days_ago(10), days_ago(0), True),
        (days_ago(10), days_ago(1), False),
    ],
)
def test_a_tie_holds_from_its_first_day_to_its_last(amara: Child, ruth: Person, begins, ends, sees: bool):
    join(amara, Role.CLASS_TEACHER, ruth, on=begins, ends=ends)

    assert (amara in children_for(actor(Capacity.CLASS_TEACHER, ruth))) is sees


def test_who_has_left_the_circle_sees_nothing_from_the_next_day(amara: Child, ruth: Person):
    tie = join(amara, Role.CLASS_TEACHER, ruth)
    write(amara, lambda writing: writing.add("record", "left", id=tie), on=TODAY)

    assert amara in children_for(actor(Capacity.CLASS_TEACHER, ruth))
    assert amara not in children_for(replace(actor(Capacity.CLASS_TEACHER, ruth), at=TOMORROW))


def test_a_child_outside_the_circle_is_as_if_there_were_none(amara: Child):
    with pytest.raises(NotFound) as outside:
        queries.child_for(reader=actor(Capacity.PARENT), child=amara.pk)
    with pytest.raises(NotFound) as nowhere:
        queries.child_for(reader=actor(Capacity.PARENT), child=person().pk)

    assert str(outside.value) == str(nowhere.value)


def test_the_product_itself_reaches_every_record(amara: Child):
    assert amara in children_for(the_product(AT))
