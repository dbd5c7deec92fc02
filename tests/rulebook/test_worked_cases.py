"""Fifteen cases worked by hand on a wall calendar, then asked of `rules due` as anyone can ask.

Each says how the hand sum goes. Weeks are counted in sevens from the day after the event, months by the date.
"""

import json

import pytest

from goldenthread.site.commands.rules import main

Clock = dict[str, object]


def ask(
    capsys: pytest.CaptureFixture[str], process: str, today: str, *events: str, closed: str = ""
) -> list[Clock]:
    words = ["due", process, "--today", today, "--json"]
    words += [word for event in events for word in ("--event", event)]
    assert main([*words, "--closed", closed] if closed else words) == 0
    clocks: list[Clock] = json.loads(capsys.readouterr().out)["clocks"]
    return clocks


def one(clocks: list[Clock], id: str, **about: str) -> Clock:
    (found,) = [each for each in clocks if each["id"] == id and about.items() <= each.items()]
    return found


def days(clocks: list[Clock], *ids: str) -> list[object]:
    return [one(clocks, id)["due"] for id in ids]


def test_case_1_a_request_before_christmas_is_counted_straight_through_it(capsys):
    """Monday 1 December 2025. 6 weeks: 31 days to 1 January, 11 more: 12 January. 16: 23 March. 20: 20 April."""
    clocks = ask(capsys, "needs_assessment", "2026-01-13", "requested=2025-12-01")

    assert days(clocks, "CLK-01", "CLK-04", "CLK-05") == ["2026-01-12", "2026-03-23", "2026-04-20"]
    assert (one(clocks, "CLK-01")["state"], one(clocks, "CLK-01")["days_late"]) == ("late", 1)


def test_case_2_a_last_day_on_christmas_day_does_not_move(capsys):
    """Thursday 13 November 2025 and 42 days: 17 left in November, 25 in December."""
    clocks = ask(capsys, "needs_assessment", "2025-12-25", "requested=2025-11-13")

    assert one(clocks, "CLK-01")["due"] == "2025-12-25"
    assert one(clocks, "CLK-01")["state"] == "running"


def test_case_3_a_leap_day_is_a_day_like_any_other(capsys):
    """Thursday 18 January 2024. 6 weeks: 13 days to 31 January, 29 to 29 February. 20 weeks: 6 June."""
    clocks = ask(capsys, "needs_assessment", "2024-03-01", "requested=2024-01-18")

    assert days(clocks, "CLK-01", "CLK-05") == ["2024-02-29", "2024-06-06"]


def test_case_4_asked_on_a_leap_day(capsys):
    """Thursday 29 February 2024. 42 days: 31 in March, 11 more. 140: 31 + 30 + 31 + 30 make 30 June, 18 more."""
    clocks = ask(capsys, "needs_assessment", "2024-03-01", "requested=2024-02-29")

    assert days(clocks, "CLK-01", "CLK-05") == ["2024-04-11", "2024-07-18"]


def test_case_5_a_body_asked_over_easter_still_has_six_weeks(capsys):
    """Asked on Friday 27 March 2026: 4 days to the 31st, 30 in April, 8 in May. Answered on the 11th: 3 days late."""
    clocks = ask(
        capsys, "needs_assessment", "2026-06-01", "requested=2026-01-26", "agreed_to_assess=2026-03-02",
        "advice_asked=2026-03-27,body=psychology", "advice_given=2026-05-11,body=psychology",
    )  # fmt: skip
    advice = one(clocks, "CLK-03", body="psychology")

    assert (advice["due"], advice["state"], advice["days_late"]) == ("2026-05-08", "met", 3)


def test_case_6_fifteen_days_to_comment_count_the_first(capsys):
    """Draft on Friday 18 December 2026: day 1 is the 18th, day 14 is the 31st, day 15 is New Year's Day."""
    clocks = ask(
        capsys, "needs_assessment", "2026-12-20", "requested=2026-09-07", "agreed_to_assess=2026-10-12",
        "agreed_plan=2026-12-14", "draft_served=2026-12-18",
    )  # fmt: skip

    assert (one(clocks, "CLK-06")["due"], one(clocks, "CLK-06")["safe"]) == ("2027-01-01", "2027-01-01")


def test_case_7_fifteen_days_to_answer_a_consultation_do_not_count_the_first(capsys):
    """Sent on 18 December 2026: 13 days to the 31st, 2 more. It is guidance, so a late answer is no breach."""
    clocks = ask(
        capsys, "needs_assessment", "2027-01-05", "requested=2026-09-07", "agreed_to_assess=2026-10-12",
        "agreed_plan=2026-12-14", "draft_served=2026-12-18", "consulted=2026-12-18,setting=Oakfield",
    )  # fmt: skip
    answer = one(clocks, "CLK-07", setting="Oakfield")

    assert (answer["due"], answer["state"], answer["authority"]) == ("2027-01-02", "late", "code")
    assert "breach" not in " ".join(answer["why"])


@pytest.mark.parametrize(
    ("refused", "mediation", "appeal"),
    [
        (
            "2026-06-15",
            "2026-08-15",
            "2026-09-01",
        ),  # Case 8: ends in August, first working day after it is a Tuesday
        (
            "2026-10-28",
            "2026-12-28",
            "2027-01-04",
        ),  # Case 9: 28 December, then 1 January, a weekend, Monday the 4th
        (
            "2026-12-31",
            "2027-02-28",
            "2027-03-01",
        ),  # Case 10: no 31 February, so Sunday the 28th, then Monday
        ("2023-12-29", "2024-02-29", "2024-02-29"),  # Case 11: 29 February in a leap year, a Thursday
    ],
)
def test_cases_8_to_11_two_months_to_mediation_stand_still_and_to_the_tribunal_roll(
    capsys, refused, mediation, appeal
):
    clocks = ask(capsys, "needs_assessment", refused, "requested=2023-11-20", f"refused_to_assess={refused}")

    assert days(clocks, "CLK-20", "CLK-21") == [mediation, appeal]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("2026-07-15", True),  # Case 12: closes on Wednesday 22 July, so a week before is the 15th
        ("2026-07-14", False),
        ("2026-08-25", True),  # Case 13: opens again on Tuesday 1 September, so a week before is 25 August
        ("2026-08-26", False),
    ],
)
def test_cases_12_and_13_a_school_asked_around_its_summer(capsys, asked, holds):
    """Requested on 1 June 2026: 20 weeks end on 19 October, exception or not."""
    clocks = ask(
        capsys, "needs_assessment", "2026-10-20", "requested=2026-06-01", "agreed_to_assess=2026-07-10",
        f"advice_asked={asked},body=education", "exception_claimed=2026-09-02,ground=X1,from=2026-07-22,to=2026-08-31",
    )  # fmt: skip
    plan = one(clocks, "CLK-05")

    assert (plan["due"], plan["days_late"], plan["excused"]["holds"]) == ("2026-10-19", 1, holds)
    assert ("breach" in " ".join(plan["why"])) is not holds


def test_case_14_two_weeks_of_christmas_are_no_closure_of_four(capsys):
    """Closed from 19 December 2026 to 3 January 2027: 13 days in December and 3 in January are 16."""
    clocks = ask(
        capsys, "needs_assessment", "2027-05-01", "requested=2026-11-02", "agreed_to_assess=2026-12-07",
        "advice_asked=2026-12-15,body=school", "exception_claimed=2027-01-05,ground=X1,from=2026-12-19,to=2027-01-03",
    )  # fmt: skip

    assert one(clocks, "CLK-05")["excused"] == {
        "ground": "X1",
        "says": "the school or college was closed for four weeks or more",
        "holds": False,
    }
    assert "16 days closed" in " ".join(one(clocks, "CLK-05")["why"])


def test_case_15_a_plan_made_on_a_leap_day_is_reviewed_within_the_year(capsys):
    """Made on 29 February 2024, so the year ends on 28 February 2025. Decided on the 10th: next year by the 9th."""
    clocks = ask(capsys, "annual_review", "2025-03-01", "plan_made=2024-02-29", "decided=2025-02-10")

    assert days(clocks, "CLK-10", "CLK-11") == ["2025-02-28", "2026-02-09"]


def test_and_a_promise_of_ten_school_days_passes_over_half_term(capsys):
    """Raised on Wednesday 11 February 2026: 12, 13, half-term, 23 to 27, then 2, 3 and 4 March are days 8 to 10."""
    clocks = ask(
        capsys,
        "first_response",
        "2026-02-12",
        "concern_raised=2026-02-11",
        closed="2026-02-16..2026-02-20=half-term",
    )

    assert one(clocks, "FR-01")["due"] == "2026-03-04"
