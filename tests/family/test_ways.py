"""What a family can do, near the top of their child's record."""

import pytest
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.family.parts import ways
from goldenthread.record.models import Child, Role
from goldenthread.record.parts import RecordView
from tests.factories import actor, case, child, days_ago, join, person, setting, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def amara() -> Child:
    return child("Amara", attends=setting())


@pytest.fixture
def mother(amara: Child) -> Actor:
    grace = person("Grace Okoye")
    join(amara, Role.PARENT, grace)
    return actor(Capacity.PARENT, who=grace)


def said(amara: Child, reader: Actor) -> list[str]:
    told = ways(RecordView(amara, reader))
    return [each.words for each in told["ways"]] if told else []


def test_a_family_can_say_what_worries_them_and_ask_for_an_assessment_from_the_first_day(
    amara: Child, mother: Actor
):
    assert said(amara, mother) == ["Say what worries you", "Ask for an EHC needs assessment"]


def test_while_help_is_tried_they_can_see_whether_it_came_and_add_what_works_at_home(
    amara: Child, mother: Actor
):
    running = case(amara, "first_response", "concern_raised", on=days_ago(9))
    step(amara, running, "plan_shared", on=days_ago(6))
    step(amara, running, "plan_agreed", on=days_ago(5))

    told = ways(RecordView(amara, mother))

    assert told is not None
    assert told["ways"][0].url == reverse("support:delivery", args=[amara.pk])
    assert told["ways"][1].url == reverse("support:at-home", args=[running])


def test_what_a_family_may_do_is_not_told_to_those_who_work_with_the_child(amara: Child):
    assert said(amara, actor(Capacity.SENCO, at=setting())) == []


def test_it_costs_no_query_of_its_own(amara: Child, mother: Actor, django_assert_num_queries):
    view = RecordView(amara, mother)
    assert view.cases == []

    with django_assert_num_queries(0):
        ways(view)
