"""Each journey begins with a child of its own, in the one served area. One walk through everything is for many."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.climate.serving import ServedArea
from tests.journeys.arranging import Circle, circle_of, database
from tests.journeys.everybody_walks import everybody_walks
from tests.journeys.situations import every_situation
from tests.journeys.story import Story
from tests.journeys.trying import Trying


@pytest.fixture
def begin(served_area: ServedArea, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[..., Story]]:
    """Return what begins a story: a child with people around them, and nothing written yet.

    `given` may put something on the record first, by the verbs of the rooms.
    """
    told: list[Story] = []

    def begun(
        *, script: bool = True, given: Callable[[Circle], object] | None = None, **child: object
    ) -> Story:
        told.append(Story(served_area, _lived(served_area, django_db_blocker, given=given, **child), script))
        return told[-1]

    yield begun
    for each in told:
        each.ends()


@pytest.fixture(scope="session")
def in_every_situation(served_area: ServedArea, django_db_blocker: DjangoDbBlocker) -> Circle:
    """Children at every point of the way, for whoever only looks: nothing is changed about them afterwards."""
    return _lived(served_area, django_db_blocker, given=every_situation)


def _lived(
    area: ServedArea,
    blocker: DjangoDbBlocker,
    *,
    given: Callable[[Circle], object] | None,
    **child: object,
) -> Circle:
    with blocker.unblock(), database(area.database):
        circle = circle_of(**child)
        if given is not None:
            given(circle)
    return circle


@pytest.fixture(scope="session")
def tried(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Trying:
    """What came of every form when everybody walked through the product. Nothing of it is left in the database."""
    with django_db_blocker.unblock():
        return everybody_walks()
