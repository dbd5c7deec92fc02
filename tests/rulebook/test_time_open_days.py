"""Working days in England, and the school days of one setting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import (
    Calendar,
    CannotCount,
    holiday,
    is_working_day,
    long_date,
    other_closure,
    school_days,
    training_day,
    working_days,
    working_days_beginning_with,
)

OAKFIELD = Calendar(
    (
        holiday("Easter holiday", date(2026, 3, 30), date(2026, 4, 10)),
        training_day(date(2026, 4, 13)),
        training_day(date(2026, 4, 14)),
        other_closure("polling station", date(2026, 5, 7), date(2026, 5, 7)),
    )
)
MODES = [working_days, working_days_beginning_with, school_days]

any_day = st.dates(date(2011, 1, 1), date(2038, 12, 31))
number = st.integers(1, 45)


@st.composite
def calendars(draw):
    starts = draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=6))
    lengths = [draw(st.integers(0, 40)) for _ in starts]
    return Calendar(
        tuple(
            holiday(f"break {place}", begins, begins + timedelta(days=length))
            for place, (begins, length) in enumerate(zip(starts, lengths, strict=True))
        )
    )


@pytest.mark.security("S107")
@pytest.mark.parametrize(
    ("count", "start", "last"),
    [
        (working_days(3), date(2026, 1, 5), date(2026, 1, 8)),
        (working_days(1), date(2026, 1, 9), date(2026, 1, 12)),
        (working_days(1), date(2026, 1, 10), date(2026, 1, 12)),
        (working_days(3), date(2026, 12, 24), date(2026, 12, 31)),
        (working_days(1), date(2026, 4, 2), date(2026, 4, 7)),
        (working_days(15), date(2022, 5, 23), date(2022, 6, 15)),
        (working_days_beginning_with(15), date(2026, 1, 5), date(2026, 1, 23)),
        (working_days_beginning_with(1), date(2026, 1, 5), date(2026, 1, 5)),
        (working_days_beginning_with(1), date(2026, 1, 10), date(2026, 1, 12)),
        (working_days_beginning_with(15), date(2026, 12, 25), date(2027, 1, 19)),
        (working_days_beginning_with(2), date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(count, start, last):
    assert count.last_day(start) == last


@pytest.mark.security("S107")
@pytest.mark.parametrize(
    ("n", "start", "last"),
    [
        (10, date(2026, 3, 16), date(2026, 4, 15)),
        (1, date(2026, 3, 27), date(2026, 4, 15)),
        (1, date(2026, 4, 4), date(2026, 4, 15)),
        (10, date(2026, 4, 27), date(2026, 5, 13)),
    ],
)
def test_school_days_pass_over_the_settings_own_closures_too(n, start, last):
    assert school_days(n).last_day(start, OAKFIELD) == last


@pytest.mark.parametrize("mode", MODES)
@given(start=any_day, n=number, calendar=calendars())
def test_a_later_start_never_ends_sooner_and_one_more_ends_later(mode, start, n, calendar):
    last = mode(n).last_day(start, calendar)

    assert mode(n).last_day(start + timedelta(days=1), calendar) >= last
    assert mode(n + 1).last_day(start, calendar) > last


@given(start=any_day, n=number)
def test_a_count_of_working_days_holds_just_so_many_of_them(start, n):
    last = working_days(n).last_day(start)
    passed = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]

    assert is_working_day(last)
    assert sum(map(is_working_day, passed)) == n


@given(start=any_day, n=number)
def test_the_first_day_counts_only_if_it_is_a_working_day(start, n):
    including, after = working_days_beginning_with(n), working_days(n)

    assert including.last_day(start) == after.last_day(start - timedelta(days=1))
    assert is_working_day(including.last_day(start))


@given(start=st.dates(date(2025, 12, 1), date(2027, 1, 31)), n=number, calendar=calendars())
def test_a_count_of_school_days_holds_just_so_many_of_them(start, n, calendar):
    last = school_days(n).last_day(start, calendar)
    passed = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]

    assert calendar.is_school_day(last)
    assert sum(map(calendar.is_school_day, passed)) == n


@given(start=any_day, n=number)
def test_a_setting_without_closures_counts_working_days(start, n):
    assert school_days(n).last_day(start, Calendar()) == working_days(n).last_day(start)


@pytest.mark.parametrize("mode", MODES)
@given(start=any_day, n=number, calendar=calendars())
def test_the_safe_day_is_the_last_day_and_the_sum_names_it(mode, start, n, calendar):
    last = mode(n).last_day(start, calendar)
    steps = mode(n).sum_in_words(start, calendar)

    assert mode(n).safe_day(start, calendar) == last
    assert steps[0].startswith(long_date(start))
    assert steps[1].endswith(f"is {long_date(last)}.")


def test_a_parent_can_follow_ten_school_days_over_easter():
    assert school_days(10).sum_in_words(date(2026, 3, 20), OAKFIELD) == (
        "Friday 20 March 2026 is day 0 and is not counted.",
        "School day 10 after it is Tuesday 21 April 2026.",
        "Weekends are not counted: 10 days.",
        "Holidays are not counted: Easter holiday (8 days).",
        (
            "Bank holidays are not counted: Good Friday (Friday 3 April 2026) and "
            "Easter Monday (Monday 6 April 2026)."
        ),
        "Training days are not counted: training day (Monday 13 April 2026 and Tuesday 14 April 2026).",
    )


def test_the_first_and_the_last_day_are_never_told_as_left_out():
    sunday_to_monday = working_days(1).sum_in_words(date(2026, 1, 11))
    friday_to_monday = working_days(1).sum_in_words(date(2026, 1, 9))

    assert sunday_to_monday[2:] == ("No day in between was left out.",)
    assert friday_to_monday[2:] == ("Weekends are not counted: 2 days.",)


def test_three_days_are_named_one_by_one_and_four_are_only_counted():
    three = Calendar((holiday("snow", date(2026, 1, 6), date(2026, 1, 8)),))
    four = Calendar((holiday("snow", date(2026, 1, 6), date(2026, 1, 9)),))
    monday = date(2026, 1, 5)

    assert school_days(1).sum_in_words(monday, three)[2] == (
        "Holidays are not counted: snow (Tuesday 6 January 2026, Wednesday 7 January 2026 and "
        "Thursday 8 January 2026)."
    )
    assert "Holidays are not counted: snow (4 days)." in school_days(1).sum_in_words(monday, four)


def test_a_parent_can_follow_working_days_that_begin_with_a_day():
    assert working_days_beginning_with(15).sum_in_words(date(2026, 1, 5)) == (
        "Monday 5 January 2026 is day 1 and is counted.",
        "Working day 15 is Friday 23 January 2026.",
        "Weekends are not counted: 4 days.",
    )
    assert working_days_beginning_with(1).sum_in_words(date(2026, 1, 10)) == (
        "Saturday 10 January 2026 is not a working day, so the next one is day 1.",
        "Working day 1 is Monday 12 January 2026.",
        "Weekends are not counted: 1 day.",
    )


def test_a_sum_that_passes_the_end_of_the_calendar_says_so():
    calendar = Calendar(known_to=date(2026, 7, 22))
    warning = "Holidays after Wednesday 22 July 2026 are not in the calendar yet, so this day may move."

    assert warning not in school_days(1).sum_in_words(date(2026, 7, 21), calendar)
    assert school_days(1).sum_in_words(date(2026, 7, 22), calendar)[-1] == warning


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (working_days(3), "3 working days"),
        (working_days(1), "1 working day"),
        (working_days_beginning_with(15), "15 working days, counting the first"),
        (school_days(10), "10 school days"),
        (school_days(1), "1 school day"),
    ],
)
def test_a_count_says_its_own_name(count, words):
    assert count.words == words


def test_only_school_days_ask_for_a_calendar():
    assert school_days(10).needs_calendar
    assert not working_days(10).needs_calendar


@pytest.mark.parametrize("ask", ["last_day", "safe_day", "sum_in_words"])
def test_school_days_cannot_be_counted_without_a_calendar(ask):
    with pytest.raises(CannotCount) as refusal:
        getattr(school_days(10), ask)(date(2026, 1, 5))

    assert str(refusal.value) == (
        "10 school days can only be counted on a setting's own calendar, and none was given. "
        "Give the calendar of the child's setting."
    )


@pytest.mark.parametrize(
    ("mode", "noun"),
    [
        (working_days, "working day"),
        (working_days_beginning_with, "working day"),
        (school_days, "school day"),
    ],
)
def test_nothing_cannot_be_counted(mode, noun):
    with pytest.raises(CannotCount, match=rf"^Cannot count 0 {noun}s\. Count at least 1 {noun}\.$"):
        mode(0)


def test_a_setting_that_has_told_no_holidays_at_all_is_said_to_have_told_none():
    told = school_days(10).sum_in_words(date(2026, 11, 22), Calendar(known_to=date.min))

    assert told[-1] == "Its own holidays are not in the calendar yet, so this day may move."
