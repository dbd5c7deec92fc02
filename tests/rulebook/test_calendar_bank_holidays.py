"""Bank holidays in England, held against sources that were made without us."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter

from goldenthread.rulebook.figures.bank_holidays import (
    BANK_HOLIDAYS,
    DAYS,
    FIRST_YEAR,
    LAST_YEAR,
    NAME_OF,
    every_bank_holiday,
)
from goldenthread.rulebook.time import CannotCount, is_working_day, working_days

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def test_the_figures_cover_at_least_2010_to_2040():
    assert FIRST_YEAR <= 2010
    assert LAST_YEAR >= 2040
    assert {day.year for day in DAYS} == set(YEARS)


@pytest.mark.security("S107")
@pytest.mark.parametrize("year", YEARS)
def test_every_year_agrees_with_the_package_holidays(year):
    # The package also lists the Saturday or Sunday that a substitute day stands for.
    published = holidays.country_holidays("GB", subdiv="ENG", years=year, observed=True)

    assert {day for day in DAYS if day.year == year} == {day for day in published if day.weekday() < 5}


@pytest.mark.security("S107")
@pytest.mark.parametrize("year", YEARS)
def test_easter_holidays_stand_beside_easter_sunday(year):
    sunday = easter(year)

    assert NAME_OF[sunday - timedelta(days=2)] == "Good Friday"
    assert NAME_OF[sunday + timedelta(days=1)] == "Easter Monday"


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_its_eight_holidays_by_name(year):
    names = {each.name for each in BANK_HOLIDAYS if each.day.year == year}

    assert {"New Year's Day", "Early May bank holiday", "Spring bank holiday", "Summer bank holiday"} < names
    assert {"Christmas Day", "Boxing Day"} < names


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2011, 4, 29), "Wedding of Prince William and Catherine Middleton"),
        (date(2012, 6, 4), "Spring bank holiday"),
        (date(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II"),
        (date(2020, 5, 8), "Early May bank holiday"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of King Charles III"),
        (date(2026, 12, 28), "Boxing Day"),
        (date(2027, 12, 27), "Christmas Day"),
        (date(2027, 12, 28), "Boxing Day"),
        (date(2028, 1, 3), "New Year's Day"),
    ],
)
def test_days_that_came_once_or_were_moved_have_their_names(day, name):
    assert NAME_OF[day] == name
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2020, 5, 4), date(2022, 5, 30), date(2012, 5, 28), date(2026, 12, 29)])
def test_days_that_holidays_moved_away_from_are_working_days(day):
    assert is_working_day(day)


def test_every_day_is_a_weekday_with_a_source_and_comes_once():
    assert all(each.day.weekday() < 5 and each.name and each.source for each in BANK_HOLIDAYS)
    assert len(BANK_HOLIDAYS) == len(DAYS) == 8 * len(YEARS) + 5
    assert [each.day for each in BANK_HOLIDAYS] == sorted(DAYS)


def test_the_days_are_just_those_of_the_table():
    once = {
        each.day for each in every_bank_holiday() if each.source == "Royal proclamation for this day alone"
    }

    assert every_bank_holiday() == BANK_HOLIDAYS
    assert once == {
        date(2011, 4, 29),
        date(2012, 6, 5),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }


def test_a_day_that_is_only_expected_does_not_claim_to_be_published():
    sources = {each.day.year: each.source for each in BANK_HOLIDAYS if each.name == "Good Friday"}

    assert all("gov.uk/bank-holidays" in sources[year] for year in range(2010, 2028))
    assert all(sources[year].startswith("Expected") for year in range(2028, LAST_YEAR + 1))
    assert "VE Day" in sources[2020]
    assert "Platinum Jubilee" in sources[2022]


@pytest.mark.parametrize("day", [date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1)])
def test_a_year_without_figures_is_refused_by_name(day):
    with pytest.raises(CannotCount) as refusal:
        is_working_day(day)

    assert "Bank holidays are known from 2010 to 2040, not for" in str(refusal.value)
    assert str(day.year) in str(refusal.value)
    assert str(refusal.value).endswith("Check the date, or add the year to the bank holidays in the figures.")


def test_a_count_never_runs_on_past_the_figures():
    with pytest.raises(CannotCount, match="2041"):
        working_days(10).last_day(date(LAST_YEAR, 12, 24))


@pytest.mark.parametrize("day", [date(FIRST_YEAR, 1, 4), date(LAST_YEAR, 12, 31)])
def test_the_first_and_last_year_are_inside_the_figures(day):
    assert is_working_day(day)
