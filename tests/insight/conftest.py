"""Who reads a worklist here."""

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from tests.factories import actor, person, post


@pytest.fixture
def caseworker() -> Person:
    who = person("Jo Marsh")
    post(who, Capacity.CASEWORKER)
    return who


@pytest.fixture
def jo(caseworker: Person) -> Actor:
    return actor(Capacity.CASEWORKER, caseworker)
