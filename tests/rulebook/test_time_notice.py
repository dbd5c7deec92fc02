"""Counts that look to a fixed day ahead: phase transfer dates and notice of a meeting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import CannotCount, at_least_before, before, long_date

any_day = st.dates(date(2000, 1, 1), date(2060, 12, 31))
COUNTS = [
    before(),
    before(strictly=True),
    before(day=15, month=2),
    before(day=31, month=3),
    before(day=15, month=2, strictly=True),
    at_least_before(weeks=2),
    at_least_before(months=5),
]


@pytest.mark.parametrize(
    ("count", "last", "safe"),
    [
        (before(day=15, month=2), date(2026, 2, 15), date(2026, 2, 14)),
        (before(day=31, month=3), date(2026, 3, 31), date(2026, 3, 30)),
        (before(day=15, month=2, strictly=True), date(2026, 2, 14), date(2026, 2, 14)),
        (before(), date(2026, 9, 1), date(2026, 8, 31)),
        (before(strictly=True), date(2026, 8, 31), date(2026, 8, 31)),
        (at_least_before(weeks=2), date(2026, 8, 18), date(2026, 8, 17)),
        (at_least_before(months=5), date(2026, 4, 1), date(2026, 3, 31)),
    ],
)
def test_a_move_in_september_2026_looks_back_to_the_right_day(count, last, safe):
    """SEND Regulations 2014, reg 18."""
    move = date(2026, 9, 1)

    assert (count.last_day(move), count.safe_day(move)) == (last, safe)


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2026, 7, 31), date(2026, 2, 28)),
        (date(2028, 7, 31), date(2028, 2, 29)),
        (date(2026, 3, 15), date(2025, 10, 15)),
        (date(2026, 5, 31), date(2025, 12, 31)),
    ],
)
def test_five_months_back_stays_in_the_month_it_reaches(event, last):
    assert at_least_before(months=5).last_day(event) == last


@pytest.mark.parametrize("count", COUNTS)
@given(start=any_day)
def test_the_safe_day_is_never_after_the_last(count, start):
    last, safe = count.last_day(start), count.safe_day(start)

    assert last - safe in (timedelta(0), timedelta(days=1))


@pytest.mark.parametrize("count", COUNTS)
@given(start=any_day)
def test_a_later_event_never_needs_earlier_notice(count, start):
    assert count.last_day(start + timedelta(days=1)) >= count.last_day(start)


@given(start=any_day, n=st.integers(1, 30))
def test_more_notice_is_always_sooner(start, n):
    assert at_least_before(weeks=n).last_day(start) == start - timedelta(weeks=n)
    assert at_least_before(months=n + 1).last_day(start) < at_least_before(months=n).last_day(start) < start


@given(start=any_day, day=st.integers(1, 28), month=st.integers(1, 12))
def test_a_named_date_is_the_one_in_the_year_of_the_start(start, day, month):
    named = date(start.year, month, day)

    assert before(day=day, month=month).last_day(start) == named
    assert before(day=day, month=month).safe_day(start) == named - timedelta(days=1)


@pytest.mark.parametrize("count", COUNTS)
@given(start=any_day)
def test_the_sum_names_the_last_day_and_the_safe_day(count, start):
    told = " ".join(count.sum_in_words(start))

    assert long_date(count.last_day(start)) in told
    assert long_date(count.safe_day(start)) in told


def test_a_parent_can_follow_a_phase_transfer_date():
    assert before(day=15, month=2).sum_in_words(date(2026, 9, 1)) == (
        "The rule says before Sunday 15 February 2026; it is usually read as by that day.",
        "Read strictly, the last day is Saturday 14 February 2026: aim for that.",
    )
    assert before(day=15, month=2, strictly=True).sum_in_words(date(2026, 9, 1)) == (
        "The rule says before Sunday 15 February 2026.",
        "The last day before it is Saturday 14 February 2026.",
    )


def test_a_parent_can_follow_a_date_that_is_the_start_itself():
    assert before().sum_in_words(date(2026, 9, 1)) == (
        "The rule says before Tuesday 1 September 2026; it is usually read as by that day.",
        "Read strictly, the last day is Monday 31 August 2026: aim for that.",
    )
    assert before(strictly=True).last_day(date(2026, 9, 1)) == date(2026, 8, 31)
    assert before().last_day(date(2026, 9, 1)) == date(2026, 9, 1)


def test_a_parent_can_follow_two_weeks_of_notice():
    assert at_least_before(weeks=2).sum_in_words(date(2026, 1, 31)) == (
        "Count back from Saturday 31 January 2026.",
        "2 weeks before is Saturday 17 January 2026.",
        "Weekends, bank holidays and school holidays all count.",
        "Some ask for full days in between, so aim for Friday 16 January 2026.",
    )


def test_a_parent_can_follow_months_of_notice_back_to_a_short_month():
    assert at_least_before(months=1).sum_in_words(date(2026, 3, 31)) == (
        "Count back from Tuesday 31 March 2026.",
        "February 2026 has no day 31, so its last day is used.",
        "1 month before is Saturday 28 February 2026.",
        "Weekends, bank holidays and school holidays all count.",
        "Some ask for full days in between, so aim for Friday 27 February 2026.",
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (before(), "before the day"),
        (before(day=15, month=2), "before 15 February"),
        (at_least_before(weeks=2), "at least 2 weeks before"),
        (at_least_before(months=1), "at least 1 month before"),
    ],
)
def test_a_count_says_its_own_name(count, words):
    assert count.words == words


@pytest.mark.parametrize("half", [{"day": 15}, {"month": 2}])
def test_half_a_date_is_refused(half):
    with pytest.raises(
        CannotCount, match=r"^A fixed date needs both its day and its month\. Give both, or neither\.$"
    ):
        before(**half)


@pytest.mark.parametrize(("day", "month"), [(29, 2), (31, 6), (0, 1), (1, 13)])
def test_a_date_that_does_not_come_every_year_is_refused(day, month):
    with pytest.raises(CannotCount) as refusal:
        before(day=day, month=month)

    assert (
        str(refusal.value)
        == f"Not every year has a day {day} of month {month}. Name a date that comes every year."
    )


@pytest.mark.parametrize("both_or_none", [{}, {"weeks": 2, "months": 1}])
def test_notice_is_in_weeks_or_in_months(both_or_none):
    with pytest.raises(CannotCount, match=r"^Notice is given in weeks or in months\. Give one of the two\.$"):
        at_least_before(**both_or_none)


def test_notice_cannot_be_negative():
    with pytest.raises(CannotCount, match=r"^Cannot count -1 weeks\. Count at least 1 week\.$"):
        at_least_before(weeks=-1)
    with pytest.raises(CannotCount, match=r"^Cannot count -2 months\. Count at least 1 month\.$"):
        at_least_before(months=-2)
