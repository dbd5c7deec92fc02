"""The fold: what stands after the events, the order things are told in, and the edges between one run and the next."""

from datetime import date

import pytest

from goldenthread.rulebook.standing import CannotFold, ClockState, fold
from goldenthread.rulebook.time import Calendar
from tests.rulebook.cases import FIRST_RESPONSE, NEEDS_ASSESSMENT, assessment, clock, event

REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
WANTED = event("agreed_plan", "2026-04-20")
DRAFTED = event("draft_served", "2026-04-22")


def test_a_case_without_events_stands_at_its_start_with_nothing_due():
    found = assessment()

    assert (found.state, found.events, found.deadlines, found.irregular) == (
        NEEDS_ASSESSMENT.start,
        (),
        [],
        [],
    )


def test_a_step_that_cannot_be_taken_is_not_offered():
    assert assessment(REQUESTED).may("finalised") is None


def test_open_deadlines_come_soonest_first_and_then_by_their_rule():
    found = [(each.due.isoformat(), each.clock.id) for each in assessment(REQUESTED).open()]

    assert found == [
        ("2026-02-16", "CLK-01"),
        ("2026-02-16", "CLK-02"),
        ("2026-04-27", "CLK-04"),
        ("2026-04-27", "CLK-08"),
        ("2026-04-27", "CLK-09"),
        ("2026-05-25", "CLK-05"),
    ]


def test_what_was_met_is_open_no_more():
    assert "CLK-01" not in {each.clock.id for each in assessment(REQUESTED, AGREED).open()}


def test_an_advice_clock_asked_later_but_due_sooner_stands_first():
    found = assessment(REQUESTED, AGREED, event("advice_asked", "2026-02-11", body="health"))

    assert found.open()[0].clock.id == "CLK-03"


def test_a_right_that_a_window_gives_carries_its_words_source_day_and_rule():
    found = assessment(REQUESTED, event("refused_to_assess", "2026-02-10"))
    mediation = found.rights(date(2026, 4, 10))[0]

    assert mediation.says == "contact a mediation adviser"
    assert str(mediation.source) == "SEND Regulations 2014, reg 33"
    assert (mediation.until, mediation.rule) == (date(2026, 4, 10), "CLK-20")


def test_a_right_ends_with_its_window_and_those_of_the_state_stay():
    found = assessment(REQUESTED, event("refused_to_assess", "2026-02-10"))

    assert [right.rule for right in found.rights(date(2026, 4, 11))] == ["", "", ""]
    assert found.rights(date(2026, 4, 11))[0].says == "ask again at any time"


@pytest.mark.parametrize("state", list(NEEDS_ASSESSMENT.states.values()), ids=lambda each: each.name)
def test_help_and_settling_a_disagreement_are_open_wherever_a_case_stands(state):
    """Children and Families Act 2014, ss.32 and 57."""
    assert {"Children and Families Act 2014, s.32", "Children and Families Act 2014, s.57"} <= {
        str(right.source) for right in state.rights
    }


def test_a_family_refused_a_plan_is_not_told_that_they_may_ask_again_without_limit():
    """Children and Families Act 2014, s.36(6): for six months after an assessment nobody need decide."""
    says = [right.says for right in NEEDS_ASSESSMENT.states["refused_plan"].rights]

    assert any("six months" in each for each in says)
    assert "ask again at any time" not in says


def test_an_event_out_of_turn_says_where_the_case_stood():
    found = assessment(REQUESTED, event("finalised", "2026-05-20"))

    assert found.irregular == ["“finalised” came while the case stood at “waiting_for_decision”."]


def test_a_step_that_waits_for_nothing_is_named_out_of_turn_as_well():
    assert assessment(REQUESTED, WANTED).irregular == [
        "“agreed_plan” came while the case stood at “waiting_for_decision”."
    ]


def test_events_in_turn_are_no_irregularity():
    assert assessment(REQUESTED, AGREED, WANTED, DRAFTED).irregular == []


def test_an_unknown_event_is_answered_with_every_event_there_is():
    with pytest.raises(CannotFold) as told:
        fold(FIRST_RESPONSE, [event("raised", "2026-01-05")])

    assert str(told.value).startswith(
        "“raised” is not an event of first_response. It has: concern_raised, contact_named, plan_shared"
    )


def test_fields_that_are_missing_are_all_named_with_an_example():
    with pytest.raises(CannotFold) as told:
        fold(FIRST_RESPONSE, [event("reviewed", "2026-01-05")], Calendar())

    assert str(told.value) == (
        "The event “reviewed” must say: result, next_step. For example reviewed=2026-01-05,result=…."
    )


def test_an_answer_from_another_body_does_not_meet_the_clock_of_this_one():
    asked = event("advice_asked", "2026-02-11", body="health")
    found = assessment(REQUESTED, AGREED, asked, event("advice_given", "2026-03-01", body="education"))

    assert clock(found, "CLK-03", "health").met_on is None


def test_a_body_asked_again_after_it_answered_has_six_weeks_from_then():
    events = [
        event("advice_asked", "2026-02-11", body="health"),
        event("advice_given", "2026-02-20", body="health"),
        event("advice_asked", "2026-03-02", body="health"),
    ]
    found = assessment(REQUESTED, AGREED, *events)

    assert [each.due for each in found.deadlines if each.clock.id == "CLK-03"] == [
        date(2026, 3, 25),
        date(2026, 4, 13),
    ]


def test_a_second_answer_leaves_the_day_of_the_first():
    asked = event("advice_asked", "2026-02-11", body="health")
    answers = [event("advice_given", day, body="health") for day in ("2026-02-20", "2026-03-20")]

    assert clock(assessment(REQUESTED, AGREED, asked, *answers), "CLK-03", "health").met_on == date(
        2026, 2, 20
    )


def test_a_new_draft_begins_the_familys_days_again_and_closes_the_old_ones():
    again = event("draft_served", "2026-04-29")
    windows = [
        each
        for each in assessment(REQUESTED, AGREED, WANTED, DRAFTED, again).deadlines
        if each.clock.id == "CLK-06"
    ]

    assert [(each.due, each.stopped) for each in windows] == [
        (date(2026, 5, 6), again),
        (date(2026, 5, 13), None),
    ]


def test_asking_for_the_plan_to_be_made_final_is_about_the_draft_they_had_read():
    asked = event("finalising_asked", "2026-04-25")
    newer = event("draft_served", "2026-04-29")

    assert assessment(REQUESTED, AGREED, WANTED, DRAFTED, asked).may("finalised").not_before is None
    assert assessment(REQUESTED, AGREED, WANTED, DRAFTED, asked, newer).may("finalised").not_before == date(
        2026, 5, 14
    )


def test_asking_on_the_very_day_of_the_draft_counts():
    asked = event("finalising_asked", "2026-04-22")

    assert assessment(REQUESTED, AGREED, WANTED, DRAFTED, asked).may("finalised").not_before is None


def test_a_step_that_waits_for_nothing_has_no_first_day():
    assert assessment(REQUESTED).may("agreed_to_assess").not_before is None


def test_a_clock_that_fell_away_stops_counting_on_that_day():
    found = clock(assessment(REQUESTED, event("withdrawn", "2026-02-20")), "CLK-01")

    assert found.days_late(date(2027, 1, 1)) == 4
    assert found.state(date(2027, 1, 1)) is ClockState.CLOSED


def test_an_agreed_day_is_the_day_to_aim_for_as_well():
    events = [
        event("concern_raised", "2026-02-09"),
        event("plan_shared", "2026-02-10"),
        event("plan_agreed", "2026-02-16", review_on="2026-03-18"),
    ]
    review = clock(fold(FIRST_RESPONSE, events, Calendar()), "FR-02")

    assert review.due == review.safe == date(2026, 3, 18)
    assert review.why(date(2026, 3, 1))[0] == "Wednesday 18 March 2026 is the day that was agreed."


def test_without_an_agreed_day_the_longest_time_is_counted_and_told():
    events = [
        event("concern_raised", "2026-02-09"),
        event("plan_shared", "2026-02-10"),
        event("plan_agreed", "2026-02-16"),
    ]
    review = clock(fold(FIRST_RESPONSE, events, Calendar()), "FR-02")

    assert review.due == review.safe == date(2026, 3, 30)
    assert "6 weeks later is Monday 30 March 2026." in review.why(date(2026, 3, 1))


def test_a_reminder_comes_on_its_own_school_day_and_only_where_one_is_declared():
    found = fold(FIRST_RESPONSE, [event("concern_raised", "2026-02-09")], Calendar())

    assert clock(found, "FR-01").remind_on == date(2026, 2, 18)
    assert clock(assessment(REQUESTED), "CLK-01").remind_on is None
