"""Each limit has the exceptions of its own regulation, cited as that regulation, and none of another's."""

from datetime import date

import pytest

from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes.exceptions import away, closed, grounds_under, personal
from goldenthread.rulebook.rule import regulations
from goldenthread.rulebook.standing import Deadline
from tests.rulebook.cases import NEEDS_ASSESSMENT, assessment, clock, event

REFUSED_THEN_AGREED = (
    event("requested", "2026-01-05"),
    event("refused_to_assess", "2026-02-10"),
    event("agreed_to_assess", "2026-03-02"),
)
REQUESTED = event("requested", "2026-05-04")
AGREED = event("agreed_to_assess", "2026-06-08")


@pytest.mark.parametrize(
    ("id", "grounds", "provision"),
    [
        ("CLK-01", ["X1", "X2", "X3", "X4", "2A"], "reg 5(4)"),
        ("CLK-02", ["X1", "X2", "X3", "X4", "2A"], "reg 5(4)"),
        ("CLK-03", ["X3", "X4", "missed", "2A"], "reg 8(2)"),
        ("CLK-04", ["X1", "X2", "X3", "X4", "2A"], "reg 10(4)"),
        ("CLK-05", ["X1", "X2", "X3", "X4", "not stated", "2A"], "reg 13(3)"),
        ("CLK-41b", ["X1", "X2", "X3", "X4", "X5", "2A"], "reg 44(3)"),
        ("CLK-41c", ["X1", "X2", "X3", "X4", "X5", "2A"], "reg 44(3)"),
        ("CLK-42", ["X1", "X2", "X3", "X4", "X5", "2A"], "reg 44(3)"),
        ("CLK-42b", ["X1", "X2", "X3", "X4", "X5", "2A"], "reg 44(3)"),
        ("CLK-06", [], ""),
        ("CLK-07", [], ""),
        ("CLK-08", [], ""),
        ("CLK-09", [], ""),
        ("CLK-20", [], ""),
        ("CLK-21", [], ""),
    ],
)
def test_a_limit_has_the_exceptions_of_its_own_regulation(id, grounds, provision):
    excused_by = NEEDS_ASSESSMENT.clock(id).excused_by

    assert [each.id for each in excused_by] == grounds
    assert {each.source.provision for each in excused_by if each.id != "2A"} <= {provision}


IN_2020 = "is not one from Friday 1 May 2020 to Friday 25 September 2020."
OUTSIDE = "it lies outside the time allowed, Monday 4 May 2026 to Monday 21 September 2026."


def claim(ground: str, begins: str, ends: str, **fields: str) -> Event:
    return event("exception_claimed", "2026-07-20", ground=ground, from_=begins, to=ends, **fields)


def plan(*claims: Event) -> Deadline:
    return clock(assessment(REQUESTED, AGREED, *claims), "CLK-05")


@pytest.mark.parametrize(
    ("begins", "ends", "fails"),
    [
        ("2026-04-07", "2026-05-31", None),
        ("2026-04-07", "2026-05-30", "27 days away in the time allowed are fewer than four weeks."),
        ("2026-04-07", "2026-05-04", "1 day away in the time allowed is fewer than four weeks."),
        ("2026-08-25", "2026-10-30", None),
        ("2026-08-26", "2026-10-30", "27 days away in the time allowed are fewer than four weeks."),
        ("2026-04-01", "2026-05-03", OUTSIDE),
    ],
)  # fmt: skip
def test_four_weeks_away_must_fall_in_the_time_allowed(begins, ends, fails):
    """SEND Regulations 2014, reg 10(4)(d): absent for not less than four weeks during the period."""
    assert plan(claim("X4", begins, ends)).excuse.fails == fails


@pytest.mark.parametrize(
    ("begins", "ends", "fails"),
    [
        ("2026-04-01", "2026-04-14", None),
        ("2026-04-01", "2026-04-13", "13 days away are fewer than two weeks."),
    ],
)
def test_after_a_change_of_mind_two_weeks_away_are_enough(begins, ends, fails):
    """SEND Regulations 2014, reg 44(3)."""
    found = assessment(*REFUSED_THEN_AGREED, claim("X5", begins, ends))

    assert clock(found, "CLK-41c").excuse.fails == fails
    assert clock(found, "CLK-41c").excuse.ground == "X5"


def test_two_weeks_away_excuse_no_first_limit():
    assert plan(claim("X5", "2026-07-01", "2026-07-20")).excuse is None


def test_an_absence_with_one_of_its_days_missing_does_not_hold():
    half = event("exception_claimed", "2026-07-20", ground="X4", from_="2026-07-01")

    assert plan(half).excuse.fails == "the first and last day away are not given."
    assert (plan(half).excuse.begins, plan(half).excuse.ends) == (date(2026, 7, 1), None)


def test_a_closure_of_exactly_four_weeks_counts():
    asked = event("advice_asked", "2026-07-20", body="education")

    assert plan(asked, claim("X1", "2026-07-22", "2026-08-18")).excuse.holds


def test_a_closure_whose_days_are_not_given_does_not_hold():
    asked = event("advice_asked", "2026-07-20", body="education")
    told = event("exception_claimed", "2026-07-20", ground="X1")

    assert plan(asked, told).excuse.fails == "the first and last day closed are not given."


def test_a_closure_says_between_which_days_the_setting_was_not_asked():
    told = plan(claim("X1", "2026-07-22", "2026-09-01")).excuse.fails

    assert (
        told
        == "the setting was not asked for advice between Wednesday 15 July 2026 and Wednesday 26 August 2026."
    )


@pytest.mark.parametrize(
    ("requested", "fails"),
    [
        ("2026-03-03", None),
        ("2026-03-02", "it lies outside the time allowed, Monday 2 March 2026 to Monday 20 July 2026."),
    ],
)
def test_a_setting_asked_after_the_last_day_is_no_reason_for_missing_it(requested, fails):
    """Twenty weeks from 2 March 2026 end on 20 July; the school is asked on the 21st and closes on the 22nd."""
    asked = event("advice_asked", "2026-07-21", body="education")
    found = assessment(event("requested", requested), AGREED, asked, claim("X1", "2026-07-22", "2026-09-01"))

    assert clock(found, "CLK-05").excuse.fails == fails


def test_a_setting_asked_on_the_day_of_the_request_counts():
    asked = event("advice_asked", "2026-07-21", body="education")
    requested = event("requested", "2026-07-21")

    assert clock(assessment(requested, asked, claim("X1", "2026-07-22", "2026-09-01")), "CLK-05").excuse.holds


def test_a_setting_asked_before_a_change_of_mind_is_no_reason_for_missing_what_followed_from_it():
    refused = event("refused_plan", "2026-08-24"), event("agreed_plan", "2026-08-31")
    asked = event("advice_asked", "2026-07-21", body="education")
    found = assessment(REQUESTED, AGREED, asked, *refused, claim("X1", "2026-07-22", "2026-09-01"))

    assert clock(found, "CLK-04").excuse.holds
    assert not clock(found, "CLK-42").excuse.holds


@pytest.mark.parametrize(
    ("requested", "fails"),
    [
        ("2019-12-12", f"the limit, Thursday 30 April 2020, {IN_2020}"),
        ("2019-12-13", None),
        ("2020-05-08", None),
        ("2020-05-09", f"the limit, Saturday 26 September 2020, {IN_2020}"),
    ],
)  # fmt: skip
def test_a_limit_that_fell_in_the_summer_of_2020_was_relaxed_and_no_other(requested, fails):
    """SEND Regulations 2014, reg 2A. Twenty weeks from 12 December 2019 end on 30 April 2020."""
    claimed = event("exception_claimed", "2020-05-10", ground="2A")
    found = clock(assessment(event("requested", requested), claimed), "CLK-05")

    assert found.excuse.fails == fails
    assert ("breach" in " ".join(found.why(date(2021, 1, 1)))) is (fails is not None)


@pytest.mark.parametrize("body", ["education", "school", "college", "early_years", "setting", "head"])
def test_any_name_of_the_childs_setting_counts_as_asking_it(body):
    assert plan(
        event("advice_asked", "2026-07-20", body=body), claim("X2", "2026-07-22", "2026-09-01")
    ).excuse.holds


def test_a_closure_of_exactly_four_weeks_still_needs_the_setting_to_have_been_asked():
    assert not plan(claim("X1", "2026-07-22", "2026-08-18")).excuse.holds


@pytest.mark.parametrize(
    ("id", "says", "fails"),
    [
        ("X1", "the school or college was closed for four weeks or more", closed),
        ("X2", "the early years provider was closed for four weeks or more", closed),
        ("X3", "exceptional personal circumstances of the child, parent or young person", personal),
        ("X4", "the child, parent or young person was away from the area for four weeks or more", away),
    ],
)
def test_each_ground_has_its_words_its_test_and_the_source_it_is_used_under(id, says, fails):
    source = regulations("reg 27(3)")
    (ground,) = [each for each in grounds_under(source) if each.id == id]

    assert (ground.says, ground.source, ground.fails) == (says, source, fails)


def missed(day: str) -> Event:
    return event("exception_claimed", "2026-07-25", ground="missed", from_=day, to=day, body="health")


@pytest.mark.parametrize(
    ("day", "holds"), [("2026-07-21", True), ("2026-07-22", False), ("2026-06-08", False)]
)
def test_an_appointment_missed_counts_only_in_that_bodys_six_weeks(day, holds):
    """SEND Regulations 2014, reg 8(2)."""
    found = assessment(REQUESTED, AGREED, event("advice_asked", "2026-06-09", body="health"), missed(day))

    assert clock(found, "CLK-03", "health").excuse.holds is holds


@pytest.mark.parametrize(("begins", "concerned"), [("2026-06-08", True), ("2026-06-09", False)])
def test_days_after_the_duty_was_done_have_nothing_to_say_about_it(begins, concerned):
    found = assessment(REQUESTED, AGREED, claim("X4", begins, "2026-07-19"))

    assert (clock(found, "CLK-01").excuse is not None) is concerned


def test_a_claim_without_days_is_judged_by_the_day_it_was_made():
    before = event("exception_claimed", "2026-06-01", ground="X3")
    after = event("exception_claimed", "2026-07-01", ground="X3")

    assert clock(assessment(REQUESTED, before, AGREED), "CLK-01").excuse.ground == "X3"
    assert clock(assessment(REQUESTED, AGREED, after), "CLK-01").excuse is None


def test_a_claim_after_a_clock_fell_away_has_nothing_to_say_about_it():
    refused = event("refused_to_assess", "2026-06-08")

    assert (
        clock(assessment(REQUESTED, refused, claim("X4", "2026-06-09", "2026-07-19")), "CLK-05").excuse
        is None
    )
    assert clock(
        assessment(REQUESTED, refused, claim("X4", "2026-05-09", "2026-06-19")), "CLK-05"
    ).excuse.holds


def test_a_claim_about_one_body_leaves_the_others_and_the_plan_as_they_are():
    asked = event("advice_asked", "2026-06-09", body="health")
    found = assessment(REQUESTED, AGREED, asked, claim("X3", "2026-06-10", "2026-06-20", body="health"))

    assert clock(found, "CLK-03", "health").excuse.holds
    assert clock(found, "CLK-05").excuse is None
