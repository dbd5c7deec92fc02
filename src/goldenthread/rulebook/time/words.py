"""Days and numbers in the words a parent reads, the same in every locale."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """Write a day out in full: Monday 16 February 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """Write a day without its year: 16 February."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """Write a day as it stands in a list: 16 Feb 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def how_long(since: date, days: int) -> str:
    """Write so many days since a day; a year or more in years and months, which people can picture."""
    ends = since + timedelta(days=days)
    whole = (ends.year - since.year) * 12 + ends.month - since.month - (ends.day < since.day)
    years, months = divmod(whole, 12)
    if not years:
        return how_many(days, "day")
    return in_a_row([how_many(years, "year"), *([how_many(months, "month")] if months else [])])


def how_many(number: int, noun: str) -> str:
    """Write a number with its noun: 1 week, 6 weeks."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_a_row(parts: Sequence[str]) -> str:
    """Join parts as people say them: a, b and c."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
