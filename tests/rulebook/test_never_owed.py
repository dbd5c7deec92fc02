"""A decision the other way shows that a duty was never owed: nobody is told that the law was broken by missing it."""

from datetime import date

import pytest

from goldenthread.rulebook.processes import every_clock
from goldenthread.rulebook.standing import ClockState, Standing
from tests.rulebook.cases import assessment, clock, event

REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
LONG_AFTER = date(2027, 1, 1)


def late(found: Standing) -> dict[str, int]:
    return {each.clock.id: days for each in found.deadlines if (days := each.days_late(LONG_AFTER))}


def test_a_refusal_to_assess_after_twenty_weeks_is_late_itself_and_makes_no_plan_late():
    """Asked on 5 January, refused on 10 June: 16 February was the day for that, 114 days before."""
    assert late(assessment(REQUESTED, event("refused_to_assess", "2026-06-10"))) == {
        "CLK-01": 114,
        "CLK-02": 114,
    }


def test_a_refusal_of_a_plan_after_twenty_weeks_is_late_itself_and_makes_no_plan_late():
    """16 weeks end on 27 April 2026, 43 days before 9 June."""
    assert late(assessment(REQUESTED, AGREED, event("refused_plan", "2026-06-09"))) == {"CLK-04": 43}


@pytest.mark.parametrize("step", ["agreed_plan", "draft_served"])
def test_a_plan_agreed_after_sixteen_weeks_is_later_than_practice_and_no_breach_of_the_law(step):
    """SEND Regulations 2014, reg 10(1), binds only a decision not to make a plan."""
    found = assessment(REQUESTED, AGREED, event(step, "2026-05-04"))
    told = " ".join(clock(found, "CLK-04").why(LONG_AFTER))

    assert clock(found, "CLK-04").state(LONG_AFTER) is ClockState.CLOSED
    assert late(found)["CLK-09"] == 7
    assert "CLK-04" not in late(found)
    assert "breach" not in told
    assert "the Ombudsman looks for either decision by this day" in told


def test_until_anything_is_decided_both_are_late():
    found = assessment(REQUESTED, AGREED)
    today = date(2026, 6, 1)

    assert {each.clock.id for each in found.deadlines if each.state(today) is ClockState.LATE} == {
        "CLK-04",
        "CLK-05",
        "CLK-08",
        "CLK-09",
    }


def test_after_a_change_of_mind_a_refusal_of_a_plan_makes_no_plan_late():
    """Changed its mind on 2 March: 10 weeks end on 11 May, 14 on 8 June. Refused on 15 June."""
    refused = event("refused_to_assess", "2026-02-10"), event("agreed_to_assess", "2026-03-02")
    found = assessment(REQUESTED, *refused, event("refused_plan", "2026-06-15"))

    assert late(found) == {"CLK-41b": 35}


def test_a_withdrawal_leaves_what_was_late_until_then():
    """16 weeks ended on 27 April, 20 on 25 May 2026."""
    found = assessment(REQUESTED, AGREED, event("withdrawn", "2026-05-27"))

    assert (late(found)["CLK-04"], late(found)["CLK-05"]) == (30, 2)


def test_what_was_never_owed_says_so_after_its_day_and_before_it_only_that_it_fell_away():
    after = clock(assessment(REQUESTED, event("refused_to_assess", "2026-05-26")), "CLK-05")
    on_the_day = clock(assessment(REQUESTED, event("refused_to_assess", "2026-05-25")), "CLK-05")

    assert after.why(LONG_AFTER)[-2:] == (
        "It fell away on Tuesday 26 May 2026.",
        "The decision of that day shows that it was never owed, so it was not late.",
    )
    assert on_the_day.why(LONG_AFTER)[-1] == "It fell away on Monday 25 May 2026."


def test_what_spares_a_clock_also_stops_it():
    assert all(set(clock.spared_by) <= set(clock.stopped_by) for _, clock in every_clock())
