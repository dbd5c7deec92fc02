"""Numbers come out near those that are published. Large samples, fixed luck, no database."""

from collections import Counter
from datetime import date, timedelta

import pytest

from goldenthread.demo.figures import figures, luck, need_of, picked, shared_out
from goldenthread.demo.histories.lateness import Outcome, made_on, outcome, reviews, timeline
from goldenthread.demo.making import plots
from goldenthread.demo.names import identity, name_lists
from goldenthread.demo.pupils import Pupil, pupils_of
from goldenthread.demo.sizes import AREA, SMALL
from goldenthread.rulebook.time import year_group
from goldenthread.standards.codes.needs import TypeOfNeed
from tests.demo import areas

MONDAY = date(2025, 3, 3)


def timelines(number: int = 4000) -> list[int]:
    """Days from the request to the final plan."""
    dice = luck("timelines")
    drawn = [timeline(dice, MONDAY + timedelta(days=each % 5), Outcome.PLAN) for each in range(number)]
    return [(each.final - each.requested).days for each in drawn]


def pupils() -> list[Pupil]:
    return [pupil for plot in plots(areas.order(size=SMALL)) for pupil in pupils_of(plot, areas.ON)]


def test_plans_come_as_late_as_in_england():
    """DfE, EHC plans 2025: 46.4 % in 20 weeks, 7.3 % after more than a year."""
    days = timelines()

    assert sum(each <= 140 for each in days) / len(days) == pytest.approx(0.464, abs=0.03)
    assert sum(each > 364 for each in days) / len(days) == pytest.approx(0.073, abs=0.015)


def test_decisions_come_in_six_weeks_as_often_as_in_england():
    dice = luck("decisions")
    drawn = [timeline(dice, MONDAY, Outcome.REFUSED) for _ in range(3000)]
    in_time = sum((each.decided - each.requested).days <= 42 for each in drawn)

    assert in_time / len(drawn) == pytest.approx(0.848, abs=0.03)


def test_a_quarter_of_requests_are_refused():
    dice = luck("outcomes")
    counted = Counter(outcome(dice) for _ in range(6000))

    assert counted[Outcome.REFUSED] / 6000 == pytest.approx(0.252, abs=0.02)
    assert counted[Outcome.NO_PLAN] / 6000 == pytest.approx(0.045, abs=0.012)


def test_the_days_of_an_assessment_follow_one_another_and_leave_time_to_comment():
    dice = luck("order")
    for _ in range(3000):
        days = timeline(dice, MONDAY, Outcome.PLAN)
        assert days.requested < days.decided <= days.asked
        assert all(days.asked <= day <= days.concluded for day in days.given.values())
        assert days.concluded <= days.drafted
        assert (days.final - days.drafted).days >= 15


def test_nothing_of_an_assessment_falls_on_a_weekend():
    dice = luck("weekends")
    drawn = [timeline(dice, MONDAY, Outcome.PLAN) for _ in range(500)]

    assert all(day.weekday() < 5 for each in drawn for day in (each.decided, each.drafted, each.final))


def test_reviews_are_decided_in_four_weeks_as_often_as_in_england():
    dice = luck("reviews")
    held = [each for _ in range(1500) for each in reviews(dice, date(2021, 3, 1), areas.ON)]
    in_time = sum((each.decided - each.met).days <= 28 for each in held)

    assert in_time / len(held) == pytest.approx(0.444, abs=0.04)


def test_plans_have_been_held_for_as_long_as_in_england():
    dice = luck("held")
    years = Counter((areas.ON - made_on(dice, areas.ON, date(2008, 1, 1))).days // 365 for _ in range(5000))

    assert years[0] / 5000 == pytest.approx(0.178, abs=0.03)


def test_a_small_area_has_about_600_children_with_sen_and_190_with_plans():
    everyone = pupils()

    assert len(everyone) == pytest.approx(4000, abs=50)
    assert sum(each.need is not None for each in everyone) == pytest.approx(590, abs=30)
    assert sum(each.has_plan for each in everyone) == pytest.approx(187, abs=15)


def test_most_who_have_a_plan_are_boys():
    boys = Counter(each.sex for each in pupils() if each.has_plan)

    assert 0.58 < boys["M"] / boys.total() < 0.8


def test_needs_of_an_age_are_shared_out_as_in_england():
    dice = luck("needs")
    drawn = Counter(need_of(dice, age=7, sex="MF"[each % 2], group="plans") for each in range(8000))

    assert drawn[TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION] / 8000 == pytest.approx(0.351, abs=0.03)
    assert drawn[TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER] / 8000 == pytest.approx(0.319, abs=0.04)


def test_pupils_are_in_the_year_group_of_their_age():
    plot = next(plot for plot in plots(areas.order(size=AREA)) if plot.kind == "primary")

    assert all(year_group(each.born, areas.ON) == each.year for each in pupils_of(plot, areas.ON))


def test_names_are_mixed_as_england_is():
    dice = luck("names")
    drawn = [identity(dice) for _ in range(4000)]
    codes = Counter(each.ethnicity for each in drawn)

    assert codes["WBRI"] / 4000 == pytest.approx(0.649, abs=0.03)
    assert {each.names for each in drawn} == set(name_lists().values())
    assert {"O’Brien", "Dumitrașcu", "da Silva"} <= {each.family_name for each in drawn}


def test_a_share_is_handed_out_whole():
    assert sum(shared_out(101, [3, 1, 7, 2.5])) == 101
    assert len(picked(luck(1), [1.0] * 200, 20)) == pytest.approx(20, abs=1)
    assert picked(luck(1), [0.0, 0.0], 1) == []


def test_every_table_of_figures_names_its_source():
    tables = figures()

    assert [name for name, told in tables.items() if "source" not in told and name != "names"] == []
