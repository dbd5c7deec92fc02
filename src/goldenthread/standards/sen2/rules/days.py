"""The few sums with days that checks need."""

from datetime import date, timedelta


def age_on(born: date, on: date) -> int:
    """Return age in whole years; someone born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_at_school_year_start(born: date, census_day: date) -> int:
    """Return age on the 31 August before a census, the age DfE counts caseloads by."""
    return age_on(born, date(census_day.year - 1, 8, 31))


def is_later_by(days: int, *, start: date | None, end: date | None) -> bool:
    """Say whether more than so many days lie between two dates that are both known."""
    return start is not None and end is not None and end - start > timedelta(days=days)


def year_before(on: date) -> date:
    """Return the same day a year earlier, or 28 February for 29 February."""
    is_leap_day = (on.month, on.day) == (2, 29)
    return date(on.year - 1, 2, 28) if is_leap_day else on.replace(year=on.year - 1)
