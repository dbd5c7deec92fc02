"""Who may do what in an assessment: a row for each kind of person."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.assessments import policies
from goldenthread.record.models import Case, Child
from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold

ASKED = date(2026, 3, 2)
ADVISER = uuid4()
CHILD = Child(id=uuid4(), authority_id="330", given_name="Amara", family_name="Okoye", born=date(2018, 11, 5))
GROWN = Child(id=uuid4(), authority_id="330", given_name="Kofi", family_name="Okoye", born=date(2008, 11, 5))
CASE = Case(id=uuid4(), authority_id="330", state="waiting_for_decision", ended=False)


def actor(capacity, authority="330", **fields):
    told = {"person": uuid4(), "name": "Someone", "at": datetime(2026, 3, 2, 9, tzinfo=UTC), **fields}
    return Actor(capacity=capacity, authority="" if capacity.is_family else authority, **told)


def standing(*names):
    return fold(PROCESSES["needs_assessment"], [Event(name, ASKED, {"body": "health"}) for name in names])


@pytest.mark.parametrize(
    ("who", "about", "allowed"),
    [
        (actor(Capacity.PARENT), CHILD, True),
        (actor(Capacity.YOUNG_PERSON), CHILD, False),
        (actor(Capacity.PARENT), GROWN, False),
        (actor(Capacity.YOUNG_PERSON), GROWN, True),
        (actor(Capacity.SENCO), CHILD, True),
        (actor(Capacity.HEAD), CHILD, True),
        (actor(Capacity.CLASS_TEACHER), CHILD, False),
        (actor(Capacity.TEACHING_ASSISTANT), CHILD, False),
        (actor(Capacity.ADVISER), CHILD, True),
        (actor(Capacity.CASEWORKER), CHILD, True),
        (actor(Capacity.CASEWORKER, authority="331"), CHILD, False),
        (actor(Capacity.SYSTEM), CHILD, False),
    ],
)
def test_who_may_ask_for_an_assessment(who, about, allowed):
    assert policies.may_request(who, about).allowed is allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (actor(Capacity.CASEWORKER), True),
        (actor(Capacity.MANAGER), True),
        (actor(Capacity.CASEWORKER, authority="331"), False),
        (actor(Capacity.SENCO), False),
        (actor(Capacity.HEAD), False),
        (actor(Capacity.PARENT), False),
        (actor(Capacity.ADVISER), False),
        (actor(Capacity.SYSTEM), False),
    ],
)
def test_only_the_responsible_authority_decides(who, allowed):
    ruling = policies.may_act_for_the_authority(who, CASE, standing("requested"), "agreed_to_assess")

    assert ruling.allowed is allowed


@pytest.mark.parametrize(
    ("steps", "step", "allowed"),
    [
        (("requested",), "agreed_to_assess", True),
        (("requested",), "refused_to_assess", True),
        (("requested",), "agreed_plan", False),
        (("requested", "refused_to_assess"), "agreed_to_assess", True),
        (("requested", "refused_to_assess"), "refused_to_assess", False),
        (("requested", "agreed_to_assess"), "advice_asked", True),
        (("requested", "agreed_to_assess"), "refused_plan", True),
        (("requested", "withdrawn"), "agreed_to_assess", False),
    ],
)
def test_the_authority_acts_in_turn(steps, step, allowed):
    ruling = policies.may_act_for_the_authority(actor(Capacity.CASEWORKER), CASE, standing(*steps), step)

    assert ruling.allowed is allowed


@pytest.mark.parametrize(
    ("who", "body", "allowed"),
    [
        (actor(Capacity.ADVISER, person=ADVISER), "psychology", True),
        (actor(Capacity.ADVISER, body="psychology"), "psychology", True),
        (actor(Capacity.ADVISER, body="health"), "psychology", False),
        (actor(Capacity.SENCO), "education", True),
        (actor(Capacity.SENCO), "psychology", False),
        (actor(Capacity.CLASS_TEACHER), "education", False),
        (actor(Capacity.PARENT), "family", True),
        (actor(Capacity.PARENT), "education", False),
        (actor(Capacity.CASEWORKER), "psychology", True),
        (actor(Capacity.CASEWORKER, authority="331"), "psychology", False),
    ],
)
def test_advice_comes_from_those_who_were_asked(who, body, allowed):
    now = standing("requested", "agreed_to_assess", "advice_asked")

    assert policies.may_give_advice(who, CHILD, now, body=body, adviser=str(ADVISER)).allowed is allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (actor(Capacity.PARENT), True),
        (actor(Capacity.YOUNG_PERSON), True),
        (actor(Capacity.CASEWORKER), True),
        (actor(Capacity.CASEWORKER, authority="331"), False),
        (actor(Capacity.SENCO), False),
        (actor(Capacity.CLASS_TEACHER), False),
        (actor(Capacity.ADVISER), False),
        (actor(Capacity.SYSTEM), False),
    ],
)
def test_who_may_say_what_the_family_thinks(who, allowed):
    assert policies.may_give_views(who, CASE, standing("requested")).allowed is allowed


@pytest.mark.parametrize("step", ["agreed_to_assess", "refused_to_assess", "no_duty_found", "withdrawn"])
def test_views_are_heard_until_the_decision(step):
    now = standing("requested", step)

    assert not policies.may_give_views(actor(Capacity.PARENT), CASE, now).allowed


@pytest.mark.parametrize(
    ("who", "asked_as", "allowed"),
    [
        (actor(Capacity.PARENT), "senco", True),
        (actor(Capacity.SENCO), "senco", True),
        (actor(Capacity.SENCO), "parent", False),
        (actor(Capacity.CASEWORKER), "parent", True),
        (actor(Capacity.ADVISER), "adviser", False),
    ],
)
def test_who_may_withdraw_a_request(who, asked_as, allowed):
    assert policies.may_withdraw(who, CHILD, standing("requested"), asked_as=asked_as).allowed is allowed


@pytest.mark.parametrize(
    ("who", "ended", "allowed"),
    [
        (actor(Capacity.CASEWORKER), False, True),
        (actor(Capacity.CASEWORKER), True, False),
        (actor(Capacity.CASEWORKER, authority="331"), False, False),
        (actor(Capacity.SENCO), False, False),
    ],
)
def test_who_may_take_on_a_case(who, ended, allowed):
    case = SimpleNamespace(authority_id="330", ended=ended)

    assert policies.may_lead(who, case).allowed is allowed


@pytest.mark.parametrize(
    ("capacity", "allowed"),
    [(Capacity.MANAGER, True), (Capacity.CASEWORKER, False), (Capacity.PARENT, False)],
)
def test_a_manager_says_whom_letters_name(capacity, allowed):
    assert policies.may_name_help(actor(capacity), "330").allowed is allowed


def test_a_parent_of_a_young_person_is_told_who_decides():
    assert "Kofi decides" in policies.may_request(actor(Capacity.PARENT), GROWN).because
