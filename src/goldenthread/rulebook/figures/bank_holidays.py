"""Bank holidays in England, year by year, as dated data with the source of each year.

Only weekdays stand here: where a holiday falls on a weekend, its substitute day is given instead, because
nobody counts a Saturday or Sunday as a working day. England only: Scotland and Northern Ireland differ.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

NAMES: Final = (
    "New Year's Day",
    "Good Friday",
    "Easter Monday",
    "Early May bank holiday",
    "Spring bank holiday",
    "Summer bank holiday",
    "Christmas Day",
    "Boxing Day",
)

LISTED: Final = (
    "Banking and Financial Dealings Act 1971, s.1 and Sch. 1, and proclamations under it, "
    "as listed at www.gov.uk/bank-holidays"
)
MOVED_2020: Final = f"{LISTED}; early May moved to 8 May for the 75th anniversary of VE Day"
MOVED_2022: Final = f"{LISTED}; spring moved to 2 June for the Platinum Jubilee"
EXPECTED: Final = (
    "Expected: the rules of the Banking and Financial Dealings Act 1971 and the usual proclamations, "
    "carried forward; replace with the listed days once they are published"
)

# One row a year, in the order of NAMES.
_TABLE: Final = (
    (2010, " 1 Jan |  2 Apr |  5 Apr |  3 May | 31 May | 30 Aug | 27 Dec | 28 Dec", LISTED),
    (2011, " 3 Jan | 22 Apr | 25 Apr |  2 May | 30 May | 29 Aug | 27 Dec | 26 Dec", LISTED),
    (2012, " 2 Jan |  6 Apr |  9 Apr |  7 May |  4 Jun | 27 Aug | 25 Dec | 26 Dec", LISTED),
    (2013, " 1 Jan | 29 Mar |  1 Apr |  6 May | 27 May | 26 Aug | 25 Dec | 26 Dec", LISTED),
    (2014, " 1 Jan | 18 Apr | 21 Apr |  5 May | 26 May | 25 Aug | 25 Dec | 26 Dec", LISTED),
    (2015, " 1 Jan |  3 Apr |  6 Apr |  4 May | 25 May | 31 Aug | 25 Dec | 28 Dec", LISTED),
    (2016, " 1 Jan | 25 Mar | 28 Mar |  2 May | 30 May | 29 Aug | 27 Dec | 26 Dec", LISTED),
    (2017, " 2 Jan | 14 Apr | 17 Apr |  1 May | 29 May | 28 Aug | 25 Dec | 26 Dec", LISTED),
    (2018, " 1 Jan | 30 Mar |  2 Apr |  7 May | 28 May | 27 Aug | 25 Dec | 26 Dec", LISTED),
    (2019, " 1 Jan | 19 Apr | 22 Apr |  6 May | 27 May | 26 Aug | 25 Dec | 26 Dec", LISTED),
    (2020, " 1 Jan | 10 Apr | 13 Apr |  8 May | 25 May | 31 Aug | 25 Dec | 28 Dec", MOVED_2020),
    (2021, " 1 Jan |  2 Apr |  5 Apr |  3 May | 31 May | 30 Aug | 27 Dec | 28 Dec", LISTED),
    (2022, " 3 Jan | 15 Apr | 18 Apr |  2 May |  2 Jun | 29 Aug | 27 Dec | 26 Dec", MOVED_2022),
    (2023, " 2 Jan |  7 Apr | 10 Apr |  1 May | 29 May | 28 Aug | 25 Dec | 26 Dec", LISTED),
    (2024, " 1 Jan | 29 Mar |  1 Apr |  6 May | 27 May | 26 Aug | 25 Dec | 26 Dec", LISTED),
    (2025, " 1 Jan | 18 Apr | 21 Apr |  5 May | 26 May | 25 Aug | 25 Dec | 26 Dec", LISTED),
    (2026, " 1 Jan |  3 Apr |  6 Apr |  4 May | 25 May | 31 Aug | 25 Dec | 28 Dec", LISTED),
    (2027, " 1 Jan | 26 Mar | 29 Mar |  3 May | 31 May | 30 Aug | 27 Dec | 28 Dec", LISTED),
    (2028, " 3 Jan | 14 Apr | 17 Apr |  1 May | 29 May | 28 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2029, " 1 Jan | 30 Mar |  2 Apr |  7 May | 28 May | 27 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2030, " 1 Jan | 19 Apr | 22 Apr |  6 May | 27 May | 26 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2031, " 1 Jan | 11 Apr | 14 Apr |  5 May | 26 May | 25 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2032, " 1 Jan | 26 Mar | 29 Mar |  3 May | 31 May | 30 Aug | 27 Dec | 28 Dec", EXPECTED),
    (2033, " 3 Jan | 15 Apr | 18 Apr |  2 May | 30 May | 29 Aug | 27 Dec | 26 Dec", EXPECTED),
    (2034, " 2 Jan |  7 Apr | 10 Apr |  1 May | 29 May | 28 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2035, " 1 Jan | 23 Mar | 26 Mar |  7 May | 28 May | 27 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2036, " 1 Jan | 11 Apr | 14 Apr |  5 May | 26 May | 25 Aug | 25 Dec | 26 Dec", EXPECTED),
    (2037, " 1 Jan |  3 Apr |  6 Apr |  4 May | 25 May | 31 Aug | 25 Dec | 28 Dec", EXPECTED),
    (2038, " 1 Jan | 23 Apr | 26 Apr |  3 May | 31 May | 30 Aug | 27 Dec | 28 Dec", EXPECTED),
    (2039, " 3 Jan |  8 Apr | 11 Apr |  2 May | 30 May | 29 Aug | 27 Dec | 26 Dec", EXPECTED),
    (2040, " 2 Jan | 30 Mar |  2 Apr |  7 May | 28 May | 27 Aug | 25 Dec | 26 Dec", EXPECTED),
)

_ONE_OFF: Final = (
    (date(2011, 4, 29), "Wedding of Prince William and Catherine Middleton"),
    (date(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II"),
    (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
    (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
    (date(2023, 5, 8), "Coronation of King Charles III"),
)

_MONTHS: Final = {"Jan": 1, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Aug": 8, "Sep": 9, "Dec": 12}


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One weekday on which England has a bank holiday, and where that is laid down."""

    day: date
    name: str
    source: str


def _day(year: int, words: str) -> date:
    number, month = words.split()
    return date(year, _MONTHS[month], int(number))


def every_bank_holiday() -> tuple[BankHoliday, ...]:
    """Read the table and the days that came once, in the order of the calendar."""
    usual = [
        BankHoliday(_day(year, words), name, source)
        for year, row, source in _TABLE
        for name, words in zip(NAMES, row.split("|"), strict=True)
    ]
    once = [BankHoliday(day, name, "Royal proclamation for this day alone") for day, name in _ONE_OFF]
    return tuple(sorted(usual + once, key=lambda each: each.day))


BANK_HOLIDAYS: Final = every_bank_holiday()
NAME_OF: Final = MappingProxyType({each.day: each.name for each in BANK_HOLIDAYS})
DAYS: Final = frozenset(NAME_OF)
FIRST_YEAR: Final = _TABLE[0][0]
LAST_YEAR: Final = _TABLE[-1][0]
