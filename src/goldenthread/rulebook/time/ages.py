"""School years, compulsory school age, and when a child becomes a young person in law."""

from datetime import date, timedelta
from typing import Final

from goldenthread.rulebook.time.period import CannotCount, Period
from goldenthread.rulebook.time.words import long_date

SEPTEMBER: Final = 9
FRIDAY: Final = 4
AGE_AT_RECEPTION: Final = 5
AGE_AT_START: Final = 5
AGE_AT_END: Final = 16
AGE_LIMIT: Final = 25


def school_year_of(day: date) -> Period:
    """Find the school year a day lies in, from 1 September to 31 August."""
    begins = _school_year_begins(day)
    return Period(date(begins, SEPTEMBER, 1), date(begins + 1, 8, 31))


def year_group(born: date, on: date) -> int:
    """Find the national curriculum year of a child taught with their own age group.

    Reception is 0, and the nursery years lie below it.
    """
    if on < born:
        raise CannotCount(
            f"{long_date(on)} is before the date of birth, {long_date(born)}. Check both dates."
        )
    return _school_year_begins(on) - _school_year_begins(born) - AGE_AT_RECEPTION


def compulsory_school_age_begins(born: date) -> date:
    """Find the prescribed day on or next after the fifth birthday.

    Education Act 1996, s.8(2); the prescribed days are in SI 1998/1607.
    """
    fifth = _birthday(born, AGE_AT_START)
    prescribed = (date(fifth.year, 3, 31), date(fifth.year, 8, 31), date(fifth.year, 12, 31))
    return next(day for day in prescribed if day >= fifth)


def compulsory_school_age_ends(born: date) -> date:
    """Find the last Friday in June of the school year in which a person turns 16.

    Education Act 1996, s.8(3). That Friday still belongs to compulsory school age.
    """
    last_of_june = date(_school_year_begins(_birthday(born, AGE_AT_END)) + 1, 6, 30)
    return last_of_june - timedelta(days=(last_of_june.weekday() - FRIDAY) % 7)


def is_young_person(born: date, on: date) -> bool:
    """Say whether a person is over compulsory school age and under 25.

    Children and Families Act 2014, s.83(2). It is not the sixteenth birthday that counts.
    """
    return compulsory_school_age_ends(born) < on < _birthday(born, AGE_LIMIT)


def _school_year_begins(day: date) -> int:
    # The Act begins the school year with the first term after July, so a birthday in the first days of September,
    # before term, can be argued about; schools and authorities go by 1 September.
    return day.year if day.month >= SEPTEMBER else day.year - 1


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        # Born on 29 February: English law gives the birthday of other years to 1 March.
        return date(born.year + age, 3, 1)
