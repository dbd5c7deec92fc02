"""Remembering who was seen: as a dictionary would, in a fraction of its memory."""

from hypothesis import given
from hypothesis import strategies as some

from goldenthread.standards.sen2.fingerprints import Sightings


@given(values=some.lists(some.text(max_size=3), max_size=200))
def test_each_value_remembers_its_first_row(values):
    seen, plain = Sightings(), {}

    for row, value in enumerate(values, start=1):
        assert seen.first(value, row=row) == plain.get(value)
        plain.setdefault(value, row)


def test_growing_forgets_nothing():
    seen = Sightings()
    for row in range(1, 5001):
        assert seen.first(f"person {row}", row=row) is None

    assert [seen.first(f"person {row}", row=9999) for row in (1, 2500, 5000)] == [1, 2500, 5000]
