"""The toolkit of what to try: something for every area and age, each with a home version, a record and a limit."""

from datetime import date

import pytest

from goldenthread.rulebook.rule import Authority
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.thread.toolkit import Phase, every_strategy, phase_on, strategies


@pytest.mark.capability("C018")
@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("area", BroadArea)
def test_there_is_a_handful_to_try_for_every_area_and_phase(area, phase):
    assert len(strategies(area, phase)) >= 5


@pytest.mark.capability("C022")
def test_every_strategy_says_what_home_how_to_record_and_when_it_is_not_enough():
    found = every_strategy().values()

    assert len(found) >= 30
    assert all(each.what and each.home and each.record and each.escalate for each in found)
    assert len({each.name for each in found}) == len(found)


def test_the_toolkit_is_practice_and_never_law():
    assert {each.source.authority for each in every_strategy().values()} == {Authority.PRACTICE}


@pytest.mark.parametrize(
    ("born", "phase"),
    [
        (date(2023, 5, 1), Phase.EARLY_YEARS),
        (date(2021, 5, 1), Phase.EARLY_YEARS),
        (date(2018, 11, 5), Phase.PRIMARY),
        (date(2012, 11, 5), Phase.SECONDARY),
        (date(2008, 11, 5), Phase.POST_16),
    ],
)
def test_a_child_s_phase_follows_the_school_year(born, phase):
    assert phase_on(born, date(2026, 3, 2)) is phase
