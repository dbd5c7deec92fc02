"""Weeks, days and months, counted as the SEND Regulations count them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import (
    CannotCount,
    days,
    days_beginning_with,
    long_date,
    months,
    months_beginning_with,
    weeks,
)

MODES = [weeks, days, months, days_beginning_with, months_beginning_with]
AFTER = [weeks, days, months]
BEGINNING = [days_beginning_with, months_beginning_with]

any_day = st.dates(date(2000, 1, 1), date(2060, 12, 31))
number = st.integers(1, 60)


@pytest.mark.security("S107")
@pytest.mark.parametrize(
    ("count", "start", "last"),
    [
        # A request received on a Monday, over the 6, 16 and 20 weeks of an assessment.
        (weeks(6), date(2026, 1, 5), date(2026, 2, 16)),
        (weeks(16), date(2026, 1, 5), date(2026, 4, 27)),
        (weeks(20), date(2026, 1, 5), date(2026, 5, 25)),
        # The dates of published Ombudsman decisions: 10 and 14 weeks from a concession on 13 November.
        (weeks(10), date(2023, 11, 13), date(2024, 1, 22)),
        (weeks(14), date(2023, 11, 13), date(2024, 2, 19)),
        # Nothing rolls: Christmas Day, Good Friday, a Sunday and 29 February are last days like any other.
        (weeks(6), date(2025, 11, 13), date(2025, 12, 25)),
        (weeks(6), date(2026, 2, 20), date(2026, 4, 3)),
        (weeks(6), date(2028, 1, 18), date(2028, 2, 29)),
        (weeks(1), date(2026, 3, 22), date(2026, 3, 29)),
        (days(15), date(2026, 1, 5), date(2026, 1, 20)),
        (days(30), date(2027, 12, 20), date(2028, 1, 19)),
        (days(1), date(2024, 2, 28), date(2024, 2, 29)),
        (days(1), date(2025, 2, 28), date(2025, 3, 1)),
        (months(2), date(2026, 1, 5), date(2026, 3, 5)),
        (months(1), date(2026, 1, 31), date(2026, 2, 28)),
        (months(1), date(2028, 1, 31), date(2028, 2, 29)),
        (months(2), date(2025, 12, 31), date(2026, 2, 28)),
        (months(1), date(2026, 2, 28), date(2026, 3, 28)),
        (months(12), date(2024, 2, 29), date(2025, 2, 28)),
        (months(1), date(2026, 11, 30), date(2026, 12, 30)),
        (months(1), date(2026, 12, 1), date(2027, 1, 1)),
        (days_beginning_with(15), date(2026, 1, 5), date(2026, 1, 19)),
        (days_beginning_with(1), date(2026, 1, 5), date(2026, 1, 5)),
        (months_beginning_with(12), date(2025, 9, 1), date(2026, 8, 31)),
        (months_beginning_with(12), date(2024, 2, 29), date(2025, 2, 28)),
        (months_beginning_with(12), date(2023, 3, 1), date(2024, 2, 29)),
        (months_beginning_with(3), date(2026, 1, 1), date(2026, 3, 31)),
        (months_beginning_with(6), date(2025, 8, 31), date(2026, 2, 28)),
        (months_beginning_with(1), date(2026, 1, 30), date(2026, 2, 28)),
    ],
)
def test_the_last_day_is_right_to_the_day(count, start, last):
    assert count.last_day(start) == last


@pytest.mark.parametrize("mode", MODES)
@given(start=any_day, n=number)
def test_a_later_start_never_ends_sooner(mode, start, n):
    tomorrow = start + timedelta(days=1)

    assert mode(n).last_day(tomorrow) >= mode(n).last_day(start)


@pytest.mark.parametrize("mode", MODES)
@given(start=any_day, n=number)
def test_one_more_always_ends_later(mode, start, n):
    assert mode(n + 1).last_day(start) > mode(n).last_day(start)


@pytest.mark.parametrize("mode", AFTER)
@given(start=any_day, n=number)
def test_the_day_of_the_event_is_not_counted(mode, start, n):
    assert mode(n).last_day(start) > start
    assert days(n).last_day(start) == start + timedelta(days=n)


@pytest.mark.parametrize("mode", BEGINNING)
@given(start=any_day, n=number)
def test_a_count_that_begins_with_a_day_includes_it(mode, start, n):
    assert mode(n).last_day(start) >= start
    assert days_beginning_with(n).last_day(start) == days(n).last_day(start) - timedelta(days=1)


@given(start=any_day, n=number)
def test_weeks_end_on_the_weekday_they_began_on(start, n):
    last = weeks(n).last_day(start)

    assert last.weekday() == start.weekday()
    assert last == days(7 * n).last_day(start)


@given(start=any_day, n=number)
def test_months_end_on_the_same_date_or_on_the_last_of_a_shorter_month(start, n):
    last = months(n).last_day(start)
    months_moved = (last.year - start.year) * 12 + last.month - start.month

    assert months_moved == n
    assert last.day == start.day or (last.day < start.day and (last + timedelta(days=1)).day == 1)


@given(start=any_day, n=number)
def test_months_beginning_with_a_day_stop_before_the_same_date_comes_round(start, n):
    last = months_beginning_with(n).last_day(start)
    reached = months(n).last_day(start)

    assert last == (reached - timedelta(days=1) if reached.day == start.day else reached)


@given(start=any_day, years=st.integers(1, 20))
def test_a_year_of_months_covers_every_day_but_its_own_anniversary(start, years):
    """CFA 2014, s.44(1): the 12 months starting with a date end the day before that date comes again."""
    last = months_beginning_with(12 * years).last_day(start)
    next_day = last + timedelta(days=1)

    assert (next_day.month, next_day.day) == (
        (3, 1) if _is_leap_day_lost(start, years) else (start.month, start.day)
    )


def _is_leap_day_lost(start, years):
    return (start.month, start.day) == (2, 29) and (start.year + years) % 4 != 0


@pytest.mark.parametrize("mode", AFTER)
@given(start=any_day, n=number)
def test_the_safe_day_is_a_day_earlier_where_some_count_the_first_day(mode, start, n):
    assert mode(n).safe_day(start) == mode(n).last_day(start) - timedelta(days=1)


@pytest.mark.parametrize("mode", BEGINNING)
@given(start=any_day, n=number)
def test_the_safe_day_is_the_last_day_where_the_first_day_is_plainly_counted(mode, start, n):
    assert mode(n).safe_day(start) == mode(n).last_day(start)


@pytest.mark.parametrize("mode", MODES)
@given(start=any_day, n=number)
def test_the_sum_names_the_first_day_and_the_last(mode, start, n):
    steps = mode(n).sum_in_words(start)

    assert steps[0].startswith(long_date(start))
    assert any(step.endswith(f"is {long_date(mode(n).last_day(start))}.") for step in steps)
    assert all(step.endswith(".") for step in steps)


def test_a_parent_can_follow_six_weeks():
    assert weeks(6).sum_in_words(date(2026, 1, 5)) == (
        "Monday 5 January 2026 is day 0 and is not counted.",
        "6 weeks later is Monday 16 February 2026.",
        "Weekends, bank holidays and school holidays all count.",
        "Some people count the first day as day 1, so aim for Sunday 15 February 2026.",
    )


def test_a_parent_can_follow_fifteen_days_that_begin_with_a_day():
    assert days_beginning_with(15).sum_in_words(date(2026, 1, 5)) == (
        "Monday 5 January 2026 is day 1 and is counted.",
        "Day 15 is Monday 19 January 2026.",
        "Weekends, bank holidays and school holidays all count.",
    )


def test_a_parent_can_follow_a_month_that_ends_early():
    assert months(1).sum_in_words(date(2026, 1, 31)) == (
        "Saturday 31 January 2026 is day 0 and is not counted.",
        "February 2026 has no day 31, so its last day is used.",
        "1 month later is Saturday 28 February 2026.",
        "Weekends, bank holidays and school holidays all count.",
        "Some people count the first day as day 1, so aim for Friday 27 February 2026.",
    )


def test_a_parent_can_follow_the_year_to_a_review():
    assert months_beginning_with(12).sum_in_words(date(2025, 9, 1)) == (
        "Monday 1 September 2025 is day 1 and is counted.",
        "The same date 12 months later is not included.",
        "The last day is Monday 31 August 2026.",
        "Weekends, bank holidays and school holidays all count.",
    )


def test_a_parent_can_follow_a_year_from_a_leap_day():
    assert months_beginning_with(12).sum_in_words(date(2024, 2, 29)) == (
        "Thursday 29 February 2024 is day 1 and is counted.",
        "February 2025 has no day 29, so its last day is used.",
        "The last day is Friday 28 February 2025.",
        "Weekends, bank holidays and school holidays all count.",
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (weeks(6), "6 weeks"),
        (weeks(1), "1 week"),
        (days(15), "15 days"),
        (days(1), "1 day"),
        (months(2), "2 months"),
        (months(1), "1 month"),
        (days_beginning_with(15), "15 days, counting the first"),
        (months_beginning_with(12), "12 months, counting the first day"),
    ],
)
def test_a_count_says_its_own_name(count, words):
    assert count.words == words


@pytest.mark.parametrize(
    ("mode", "noun"),
    [
        (weeks, "week"),
        (days, "day"),
        (months, "month"),
        (days_beginning_with, "day"),
        (months_beginning_with, "month"),
    ],
)
@pytest.mark.parametrize("n", [0, -1])
def test_nothing_and_less_cannot_be_counted(mode, noun, n):
    with pytest.raises(CannotCount) as refusal:
        mode(n)

    assert str(refusal.value) == f"Cannot count {n} {noun}s. Count at least 1 {noun}."


@pytest.mark.parametrize("mode", MODES)
def test_a_count_is_a_value_that_nobody_can_change(mode):
    assert mode(2) == mode(2)
    assert mode(2) != mode(3)
    assert not mode(2).needs_calendar
    with pytest.raises((AttributeError, TypeError)):
        mode(2).number = 3


def test_weeks_and_days_are_different_counts():
    assert weeks(1) != days(1)
    assert weeks(1).last_day(date(2026, 1, 5)) == days(7).last_day(date(2026, 1, 5))


def test_where_all_read_a_rule_alike_no_earlier_day_is_named_to_aim_for():
    assert days_beginning_with(15).aim_in_words(date(2026, 3, 2)) == ""
    assert weeks(6).aim_in_words(date(2026, 3, 2)) == (
        "Some people count the first day as day 1, so aim for Sunday 12 April 2026."
    )
