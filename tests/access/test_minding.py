"""What goes on again and again, and for how long."""

import os

import pytest
from django.db import OperationalError

from goldenthread.access import minding


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the sleeping in place of sleeping."""
    noted: list[float] = []
    monkeypatch.setattr(minding.time, "sleep", noted.append)
    monkeypatch.setattr(minding.connection, "close", lambda: None)
    return noted


def test_a_process_is_an_orphan_when_another_than_its_minder_is_its_parent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(minding.MINDED_BY, raising=False)
    assert not minding.is_orphan()

    monkeypatch.setenv(minding.MINDED_BY, str(os.getppid()))
    assert not minding.is_orphan()

    monkeypatch.setenv(minding.MINDED_BY, str(os.getppid() + 1))
    assert minding.is_orphan()


def test_it_goes_on_until_whoever_minds_it_is_gone(slept, monkeypatch: pytest.MonkeyPatch):
    done: list[int] = []
    monkeypatch.setattr(minding, "is_orphan", lambda _: len(done) == 3)

    minding.again_and_again(lambda: done.append(1), every=10)

    assert len(done) == 3
    assert slept == [minding.STEP] * 10


def test_one_that_was_orphaned_before_it_began_does_nothing(slept, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(minding.MINDED_BY, str(os.getppid() + 1))

    minding.again_and_again(lambda: pytest.fail("It began."), every=10)


def test_what_fails_is_told_and_tried_again(slept, capsys, monkeypatch: pytest.MonkeyPatch):
    tried: list[int] = []
    monkeypatch.setattr(minding, "is_orphan", lambda _: len(tried) == 2)

    def fail() -> None:
        tried.append(1)
        raise OperationalError("The database is away.")

    minding.again_and_again(fail, every=minding.STEP)

    assert capsys.readouterr().err == "The database is away.\n" * 2
