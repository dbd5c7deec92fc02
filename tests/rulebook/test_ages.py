"""School years, compulsory school age and young persons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import (
    CannotCount,
    Period,
    compulsory_school_age_begins,
    compulsory_school_age_ends,
    is_young_person,
    school_year_of,
    year_group,
)

births = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2008, 9, 1), date(2025, 6, 27)),
        (date(2010, 2, 14), date(2026, 6, 26)),
        (date(2011, 6, 25), date(2027, 6, 25)),
        (date(2012, 2, 29), date(2028, 6, 30)),
        (date(2013, 5, 1), date(2029, 6, 29)),
        # The first and the last birthday of one school year.
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born, ends):
    """Education Act 1996, s.8(3)."""
    assert compulsory_school_age_ends(born) == ends


@given(born=births)
def test_the_last_friday_in_june_is_just_that(born):
    ends = compulsory_school_age_ends(born)

    assert (ends.weekday(), ends.month) == (4, 6)
    assert (ends + timedelta(days=7)).month == 7
    assert 15 <= (ends - born).days / 365.25 < 17


@given(born=births)
def test_children_of_one_school_year_leave_on_one_day(born):
    assert compulsory_school_age_ends(school_year_of(born).begins) == compulsory_school_age_ends(born)
    assert compulsory_school_age_ends(school_year_of(born).ends) == compulsory_school_age_ends(born)


@pytest.mark.parametrize(
    ("born", "begins"),
    [
        (date(2021, 1, 1), date(2026, 3, 31)),
        (date(2021, 3, 31), date(2026, 3, 31)),
        (date(2021, 4, 1), date(2026, 8, 31)),
        (date(2021, 8, 31), date(2026, 8, 31)),
        (date(2021, 9, 1), date(2026, 12, 31)),
        (date(2021, 12, 31), date(2026, 12, 31)),
        (date(2020, 2, 29), date(2025, 3, 31)),
    ],
)
def test_compulsory_school_age_begins_on_the_prescribed_day(born, begins):
    """Education Act 1996, s.8(2); SI 1998/1607."""
    assert compulsory_school_age_begins(born) == begins


@given(born=births)
def test_compulsory_school_age_begins_within_five_months_of_the_fifth_birthday(born):
    begins = compulsory_school_age_begins(born)

    assert (begins.month, begins.day) in {(3, 31), (8, 31), (12, 31)}
    assert 0 <= (begins - born).days - 5 * 365.25 + 1.25 < 155


@pytest.mark.parametrize(
    ("born", "on", "young"),
    [
        # Still 15 in July, and already a young person.
        (date(2010, 8, 20), date(2026, 7, 1), True),
        # Already 16 in May, and still a child; so too on the Friday itself.
        (date(2009, 9, 10), date(2026, 5, 10), False),
        (date(2009, 9, 10), date(2026, 6, 26), False),
        (date(2009, 9, 10), date(2026, 6, 27), True),
        # Up to the day before the twenty-fifth birthday.
        (date(2001, 3, 15), date(2026, 3, 14), True),
        (date(2001, 3, 15), date(2026, 3, 15), False),
        (date(2000, 2, 29), date(2025, 2, 28), True),
        (date(2000, 2, 29), date(2025, 3, 1), False),
        (date(2020, 1, 1), date(2019, 1, 1), False),
    ],
)
def test_rights_pass_to_the_young_person_after_the_last_friday_in_june(born, on, young):
    """Children and Families Act 2014, s.83(2)."""
    assert is_young_person(born, on) is young


@given(born=births, day=st.integers(0, 30 * 365))
def test_a_young_person_is_over_school_age_and_under_25(born, day):
    on = born + timedelta(days=day)
    birthday = (
        born.replace(year=born.year + 25) if (born.month, born.day) != (2, 29) else date(born.year + 25, 3, 1)
    )

    assert is_young_person(born, on) is (compulsory_school_age_ends(born) < on < birthday)


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2025, 9, 1), 2025),
        (date(2025, 12, 31), 2025),
        (date(2026, 1, 1), 2025),
        (date(2026, 8, 31), 2025),
        (date(2026, 9, 1), 2026),
    ],
)
def test_a_school_year_runs_from_september_to_august(day, begins):
    assert school_year_of(day) == Period(date(begins, 9, 1), date(begins + 1, 8, 31))


@given(day=births)
def test_a_day_lies_in_its_own_school_year_alone(day):
    year = school_year_of(day)

    assert year.contains(day)
    assert school_year_of(year.begins) == school_year_of(year.ends) == year
    assert school_year_of(year.begins - timedelta(days=1)).ends == year.begins - timedelta(days=1)


@pytest.mark.parametrize(
    ("born", "on", "group"),
    [
        (date(2021, 8, 31), date(2025, 9, 1), 0),
        (date(2020, 9, 1), date(2025, 9, 1), 0),
        (date(2020, 8, 31), date(2025, 9, 1), 1),
        (date(2021, 9, 1), date(2025, 9, 1), -1),
        (date(2018, 11, 5), date(2026, 1, 10), 2),
        (date(2009, 9, 1), date(2026, 8, 31), 11),
        (date(2023, 5, 5), date(2026, 5, 5), -2),
        (date(2026, 5, 5), date(2026, 5, 5), -5),
    ],
)
def test_a_child_is_in_the_year_group_of_their_age(born, on, group):
    assert year_group(born, on) == group


@given(born=births, later=st.integers(0, 20 * 365))
def test_a_year_group_goes_up_by_one_each_september(born, later):
    on = born + timedelta(days=later)
    next_september = school_year_of(on).ends + timedelta(days=1)

    assert year_group(born, next_september) == year_group(born, on) + 1


def test_a_child_has_no_year_group_before_birth():
    with pytest.raises(CannotCount) as refusal:
        year_group(date(2026, 5, 5), date(2026, 5, 4))

    assert str(refusal.value) == (
        "Monday 4 May 2026 is before the date of birth, Tuesday 5 May 2026. Check both dates."
    )
