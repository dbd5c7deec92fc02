"""Time in appeals to the First-tier Tribunal (r.12 of its rules for health, education and social care)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import (
    Calendar,
    CannotCount,
    holiday,
    is_tribunal_working_day,
    is_working_day,
    lodging,
    long_date,
    months,
    roll_for_lodging,
    school_days,
    tribunal_working_days,
)

any_day = st.dates(date(2011, 1, 1), date(2038, 12, 31))


@pytest.mark.parametrize(
    ("ends", "lodge_by"),
    [
        # A working day stays where it is.
        (date(2026, 3, 5), date(2026, 3, 5)),
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2029, 1, 2), date(2029, 1, 2)),
        # Weekends and bank holidays roll to the next working day.
        (date(2026, 3, 7), date(2026, 3, 9)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        # August and the days round Christmas roll to the first working day after them.
        (date(2026, 8, 1), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2024, 8, 15), date(2024, 9, 2)),
        (date(2026, 12, 25), date(2027, 1, 4)),
        (date(2026, 12, 30), date(2027, 1, 4)),
        (date(2028, 1, 1), date(2028, 1, 4)),
        (date(2029, 1, 1), date(2029, 1, 2)),
        # Time that ended on a weekend before the break did not end in it.
        (date(2027, 7, 31), date(2027, 8, 2)),
        (date(2028, 12, 24), date(2028, 12, 27)),
    ],
)
def test_an_appeal_may_be_lodged_until(ends, lodge_by):
    assert roll_for_lodging(ends) == lodge_by


@given(ends=any_day)
def test_lodging_never_ends_sooner_nor_on_a_closed_day(ends):
    rolled = roll_for_lodging(ends)

    assert rolled >= ends
    assert is_working_day(rolled)


@given(ends=any_day)
def test_lodging_rolls_over_closed_days_only(ends):
    rolled = roll_for_lodging(ends)
    before = [ends + timedelta(days=each) for each in range((rolled - ends).days)]

    assert not any(map(is_tribunal_working_day, before)) or ends == rolled


@pytest.mark.security("S107")
@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 7, 31), True),
        (date(2026, 8, 3), False),
        (date(2026, 8, 28), False),
        (date(2026, 9, 1), True),
        (date(2026, 9, 5), False),
        (date(2026, 5, 25), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 29), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2027, 2, 1), True),
        (date(2026, 11, 26), True),
        (date(2026, 10, 1), True),
    ],
)
def test_the_tribunal_counts_neither_august_nor_christmas(day, counts):
    assert is_tribunal_working_day(day) is counts


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 5), date(2026, 2, 16)),
        (date(2026, 7, 20), date(2026, 9, 29)),
        (date(2026, 12, 10), date(2027, 1, 29)),
    ],
)
def test_the_authority_has_thirty_working_days_to_respond(start, last):
    assert tribunal_working_days(30).last_day(start) == last


@given(start=any_day, n=st.integers(1, 40))
def test_a_count_before_the_tribunal_holds_just_so_many_of_its_days(start, n):
    last = tribunal_working_days(n).last_day(start)
    passed = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]

    assert sum(map(is_tribunal_working_day, passed)) == n
    assert is_tribunal_working_day(last)
    assert tribunal_working_days(n).safe_day(start) == last


def test_a_parent_can_follow_working_days_over_the_summer():
    assert tribunal_working_days(30).sum_in_words(date(2026, 7, 20)) == (
        "Monday 20 July 2026 is day 0 and is not counted.",
        "Working day 30 is Tuesday 29 September 2026.",
        "Weekends are not counted: 20 days.",
        "Days the tribunal leaves out are not counted: August (20 days).",
        "Bank holidays are not counted: Summer bank holiday (Monday 31 August 2026).",
    )


def test_a_parent_can_follow_working_days_over_christmas():
    assert tribunal_working_days(1).sum_in_words(date(2026, 12, 24))[2:] == (
        (
            "Bank holidays are not counted: Christmas Day (Friday 25 December 2026), "
            "Boxing Day (Monday 28 December 2026) and New Year's Day (Friday 1 January 2027)."
        ),
        "Weekends are not counted: 4 days.",
        (
            "Days the tribunal leaves out are not counted: 25 December to 1 January ("
            "Tuesday 29 December 2026, Wednesday 30 December 2026 and Thursday 31 December 2026)."
        ),
    )


def test_nothing_cannot_be_counted():
    with pytest.raises(CannotCount, match=r"^Cannot count 0 working days\. Count at least 1 working day\.$"):
        tribunal_working_days(0)


@given(sent=any_day, n=st.integers(1, 6))
def test_the_time_to_lodge_rolls_and_the_day_to_aim_for_does_not(sent, n):
    """Rules r.20(1)(c): two months from the day the notice was sent, then rolled."""
    plain, rolled = months(n), lodging(months(n))

    assert rolled.last_day(sent) == roll_for_lodging(plain.last_day(sent))
    assert rolled.safe_day(sent) == plain.safe_day(sent) < rolled.last_day(sent)
    assert rolled.words == plain.words
    assert long_date(rolled.last_day(sent)) in " ".join(rolled.sum_in_words(sent))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (
            date(2026, 6, 20),
            "Time for an appeal cannot end that day (August), so the last day is Tuesday 1 September 2026.",
        ),
        (
            date(2026, 10, 28),
            (
                "Time for an appeal cannot end that day (25 December to 1 January), "
                "so the last day is Monday 4 January 2027."
            ),
        ),
        (
            date(2026, 1, 7),
            "Time for an appeal cannot end that day (weekend), so the last day is Monday 9 March 2026.",
        ),
        (
            date(2026, 2, 3),
            "Time for an appeal cannot end that day (Good Friday), so the last day is Tuesday 7 April 2026.",
        ),
    ],
)
def test_a_parent_can_follow_why_the_time_to_lodge_rolled(sent, told):
    plain = months(2).sum_in_words(sent)

    assert lodging(months(2)).sum_in_words(sent) == (*plain, told)


def test_the_time_to_lodge_keeps_the_calendar_it_is_given():
    calendar = Calendar((holiday("half term", date(2026, 2, 16), date(2026, 2, 20)),))
    plain, rolled = school_days(1), lodging(school_days(1))
    friday = date(2026, 2, 13)

    assert rolled.last_day(friday, calendar) == rolled.safe_day(friday, calendar) == date(2026, 2, 23)
    assert rolled.sum_in_words(friday, calendar) == plain.sum_in_words(friday, calendar)


def test_a_time_to_lodge_that_did_not_roll_says_no_more():
    assert lodging(months(2)).sum_in_words(date(2026, 1, 5)) == months(2).sum_in_words(date(2026, 1, 5))
