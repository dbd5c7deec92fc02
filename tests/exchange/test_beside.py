"""Work in a process of its own gives what it would give here, trouble included."""

from collections.abc import Iterator

import pytest

from goldenthread.exchange.beside import Trouble, beside
from goldenthread.exchange.outcomes import NotLoaded


class Expected(Exception):
    """Something this work may run into."""


def counting(number: int) -> Iterator[int]:
    yield from range(number)


def failing() -> Iterator[int]:
    yield 1
    raise Expected("in the middle")


def not_loading() -> Iterator[int]:
    raise NotLoaded("return.xml, line 7: The file ends in the middle.")
    yield 1


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


def test_a_refusal_keeps_its_words_on_the_way():
    with pytest.raises(NotLoaded, match="line 7: The file ends in the middle"):
        list(beside(not_loading, passing_on=(NotLoaded,)))


def test_a_process_that_dies_is_no_silent_end():
    with pytest.raises(Trouble, match="Nothing was loaded"):
        list(beside(dying, passing_on=()))
