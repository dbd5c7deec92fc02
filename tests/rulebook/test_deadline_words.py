"""Why a date is what it is, sentence by sentence, for a clock that was met, missed, dropped or excused."""

from datetime import date

import pytest

from goldenthread.rulebook.standing import Deadline
from tests.rulebook.cases import assessment, clock, event

REQUESTED = event("requested", "2026-05-04")
AGREED = event("agreed_to_assess", "2026-06-08")
AWAY_FOUR_WEEKS = "the child, parent or young person was away from the area for four weeks or more"
SUM = (
    "Monday 4 May 2026 is day 0 and is not counted.",
    "20 weeks later is Monday 21 September 2026.",
    "Weekends, bank holidays and school holidays all count.",
    "Some people count the first day as day 1, so aim for Sunday 20 September 2026.",
)


def plan(*events) -> Deadline:
    return clock(assessment(REQUESTED, AGREED, *events), "CLK-05")


def away(ends: str) -> tuple:
    return (event("exception_claimed", "2026-07-20", ground="X4", from_="2026-07-01", to=ends),)


def test_a_running_clock_tells_its_sum_and_nothing_else():
    assert plan().why(date(2026, 6, 1)) == SUM


def test_a_clock_met_says_when():
    drafted = event("draft_served", "2026-08-10")
    found = plan(drafted, event("finalised", "2026-09-21"))

    assert found.why(date(2027, 1, 1)) == (*SUM, "It was done on Monday 21 September 2026.")


@pytest.mark.parametrize(("done", "late"), [("2026-09-22", "1 day"), ("2026-09-23", "2 days")])
def test_a_clock_met_late_says_how_late_and_that_it_is_a_breach(done, late):
    found = plan(event("draft_served", "2026-08-10"), event("finalised", done))

    assert (
        found.why(date(2027, 1, 1))[-1]
        == f"{late} late: a breach of the law (SEND Regulations 2014, reg 13(2))."
    )


def test_a_clock_that_fell_away_says_when():
    assert (
        plan(event("withdrawn", "2026-07-01")).why(date(2027, 1, 1))[-1]
        == "It fell away on Wednesday 1 July 2026."
    )


@pytest.mark.parametrize(("today", "late"), [(date(2026, 9, 22), "1 day"), (date(2026, 9, 30), "9 days")])
def test_an_exception_that_holds_is_told_in_place_of_a_breach(today, late):
    assert plan(*away("2026-08-10")).why(today)[len(SUM) :] == (
        f"That is {late} after the limit, which did not apply for the reason recorded.",
        f"An exception is recorded (X4): {AWAY_FOUR_WEEKS}.",
        "The limit does not apply as far as this made it impractical.",
        "No days are added: it must still be done as soon as practicable.",
    )


def test_an_exception_that_fails_says_why_beside_the_breach():
    assert plan(*away("2026-07-20")).why(date(2026, 9, 22))[len(SUM) :] == (
        "1 day late: a breach of the law (SEND Regulations 2014, reg 13(2)).",
        "An exception was claimed (X4), but it does not hold: 20 days away are fewer than four weeks.",
    )


def test_an_exception_keeps_its_ground_words_and_days():
    excuse = plan(*away("2026-08-10")).excuse

    assert (excuse.ground, excuse.begins, excuse.ends, excuse.holds) == (
        "X4",
        date(2026, 7, 1),
        date(2026, 8, 10),
        True,
    )
    assert excuse.says == AWAY_FOUR_WEEKS


def test_a_note_is_told_after_the_sum():
    found = clock(assessment(REQUESTED), "CLK-02")

    assert found.why(date(2026, 5, 5))[-1] == "The same letter goes to those who were told of the request."
