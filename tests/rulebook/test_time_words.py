"""Days as a list shows them, and how long something has been, in words that people can picture."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import how_long, short_date


@pytest.mark.parametrize(
    ("since", "days", "words"),
    [
        (date(2026, 3, 2), 1, "1 day"),
        (date(2026, 3, 2), 250, "250 days"),
        (date(2026, 3, 2), 364, "364 days"),
        (date(2026, 3, 2), 365, "1 year"),
        (date(2024, 2, 29), 365, "365 days"),
        (date(2024, 2, 29), 366, "1 year"),
        (date(2025, 10, 21), 400, "1 year and 1 month"),
        (date(2024, 9, 18), 798, "2 years and 2 months"),
        (date(2021, 1, 31), 365 * 3 + 28, "3 years"),
    ],
)
def test_a_year_or_more_is_told_in_years_and_months(since: date, days: int, words: str):
    assert how_long(since, days) == words


@given(st.dates(date(2010, 1, 1), date(2030, 1, 1)), st.integers(1, 3000))
def test_what_is_told_in_years_has_lasted_that_long_and_no_year_longer(since: date, days: int):
    told = how_long(since, days)
    years = int(told.split()[0]) if "year" in told else 0
    whole = (since + timedelta(days=days)).year - since.year

    assert years in (whole, whole - 1)


def test_in_a_list_a_day_has_its_month_in_three_letters():
    assert short_date(date(2026, 2, 16)) == "16 Feb 2026"
    assert short_date(date(2028, 9, 1)) == "1 Sep 2028"
