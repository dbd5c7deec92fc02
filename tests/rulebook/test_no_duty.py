"""When an authority need not decide: only within six months of an assessment, or while a plan exists."""

from datetime import date

import pytest

from goldenthread.rulebook.no_duty import after_six_months, is_no_ground

ASKED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("earlier_on", "frees"),
    [
        (date(2025, 9, 1), False),
        (date(2025, 9, 2), True),
        (date(2025, 9, 3), True),
        (ASKED, True),
        (date(2026, 3, 3), False),
    ],
)
def test_an_assessment_frees_the_authority_for_six_months_and_no_day_longer(earlier_on, frees):
    wrong = is_no_ground("assessed", earlier_on=earlier_on, asked_on=ASKED, today=date(2026, 3, 10))

    assert (wrong is None) is frees


@pytest.mark.parametrize(
    ("made_on", "frees"),
    [(date(2020, 1, 1), True), (ASKED, True), (date(2026, 3, 10), True), (date(2026, 3, 11), False)],
)
def test_a_plan_frees_the_authority_however_old_it_is(made_on, frees):
    wrong = is_no_ground("plan", earlier_on=made_on, asked_on=ASKED, today=date(2026, 3, 10))

    assert (wrong is None) is frees


def test_a_refused_ground_says_the_day_and_what_to_do():
    wrong = is_no_ground("assessed", earlier_on=date(2025, 1, 6), asked_on=ASKED, today=ASKED)

    assert "6 January 2025" in wrong
    assert "Decide whether to assess." in wrong


def test_a_plan_that_is_still_to_come_is_told_to_be_no_reason():
    wrong = is_no_ground("plan", earlier_on=date(2026, 3, 11), asked_on=ASKED, today=date(2026, 3, 10))

    assert wrong == "A plan that is not made yet is no reason. Decide whether to assess."


def test_after_six_months_a_request_counts_again():
    assert after_six_months(date(2025, 9, 2)) == date(2026, 3, 3)
