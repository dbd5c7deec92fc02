"""Who may do what in support: a row for each kind of person."""

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.ids import new_id
from goldenthread.record.models import Case
from goldenthread.support import policies
from tests.factories import AT

SCHOOL, OTHER = new_id(AT), new_id(AT)
CASE = Case(setting_id=SCHOOL)
EVERYBODY = tuple(Capacity)
FAMILY = {Capacity.PARENT, Capacity.CARER, Capacity.YOUNG_PERSON}
PLANNERS = {Capacity.CLASS_TEACHER, Capacity.SENCO, Capacity.HEAD}
LEADERS = {Capacity.SENCO, Capacity.HEAD}
GIVERS = PLANNERS | {Capacity.TEACHING_ASSISTANT, Capacity.ADVISER}

BY_CAPACITY = {
    policies.may_raise_concern: FAMILY | GIVERS,
    policies.may_log_delivery: GIVERS,
    policies.may_sign: FAMILY,
    policies.may_add_at_home: FAMILY,
}
BY_CASE = {
    policies.may_write_plan: PLANNERS,
    policies.may_review: PLANNERS,
    policies.may_close_concern: PLANNERS,
    policies.may_acknowledge: PLANNERS,
    policies.may_co_sign: PLANNERS,
    policies.may_name_contact: LEADERS,
    policies.may_decide_more_help: LEADERS,
}


def acting(capacity, setting=SCHOOL):
    return Actor(person=new_id(AT), name="Someone", capacity=capacity, at=AT, setting=setting)


@pytest.mark.parametrize("capacity", EVERYBODY)
@pytest.mark.parametrize("may", BY_CAPACITY, ids=lambda may: may.__name__)
def test_what_depends_on_who_someone_is(may, capacity):
    assert may(acting(capacity)).allowed is (capacity in BY_CAPACITY[may])


@pytest.mark.parametrize("capacity", EVERYBODY)
@pytest.mark.parametrize("may", BY_CASE, ids=lambda may: may.__name__)
def test_what_depends_on_the_case_too(may, capacity):
    assert may(acting(capacity), CASE).allowed is (capacity in BY_CASE[may])


@pytest.mark.parametrize("may", BY_CASE, ids=lambda may: may.__name__)
def test_another_school_decides_nothing_here(may):
    ruling = may(acting(Capacity.SENCO, OTHER), CASE)

    assert not ruling.allowed
    assert "another setting" in ruling.because


@pytest.mark.parametrize("may", BY_CASE, ids=lambda may: may.__name__)
def test_a_refusal_says_whom_to_ask(may):
    assert "Ask them, or tell the named contact" in may(acting(Capacity.PARENT), CASE).because
