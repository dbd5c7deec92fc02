"""Two lists asked for at the same moment add up as they do one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from django.db import connection

from goldenthread.record.wall import behind
from goldenthread.release import verbs
from goldenthread.release.models import TakenOut
from tests.climate.databases import own_database
from tests.factories import TODAY, case, child
from tests.release.taking import begun, children, manager

pytestmark = [pytest.mark.usefixtures("standing_clock"), pytest.mark.security("S080")]


@pytest.fixture
def kept(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Work where two connections see what the other has saved."""
    with django_db_blocker.unblock(), own_database("atonce"):
        yield


def test_a_list_asked_for_while_another_is_being_asked_for_sees_it(kept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("goldenthread.release.policies.ALONE", 2)
    asker = manager()
    children(2)
    for number in range(2):
        case(child(f"Other{number}"), "needs_assessment", "requested", on=TODAY)
    one, other = begun(asker, group="supported"), begun(asker, group="assessed")
    is_asked, begins = Event(), Event()

    def ask_first() -> None:
        with behind(asker):
            verbs.ask(taken=one.pk, by=asker)
            is_asked.set()
            begins.wait(5)
        connection.close()

    def ask_second() -> None:
        with behind(asker):
            verbs.ask(taken=other.pk, by=asker)
        connection.close()

    first, second = Thread(target=ask_first), Thread(target=ask_second)
    first.start()
    assert is_asked.wait(20)
    second.start()
    second.join(1)
    begins.set()
    first.join(20)
    second.join(20)

    assert not TakenOut.objects.get(pk=one.pk).needs_approval
    assert TakenOut.objects.get(pk=other.pk).needs_approval
