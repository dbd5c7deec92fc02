"""Tampering with chains, in each of six ways, is found, and the first bad row is named."""

from pathlib import Path

import pytest

from goldenthread.record.drill import WAYS, Outcome, drill
from tests.factories import AT

pytestmark = [pytest.mark.django_db, pytest.mark.security("S115", "S116"), pytest.mark.capability("C041")]


@pytest.fixture
def outcomes(tmp_path: Path) -> list[Outcome]:
    return list(drill(tmp_path / "anchors", AT))


@pytest.mark.parametrize("table", ["events of a child", "looks of an organisation"])
def test_six_ways_of_tampering_are_caught_in_six(outcomes: list[Outcome], table: str):
    told = {each.way: (each.at, each.found) for each in outcomes if each.table == table}

    assert tuple(told) == WAYS
    assert [way for way, (at, found) in told.items() if found is None or found.seq != at] == []


def test_the_first_bad_row_is_named(outcomes: list[Outcome]):
    words = {(each.table.partition(" ")[0], each.way): each.found and each.found.says for each in outcomes}

    assert words["events", "change"] == "event 2 is not as it was recorded"
    assert words["events", "delete"] == "event 2 is missing"
    assert words["looks", "reorder"] == "look 2 is missing"
    assert words["looks", "cut off the end"].startswith("look 5 is missing: the chain once had 5")
    assert words["events", "put the whole database back"].startswith(
        "event 6 is missing: the chain once had 6"
    )
