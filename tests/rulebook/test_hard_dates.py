"""Days worked out by hand and by a sum of its own, apart from the rulebook, then held against it.

Month ends, leap days, Christmas, Easter, August, the turn of the clocks: where a count goes wrong, it goes wrong here.
"""

from datetime import date

import pytest

from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold
from goldenthread.rulebook.time import Calendar, holiday, training_day
from tests.rulebook.cases import FIRST_RESPONSE, assessment, clock, event

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("asked", "six_weeks", "sixteen", "twenty"),
    [
        ("2023-10-12", "2023-11-23", "2024-02-01", "2024-02-29"),
        ("2023-11-09", "2023-12-21", "2024-02-29", "2024-03-28"),
        ("2024-02-29", "2024-04-11", "2024-06-20", "2024-07-18"),
        ("2025-03-10", "2025-04-21", "2025-06-30", "2025-07-28"),  # Easter Monday
        ("2025-08-07", "2025-09-18", "2025-11-27", "2025-12-25"),  # Christmas Day
        ("2025-12-25", "2026-02-05", "2026-04-16", "2026-05-14"),
        ("2025-12-31", "2026-02-11", "2026-04-22", "2026-05-20"),
        ("2026-01-29", "2026-03-12", "2026-05-21", "2026-06-18"),
        ("2026-01-30", "2026-03-13", "2026-05-22", "2026-06-19"),
        ("2026-01-31", "2026-03-14", "2026-05-23", "2026-06-20"),
        ("2026-02-20", "2026-04-03", "2026-06-12", "2026-07-10"),  # Good Friday
        ("2026-08-31", "2026-10-12", "2026-12-21", "2027-01-18"),  # asked on a bank holiday
        ("2026-10-25", "2026-12-06", "2027-02-14", "2027-03-14"),  # the clocks go back
        ("2027-03-28", "2027-05-09", "2027-07-18", "2027-08-15"),  # the clocks go forward
        ("2027-12-27", "2028-02-07", "2028-04-17", "2028-05-15"),
    ],
)
def test_a_request_is_counted_in_weeks_of_seven_days_and_no_day_moves(asked, six_weeks, sixteen, twenty):
    """SEND Regulations 2014, regs 5(1), 10(1) and 13(2): CLK-01, CLK-04 and CLK-05."""
    found = assessment(event("requested", asked))

    assert [clock(found, id).due for id in ("CLK-01", "CLK-02", "CLK-04", "CLK-05")] == [
        DAY(six_weeks), DAY(six_weeks), DAY(sixteen), DAY(twenty)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("refused", "adviser", "appeal"),
    [
        ("2023-12-31", "2024-02-29", "2024-02-29"),
        ("2024-06-30", "2024-08-30", "2024-09-02"),  # 31 August 2024 is a Saturday
        ("2025-10-25", "2025-12-25", "2026-01-02"),
        ("2025-12-30", "2026-02-28", "2026-03-02"),
        ("2025-12-31", "2026-02-28", "2026-03-02"),
        ("2026-02-03", "2026-04-03", "2026-04-07"),  # Good Friday to the Tuesday after Easter
        ("2026-05-31", "2026-07-31", "2026-07-31"),
        ("2026-06-01", "2026-08-01", "2026-09-01"),  # 31 August 2026 is a bank holiday
        ("2026-06-30", "2026-08-30", "2026-09-01"),
        ("2026-07-31", "2026-09-30", "2026-09-30"),
        ("2026-10-24", "2026-12-24", "2026-12-24"),
        ("2026-10-25", "2026-12-25", "2027-01-04"),
        ("2026-11-02", "2027-01-02", "2027-01-04"),
        ("2027-10-27", "2027-12-27", "2028-01-04"),  # 3 January 2028 is a bank holiday
        ("2027-11-01", "2028-01-01", "2028-01-04"),
        ("2029-07-01", "2029-09-01", "2029-09-03"),
    ],
)
def test_the_two_months_after_a_refusal_roll_for_the_tribunal_alone(refused, adviser, appeal):
    """CLK-20, reg 33: two calendar months. CLK-21, r.20(1)(c): August and 25 December to 1 January do not end it."""
    found = assessment(event("requested", "2023-01-05"), event("refused_to_assess", refused))

    assert (clock(found, "CLK-20").due, clock(found, "CLK-21").due) == (DAY(adviser), DAY(appeal))


def test_whoever_appeals_is_told_by_when_on_the_last_day():
    """Tribunal Procedure (HESC) Rules 2008: what is due on a day must be there by 5 pm."""
    found = assessment(event("requested", "2026-01-05"), event("refused_to_assess", "2026-02-10"))

    assert any("must have it by 5 pm" in each for each in clock(found, "CLK-21").why(DAY("2026-02-11")))


@pytest.mark.parametrize(
    ("made", "last"),
    [
        ("2023-02-28", "2024-02-27"),
        ("2023-03-01", "2024-02-29"),
        ("2024-02-29", "2025-02-28"),
        ("2025-03-31", "2026-03-30"),
        ("2025-09-01", "2026-08-31"),
        ("2026-01-01", "2026-12-31"),
        ("2027-02-28", "2028-02-27"),
    ],
)
def test_a_year_for_a_review_ends_the_day_before_its_anniversary(made, last):
    """Children and Families Act 2014, s.44(1): 12 months starting with the day. CLK-10 and CLK-11 alike."""
    review = PROCESSES["annual_review"]
    first = clock(fold(review, [event("plan_made", made)]), "CLK-10")
    later = clock(fold(review, [event("plan_made", "2022-06-01"), event("decided", made)]), "CLK-11")

    assert first.due == later.due == first.safe == DAY(last)


@pytest.mark.parametrize(
    ("served", "last", "final_from"),
    [
        ("2024-02-16", "2024-03-01", "2024-03-02"),
        ("2025-12-24", "2026-01-07", "2026-01-08"),
        ("2026-03-28", "2026-04-11", "2026-04-12"),
    ],
)
def test_fifteen_days_for_a_draft_begin_with_the_day_it_was_served(served, last, final_from):
    """SEND Regulations 2014, reg 13(1)(a): CLK-06."""
    told = (
        event("requested", "2023-09-05"),
        event("agreed_to_assess", "2023-10-01"),
        event("draft_served", served),
    )
    found = assessment(*told)
    possible = found.may("finalised")

    assert clock(found, "CLK-06").due == DAY(last)
    assert possible is not None
    assert possible.not_before == DAY(final_from)


@pytest.mark.parametrize(
    ("asked", "reopened_after", "holds"),
    [
        ("2026-07-15", "2026-09-01", False),
        ("2026-07-16", "2026-09-01", True),
        ("2026-08-26", "2026-09-01", True),
        ("2026-08-27", "2026-09-01", False),
        ("2026-07-25", "2026-08-19", True),  # 28 days
        ("2026-07-25", "2026-08-18", False),  # 27 days
    ],
)
def test_a_long_closure_counts_from_a_week_before_it_to_a_week_before_its_end(asked, reopened_after, holds):
    """Reg 13(3) with 10(4)(a): X1, for a school closed from Thursday 23 July 2026. The day itself never moves."""
    found = clock(
        assessment(
            event("requested", "2026-06-15"),
            event("agreed_to_assess", "2026-07-10"),
            event("advice_asked", asked, body="education"),
            event("exception_claimed", "2026-08-30", ground="X1", from_="2026-07-23", to=reopened_after),
        ),
        "CLK-05",
    )

    assert found.due == DAY("2026-11-02")
    assert found.excuse is not None
    assert found.excuse.holds is holds


SUMMER = holiday("summer", DAY("2026-07-22"), DAY("2026-09-02"))
CHRISTMAS = holiday("Christmas", DAY("2026-12-21"), DAY("2027-01-01"))
HALF_TERM = holiday("half-term", DAY("2026-02-16"), DAY("2026-02-20"))


@pytest.mark.parametrize(
    ("raised", "closed", "last"),
    [
        ("2024-02-26", [], "2024-03-11"),
        ("2026-02-09", [HALF_TERM], "2026-03-02"),
        ("2026-02-09", [HALF_TERM, training_day(DAY("2026-02-23"))], "2026-03-03"),
        ("2026-03-14", [], "2026-03-27"),  # a Saturday
        ("2026-04-27", [], "2026-05-12"),  # over the bank holiday of 4 May
        ("2026-08-10", [SUMMER], "2026-09-16"),
        ("2026-12-16", [CHRISTMAS], "2027-01-13"),
        ("2026-12-16", [CHRISTMAS, training_day(DAY("2027-01-04"))], "2027-01-14"),
    ],
)
def test_ten_school_days_are_days_on_which_that_school_is_open(raised, closed, last):
    """FR-01, good practice. No clock of an EHC plan is counted so."""
    found = fold(FIRST_RESPONSE, [event("concern_raised", raised)], Calendar(tuple(closed)))

    assert clock(found, "FR-01").due == DAY(last)
