"""Periods, and days in words."""

import locale
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import CannotCount, Period, long_date
from goldenthread.rulebook.time.words import how_many, in_a_row

any_day = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(begins=any_day, length=st.integers(0, 400), day=any_day)
def test_a_period_holds_both_its_ends_and_what_lies_between(begins, length, day):
    ends = begins + timedelta(days=length)
    period = Period(begins, ends)

    assert period.contains(begins)
    assert period.contains(ends)
    assert not period.contains(begins - timedelta(days=1))
    assert not period.contains(ends + timedelta(days=1))
    assert period.contains(day) is (begins <= day <= ends)


@given(begins=any_day, later=st.integers(0, 9000))
def test_a_period_without_an_end_goes_on(begins, later):
    period = Period(begins)

    assert period.contains(begins + timedelta(days=later))
    assert not period.contains(begins - timedelta(days=1))


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(CannotCount) as refusal:
        Period(date(2026, 1, 6), date(2026, 1, 5))

    assert str(refusal.value) == (
        "A period that begins on Tuesday 6 January 2026 cannot end on Monday 5 January 2026. "
        "Change one of the two days."
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 16), "Monday 16 February 2026"),
        (date(2024, 2, 29), "Thursday 29 February 2024"),
        (date(2026, 9, 1), "Tuesday 1 September 2026"),
        (date(2027, 1, 2), "Saturday 2 January 2027"),
    ],
)
def test_a_day_is_written_out_in_full(day, words):
    assert long_date(day) == words


@given(day=any_day)
def test_a_day_is_named_as_the_calendar_names_it(day):
    locale.setlocale(locale.LC_TIME, "C")

    assert long_date(day) == day.strftime("%A %d %B %Y").replace(" 0", " ")


def test_numbers_and_lists_are_said_as_people_say_them():
    assert [how_many(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [in_a_row(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
