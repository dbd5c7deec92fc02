"""Who may hold a review meeting and decide after it: a row for each kind of person."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.reviews import policies
from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold

MADE, MET = date(2026, 6, 23), date(2027, 5, 4)
CASE = SimpleNamespace(authority_id="330")


def actor(capacity, authority="330"):
    own = "" if capacity.is_family else authority
    at = datetime(2027, 5, 4, 9, tzinfo=UTC)
    return Actor(capacity=capacity, authority=own, person=uuid4(), name="Someone", at=at)


def standing(*names):
    told = [Event("plan_made", MADE, {}), *(Event(name, MET, {"outcome": "keep"}) for name in names)]
    return fold(PROCESSES["annual_review"], told)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (actor(Capacity.SENCO), True),
        (actor(Capacity.HEAD), True),
        (actor(Capacity.CASEWORKER), True),
        (actor(Capacity.MANAGER), True),
        (actor(Capacity.CASEWORKER, "331"), False),
        (actor(Capacity.CLASS_TEACHER), False),
        (actor(Capacity.PARENT), False),
        (actor(Capacity.YOUNG_PERSON), False),
        (actor(Capacity.ADVISER), False),
        (actor(Capacity.SYSTEM), False),
    ],
)
def test_who_writes_down_the_meeting(who, allowed):
    assert policies.may_hold(who, CASE, standing()).allowed is allowed


def test_no_meeting_is_written_down_once_the_plan_has_ended():
    assert not policies.may_hold(actor(Capacity.SENCO), CASE, standing("ceased")).allowed


@pytest.mark.parametrize(
    ("who", "steps", "allowed"),
    [
        (actor(Capacity.CASEWORKER), (), False),
        (actor(Capacity.CASEWORKER), ("meeting_held",), True),
        (actor(Capacity.CASEWORKER), ("meeting_held", "decided"), False),
        (actor(Capacity.CASEWORKER, "331"), ("meeting_held",), False),
        (actor(Capacity.SENCO), ("meeting_held",), False),
        (actor(Capacity.PARENT), ("meeting_held",), False),
    ],
)
def test_only_the_authority_decides_and_only_after_a_meeting(who, steps, allowed):
    assert policies.may_decide(who, CASE, standing(*steps)).allowed is allowed
