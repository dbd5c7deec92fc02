"""What of a text reads as a number, a day, a postcode or a way to reach somebody: each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from goldenthread.standards import identifiers

_UPN: Final = re.compile(r"\b[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]\b", re.IGNORECASE)
_NHS: Final = re.compile(r"(?<![0-9])[1-9][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAY: Final = re.compile(
    r"\b(?:(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    r"|(?P<d2>[0-9]{1,2})[/.\-](?P<m2>[0-9]{1,2})[/.\-](?P<y2>(?:19|20)?[0-9]{2})"
    r"|(?P<d3>[0-9]{1,2})(?:st|nd|rd|th)? (?P<m3>[A-Za-z]{3,9}),? (?P<y3>(?:19|20)[0-9]{2}))\b"
)
_MAIL: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE: Final = re.compile(r"(?<![\w/.])(?:\+44 ?(?:\(0\))?|\(?0)[1-8](?:[ ()-]{0,2}[0-9]){8,9}(?![\w/])")
"""As numbers of the United Kingdom are written: after 0 or +44, nine or ten figures in whatever groups."""
_PLAIN: Final = str.maketrans("\u00a0\u2007\u2009\u202f\u2010\u2011\u2012\u2013", " " * 4 + "-" * 4)


def plainly(text: str) -> str:
    """Write the spaces and hyphens that keep a number on one line, as word processors set them, as plain ones."""
    return text.translate(_PLAIN)


def official_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Find unique pupil numbers and NHS numbers whose check digits hold."""
    for found in _UPN.finditer(text):
        if identifiers.holds(identifiers.upn, found[0]):
            yield found[0], found.start()
    for found in _NHS.finditer(text):
        if _is_nhs_number(found[0].replace("-", "")):
            yield found[0], found.start()


def _is_nhs_number(text: str) -> bool:
    return any(identifiers.holds(partial(identifiers.nhs_number, live=live), text) for live in (True, False))


def postcodes(text: str) -> Iterator[tuple[str, int]]:
    """Find full postcodes, as they are written by the Post Office."""
    for found in _POSTCODE.finditer(text):
        if identifiers.holds(identifiers.postcode, found[0]):
            yield identifiers.postcode(found[0]), found.start()


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Find days of the calendar, in figures or with the month in letters, and where each ends."""
    for found in _DAY.finditer(text):
        told = found.groupdict()
        year, month, day = next(
            (told[f"y{n}"], told[f"m{n}"], told[f"d{n}"]) for n in ("", "2", "3") if told[f"y{n}"]
        )
        number = _MONTHS.get(month.casefold(), 0) if month.isalpha() else int(month)
        try:
            yield (
                date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)),
                found.start(),
                found.end(),
            )
        except ValueError:
            continue


def mails(text: str) -> Iterator[tuple[str, int]]:
    """Find e-mail addresses."""
    for found in _MAIL.finditer(text):
        yield found[0].strip("'_-.+"), found.start()


def phones(text: str) -> Iterator[tuple[str, int]]:
    """Find telephone numbers."""
    for found in _PHONE.finditer(text):
        yield found[0], found.start()
