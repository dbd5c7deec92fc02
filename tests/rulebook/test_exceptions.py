"""The lawful exceptions X1–X4: they say why a limit does not apply, and never pause or lengthen it."""

from datetime import date, timedelta

import pytest

from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import Deadline, fold

REQUESTED = Event("requested", date(2026, 5, 4))
AGREED = Event("agreed_to_assess", date(2026, 6, 8))
LONG_AFTER = date(2026, 12, 31)


def claim(ground: str, begins: date | None, ends: date | None, **fields: str) -> Event:
    days = {name: day.isoformat() for name, day in (("from", begins), ("to", ends)) if day}
    return Event("exception_claimed", date(2026, 7, 20), {"ground": ground, **days, **fields})


def final_plan(*events: Event) -> Deadline:
    found = fold(PROCESSES["needs_assessment"], [REQUESTED, AGREED, *events])
    return next(each for each in found.deadlines if each.clock.id == "CLK-05")


def away(days: int) -> Event:
    return claim("X4", date(2026, 7, 1), date(2026, 7, 1) + timedelta(days=days - 1))


def test_an_exception_adds_no_day_and_leaves_the_count_of_late_days():
    excused, plain = final_plan(away(40)), final_plan()

    assert excused.due == plain.due == date(2026, 9, 21)
    assert excused.days_late(LONG_AFTER) == plain.days_late(LONG_AFTER) == 101
    assert excused.state(LONG_AFTER) == plain.state(LONG_AFTER)


@pytest.mark.parametrize(("days", "holds"), [(27, False), (28, True), (29, True)])
def test_an_absence_counts_from_four_weeks(days, holds):
    assert final_plan(away(days)).excuse.holds is holds


@pytest.mark.parametrize(
    ("asked", "holds"),
    [("2026-07-14", False), ("2026-07-15", True), ("2026-08-26", True), ("2026-08-27", False)],
)
def test_a_closed_school_counts_only_if_it_was_asked_from_a_week_before_closing_to_a_week_before_opening(
    asked, holds
):
    """Closed from 22 July, open again on 2 September."""
    asking = Event("advice_asked", date.fromisoformat(asked), {"body": "education"})

    assert final_plan(asking, claim("X1", date(2026, 7, 22), date(2026, 9, 1))).excuse.holds is holds


def test_a_closed_school_counts_for_nothing_if_only_a_doctor_was_asked():
    asking = Event("advice_asked", date(2026, 7, 20), {"body": "medical"})

    assert not final_plan(asking, claim("X1", date(2026, 7, 22), date(2026, 9, 1))).excuse.holds


@pytest.mark.parametrize("ground", ["X1", "X2"])
def test_a_closure_under_four_weeks_is_no_exception(ground):
    asking = Event("advice_asked", date(2026, 7, 20), {"body": "education"})
    found = final_plan(asking, claim(ground, date(2026, 7, 22), date(2026, 8, 17)))

    assert found.excuse.fails == "27 days closed are fewer than four weeks."


def test_circumstances_outside_the_time_allowed_do_not_count():
    assert not final_plan(claim("X3", date(2025, 1, 1), date(2025, 2, 1))).excuse.holds


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [("2026-04-01", "2026-05-03", False), ("2026-04-01", "2026-05-04", True), ("2026-09-21", "2026-10-30", True),
     ("2026-09-22", "2026-10-30", False)],
)  # fmt: skip
def test_circumstances_count_from_the_first_to_the_last_day_allowed(begins, ends, holds):
    found = final_plan(claim("X3", date.fromisoformat(begins), date.fromisoformat(ends)))

    assert found.excuse.holds is holds


def test_an_absence_without_its_days_does_not_hold():
    assert final_plan(claim("X4", None, None)).excuse.fails == "the first and last day away are not given."


def test_shortage_of_staff_is_no_ground():
    assert final_plan(claim("staff", date(2026, 7, 1), date(2026, 9, 1))).excuse is None


def test_an_exception_that_holds_outweighs_one_that_does_not():
    assert final_plan(away(27), away(40)).excuse.holds
    assert final_plan(away(40), away(27)).excuse.holds


def test_a_late_plan_under_an_exception_is_not_called_a_breach():
    told = " ".join(final_plan(away(40)).why(LONG_AFTER))

    assert "breach" not in told
    assert "No days are added" in told


def test_a_late_plan_whose_exception_fails_is_a_breach():
    assert "breach" in " ".join(final_plan(away(20)).why(LONG_AFTER))


def test_a_missed_appointment_excuses_only_the_body_it_was_with():
    asked = [Event("advice_asked", date(2026, 6, 9), {"body": body}) for body in ("medical", "psychology")]
    missed = claim("missed", date(2026, 6, 20), date(2026, 6, 20), body="medical")
    found = fold(PROCESSES["needs_assessment"], [REQUESTED, AGREED, *asked, missed])
    excused = {each.key for each in found.deadlines if each.excuse}

    assert excused == {"medical"}


def test_an_absence_after_the_decision_says_nothing_about_the_decision():
    found = fold(PROCESSES["needs_assessment"], [REQUESTED, AGREED, away(40)])

    assert next(each for each in found.deadlines if each.clock.id == "CLK-01").excuse is None


def test_an_exception_known_from_a_return_alone_excuses_the_final_plan_and_says_that_its_ground_is_unknown():
    found = final_plan(claim("not stated", None, None))

    assert found.excuse.holds
    assert "without its ground" in " ".join(found.why(LONG_AFTER))
