"""What looks wrong in a case is counted as it was told, and named: nothing is guessed and nothing is passed over."""

import json
from datetime import date

import pytest

from goldenthread.rulebook.processes import every_clock
from goldenthread.rulebook.standing import fold
from goldenthread.rulebook.telling import standing_facts
from goldenthread.rulebook.time import Calendar
from goldenthread.site.commands.rules import main
from tests.rulebook.cases import FIRST_RESPONSE, NEEDS_ASSESSMENT, assessment, clock, event

REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
DRAFTED = event("draft_served", "2026-04-22")
ON = date(2026, 6, 1)


def odd(*events, today: date = ON) -> list[str]:
    return standing_facts(assessment(*events), today)["irregular"]


def test_a_final_plan_sent_while_the_family_still_has_days_to_comment_is_named():
    """Served on 22 April 2026, so the fifteenth day is 6 May: 7 May is the first day for the final plan."""
    assert odd(REQUESTED, AGREED, DRAFTED, event("finalised", "2026-05-06")) == [
        "“finalised” came on Wednesday 6 May 2026; the first day for it was Thursday 7 May 2026."
    ]
    assert odd(REQUESTED, AGREED, DRAFTED, event("finalised", "2026-05-07")) == []


@pytest.mark.parametrize(
    ("asked", "named"), [("2026-04-30", False), ("2026-05-01", False), ("2026-05-02", True)]
)
def test_a_family_that_asked_not_to_wait_must_have_asked_before_the_plan_was_sent(asked, named):
    events = (REQUESTED, AGREED, DRAFTED, event("finalising_asked", asked), event("finalised", "2026-05-01"))

    assert any("the first day for it" in each for each in odd(*events)) is named


def test_a_ground_that_no_regulation_knows_lifts_nothing_and_is_named():
    found = assessment(REQUESTED, event("exception_claimed", "2026-02-01", ground="staff"))

    assert all(each.excuse is None for each in found.deadlines)
    (named,) = found.irregular
    assert named == (
        "“exception_claimed” gives the ground “staff”, which lifts no limit. "
        "The grounds are: X1, X2, X3, X4, 2A, missed, not stated, X5."
    )


@pytest.mark.parametrize("ground", ["X1", "X2", "X3", "X4", "X5", "2A", "missed", "not stated"])
def test_a_ground_that_a_regulation_knows_is_nothing_odd(ground):
    assert assessment(REQUESTED, event("exception_claimed", "2026-02-01", ground=ground)).irregular == []


def test_what_has_not_happened_yet_is_counted_and_named():
    assert odd(REQUESTED, AGREED, today=date(2026, 2, 9)) == [
        "“agreed_to_assess” is counted, but Tuesday 10 February 2026 comes after Monday 9 February 2026."
    ]
    assert odd(REQUESTED, AGREED, today=date(2026, 2, 10)) == []


def test_a_field_that_no_rule_reads_is_named():
    claim = event(
        "exception_claimed", "2026-02-01", ground="X3", form="2026-01-10", from_="2026-01-10", body="a"
    )

    assert odd(REQUESTED, claim) == ["No rule reads “form” of “exception_claimed”."]
    assert odd(event("requested", "2026-01-05", **{"from": "2026-01-05"})) == [
        "No rule reads “from” of “requested”."
    ]


def test_the_fields_of_a_body_a_setting_and_an_agreed_day_are_read():
    asked = event("advice_asked", "2026-02-11", body="health")
    sent = event("consulted", "2026-04-22", setting="Oakfield")
    assert odd(REQUESTED, AGREED, asked, DRAFTED, sent) == []

    agreed = event("plan_agreed", "2026-02-16", review_on="2026-03-18")
    concern = [event("concern_raised", "2026-02-09"), event("plan_shared", "2026-02-10"), agreed]
    assert standing_facts(fold(FIRST_RESPONSE, concern, Calendar()), ON)["irregular"] == []


@pytest.mark.parametrize(("asked", "counted"), [("2014-08-31", False), ("2014-09-01", True)])
def test_a_rule_counts_nothing_before_it_is_in_force(asked, counted):
    """Part 3 of the Children and Families Act 2014 came into force on 1 September 2014."""
    found = assessment(event("requested", asked))

    assert bool(found.deadlines) is counted
    assert ("CLK-05 was not in force on Sunday 31 August 2014." in found.irregular) is not counted
    assert found.state is NEEDS_ASSESSMENT.states["waiting_for_decision"]


def test_a_rule_that_has_ended_starts_no_clock_after_its_last_day(monkeypatch):
    final_plan = NEEDS_ASSESSMENT.clock("CLK-05")
    monkeypatch.setattr(final_plan, "ends", date(2026, 1, 5))

    assert clock(assessment(REQUESTED), "CLK-05").due == date(2026, 5, 25)
    assert "CLK-05" not in {each.clock.id for each in assessment(event("requested", "2026-01-06")).deadlines}


def test_a_clock_starts_on_the_days_its_rule_is_in_force():
    for _, each in every_clock():
        assert (each.begins, each.ends) == (each.rule.in_force.begins, each.rule.in_force.ends or date.max)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-02-30", "The date of “requested” is “2026-02-30”, and there is no such day. Change it."),
        ("2025-02-29", "The date of “requested” is “2025-02-29”, and there is no such day. Change it."),
        ("9999-12-01", "The date of “requested” is “9999-12-01”. Give a year from 1900 to 2199."),
        ("1899-12-31", "The date of “requested” is “1899-12-31”. Give a year from 1900 to 2199."),
        ("20260105", "The date of “requested” is “20260105”. Write it as year-month-day, such as 2026-01-05."),
        ("2026-W02-1", "The date of “requested” is “2026-W02-1”. Write it as year-month-day, such as 2026-01-05."),
        ("", "The date of “requested” is “”. Write it as year-month-day, such as 2026-01-05."),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_with_the_reason(capsys, day, says):
    assert main(["due", "needs_assessment", "--event", f"requested={day}"]) == 2
    assert capsys.readouterr() == ("", f"{says}\n")


@pytest.mark.parametrize("day", ["2199-12-31", "2024-02-29"])
def test_the_last_year_and_a_leap_day_are_days_like_any_other(capsys, day):
    assert main(["due", "needs_assessment", "--event", f"requested={day}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["clocks"][0]["starts"] == day
