"""Whether the promised help was given: planned against given, minutes, group, who, and the reason of a miss."""

from datetime import timedelta
from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.support.pages import delivery_lines
from goldenthread.support.queries import sessions_of
from goldenthread.support.verbs.delivering import NotADayOfThePlan, log_session
from goldenthread.thread.models import Delivery
from goldenthread.thread.strands import thread_of
from tests.support.situations import TODAY, a_family, with_agreed_plan

pytestmark = [pytest.mark.django_db]


def help_of(family):
    return next(each for each in thread_of(family.child).provisions if each.who == "Mr Lewis")


def given(family, **told):
    provision = told.pop("provision", None) or help_of(family).id
    usual = {"day": TODAY, "given": True, "by": family.assistant, "on": TODAY}
    log_session(child=family.child.pk, provision=provision, **usual | told)


@pytest.mark.capability("C026")
def test_a_session_given_is_written_with_its_minutes_group_and_giver():
    family = with_agreed_plan()

    given(family, minutes=20, group_size=4)

    row = Delivery.objects.get(child=family.child)
    assert (row.happened, row.minutes, row.group_size, row.given_by, row.day) == (
        True,
        20,
        4,
        "Tom Lewis",
        TODAY,
    )


@pytest.mark.capability("C026")
def test_a_missed_session_keeps_its_reason():
    family = with_agreed_plan()

    given(family, given=False, note="Hall in use")

    row = Delivery.objects.get(child=family.child)
    assert (row.happened, row.note) == (False, "Hall in use")


@pytest.mark.capability("C026")
def test_the_week_shows_planned_against_given():
    family = with_agreed_plan()
    given(family)
    given(family, given=False, note="Trip")

    lines = delivery_lines(
        thread_of(family.child), sessions_of(family.child, since=TODAY, until=TODAY), TODAY
    )

    line = next(each for each in lines if each.provision.who == "Mr Lewis")
    assert (line.done, line.planned, len(line.missed)) == (1, 2, 1)


@pytest.mark.parametrize("who", ["teacher", "assistant", "senco", "adviser"])
def test_those_who_give_the_help_write_it_down(who):
    family = with_agreed_plan()

    given(family, by=getattr(family, who))

    assert Delivery.objects.filter(child=family.child).count() == 1


@pytest.mark.parametrize("who", ["parent", "young_person", "caseworker"])
def test_others_are_told_whom_to_ask(who):
    family = with_agreed_plan()

    with pytest.raises(NotAllowed, match="named contact"):
        given(family, by=getattr(family, who))


@pytest.mark.parametrize("days", [-1, 1])
def test_help_is_not_written_down_before_the_plan_or_before_the_day(days):
    family = with_agreed_plan()

    with pytest.raises(NotADayOfThePlan):
        given(family, day=TODAY + timedelta(days=days))


def test_the_help_of_another_child_cannot_be_written_down_here():
    family, other = with_agreed_plan(), a_family()

    with pytest.raises(Refused, match="not part of the child’s plan"):
        given(other, provision=help_of(family).id)


def test_two_taps_of_one_form_are_one_session():
    family, key = with_agreed_plan(), uuid4()

    given(family, key=key)
    given(family, key=key)

    assert Delivery.objects.filter(child=family.child).count() == 1
