"""Numbers that are valid and belong to nobody: pupils, settings and postcodes of no place."""

from __future__ import annotations

from typing import Final

from goldenthread.standards.identifiers import upn_check_letter

FIRST_AUTHORITY: Final = 990
"""No authority has had a code from 990 to 999: an area made up can never be taken for one."""
URNS: Final = 900_000
PUPILS_OF_A_SETTING: Final = 20_000


def authority_code(place: int) -> str:
    """Return the code of the nth made-up authority."""
    return str(FIRST_AUTHORITY + place)


def upn(authority: str, setting: int, pupil: int) -> str:
    """Return a UPN that a school of no place could have given: authority, school, two digits of a year, serial."""
    number = setting * PUPILS_OF_A_SETTING + pupil
    body = f"{authority}{9000 + number // 100_000 % 1000:04}{number // 1000 % 100:02}{number % 1000:03}"
    return upn_check_letter(body) + body


def urn(place: int) -> str:
    """Return a URN above all that the register has given."""
    return str(URNS + place)


def postcode(number: int) -> str:
    """Return a postcode in ZZ99, the area for those who have none."""
    letters = "ABCDEFGHJLNPQRSTUWXYZ"
    first, second = number // 10 % 21, number // 210 % 21
    return f"ZZ99 {number % 10}{letters[first]}{letters[second]}"
