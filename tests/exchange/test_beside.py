"""Work in a process of its own gives what it would give here, trouble included."""

from collections.abc import Iterator

import pytest

from goldenthread.exchange.beside import Trouble, beside


class Expected(Exception):
    """Something this work may run into."""


def counting(number: int) -> Iterator[int]:
    yield from range(number)


def failing() -> Iterator[int]:
    yield 1
    raise Expected("in the middle")


def dying() -> Iterator[int]:
    yield 1
    raise SystemExit(3)


def test_everything_comes_over_in_order():
    assert list(beside(counting, 1000, passing_on=())) == list(range(1000))


def test_expected_trouble_is_raised_here_after_what_came_before():
    work = beside(failing, passing_on=(Expected,))

    assert next(work) == 1
    with pytest.raises(Expected, match="in the middle"):
        next(work)


def test_a_process_that_dies_is_no_silent_end():
    with pytest.raises(Trouble, match="Nothing was loaded"):
        list(beside(dying, passing_on=()))
