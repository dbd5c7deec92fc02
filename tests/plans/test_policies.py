"""Who may do what with a plan: a row for each kind of person."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.plans import policies
from goldenthread.record.models import Child
from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold

DAY = date(2026, 3, 2)
OAKFIELD = uuid4()
CHILD = Child(id=uuid4(), authority_id="330", given_name="Amara", family_name="Okoye", born=date(2018, 11, 5))


def actor(capacity, authority="330", setting=None):
    return Actor(
        person=uuid4(), name="Someone", capacity=capacity, at=datetime(2026, 3, 2, 9, tzinfo=UTC), authority=authority,
        setting=setting,
    )  # fmt: skip


def with_draft(*more):
    names = ("requested", "agreed_to_assess", "agreed_plan", *more)
    return fold(PROCESSES["needs_assessment"], [Event(name, DAY) for name in names])


@pytest.mark.parametrize(
    ("who", "state", "allowed"),
    [
        (actor(Capacity.CASEWORKER), "drafting", True),
        (actor(Capacity.MANAGER), "draft_with_family", True),
        (actor(Capacity.CASEWORKER), "assessing", False),
        (actor(Capacity.CASEWORKER), "final", False),
        (actor(Capacity.CASEWORKER, authority="331"), "drafting", False),
        (actor(Capacity.SENCO), "drafting", False),
        (actor(Capacity.PARENT, authority=""), "drafting", False),
        (actor(Capacity.ADVISER), "drafting", False),
    ],
)
def test_who_may_write_the_plan(who, state, allowed):
    assert policies.may_write(who, SimpleNamespace(authority_id="330", state=state)).allowed is allowed


@pytest.mark.parametrize(
    ("who", "sent", "allowed"),
    [
        (actor(Capacity.PARENT), True, True),
        (actor(Capacity.PARENT), False, False),
        (actor(Capacity.YOUNG_PERSON), True, False),
        (actor(Capacity.SENCO), True, False),
        (actor(Capacity.CASEWORKER), True, False),
    ],
)
def test_who_may_answer_the_draft(who, sent, allowed):
    standing = with_draft("draft_served") if sent else with_draft()

    assert policies.may_answer(who, CHILD, standing).allowed is allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (actor(Capacity.HEAD, setting=OAKFIELD), True),
        (actor(Capacity.SENCO, setting=OAKFIELD), True),
        (actor(Capacity.CLASS_TEACHER, setting=OAKFIELD), False),
        (actor(Capacity.HEAD, setting=uuid4()), False),
        (actor(Capacity.CASEWORKER), False),
        (actor(Capacity.PARENT), False),
    ],
)
def test_a_setting_answers_for_itself_and_the_authority_never_for_it(who, allowed):
    assert policies.may_reply(who, setting=OAKFIELD).allowed is allowed
