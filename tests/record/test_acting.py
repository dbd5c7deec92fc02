"""In which capacities a person can act, from which day to which."""

from datetime import timedelta

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.acting import actor_for, ways_to_act
from goldenthread.record.models import Role
from tests.factories import AT, AUTHORITY, child, days_ago, join, person, post, setting

pytestmark = pytest.mark.django_db


def words(who) -> list[str]:
    return [way.words for way in ways_to_act(who, AT)]


def test_a_teacher_who_is_a_parent_can_act_in_two_ways():
    who = person()
    post(who, Capacity.CLASS_TEACHER, setting())
    join(child(), Role.PARENT, who)

    assert words(who) == ["class teacher, Oakfield Primary School", "parent"]


def test_two_children_are_one_way_to_act():
    who = person()
    for name in ("Amara", "Kofi"):
        join(child(name), Role.PARENT, who)

    assert words(who) == ["parent"]


@pytest.mark.parametrize(
    ("begins", "ends", "open_to_them"),
    [
        (days_ago(0), None, True),
        (days_ago(-1), None, False),
        (days_ago(9), days_ago(0), True),
        (days_ago(9), days_ago(1), False),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(begins, ends, open_to_them: bool):
    who = person()
    held = post(who, Capacity.SENCO, setting(), begins=begins, ends=ends)

    assert bool(words(who)) is open_to_them
    assert (actor_for(who, str(held.pk), AT) is not None) is open_to_them


def test_an_actor_carries_what_their_post_says():
    who, school = person(), setting()
    held = post(who, Capacity.SENCO, school)

    acting = actor_for(who, str(held.pk), AT)

    assert acting is not None
    assert (acting.capacity, acting.setting, acting.authority) == (Capacity.SENCO, school.pk, AUTHORITY)
    assert acting.words == "Ruth Patel, SENCO, Oakfield Primary School"


def test_nobody_acts_in_another_persons_post():
    held = post(person(), Capacity.SENCO, setting())

    assert actor_for(person(), str(held.pk), AT) is None


def test_the_day_of_acting_is_the_day_in_england():
    who = person()
    join(child(), Role.PARENT, who)
    late_in_june = AT.replace(month=6, day=30, hour=23, minute=30)

    acting = actor_for(who, "parent", late_in_june)

    assert acting is not None
    assert acting.today == late_in_june.date() + timedelta(days=1)
