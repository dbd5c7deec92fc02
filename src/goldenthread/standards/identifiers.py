"""Numbers by which people, settings and places are known, and the check each publisher built into its own.

Each function takes what someone gave and returns the value as it should be kept, or raises `NotValid`, which says
what is wrong and what to do. Nothing is guessed: a letter I is never read as a 1.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final

UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN_VALUES: Final = {letter: value for value, letter in enumerate(UPN_LETTERS)} | {
    str(n): n for n in range(10)
}
_UPN_SHAPE: Final = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")
_UPN_WEIGHTS: Final = range(2, 14)
_TEN_DIGIT_WEIGHTS: Final = range(10, 1, -1)
_TEN_DIGITS: Final = re.compile(r"[0-9]{10}")
_URN_SHAPE: Final = re.compile(r"[1-9][0-9]{4,5}")
_UKPRN_SHAPE: Final = re.compile(r"1[0-9]{7}")
_LAESTAB_SHAPE: Final = re.compile(r"([0-9]{3})/?([0-9]{4})")
_POSTCODE_SHAPE: Final = re.compile(
    r"GIR 0AA|ZZ99 [0-9][A-Z]{2}"
    r"|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2}"
)
NO_ULN_YET: Final = "9999999999"
Check = Callable[[str], str]


class NotValid(ValueError):
    """This number or postcode cannot be right."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(f"{value!r} {problem}. {remedy}")
        self.value = value
        self.problem = problem
        self.remedy = remedy


class NhsRange(StrEnum):
    """Who issues NHS numbers of this range, or that nobody does."""

    ENGLAND_WALES_AND_MAN = "England, Wales and the Isle of Man"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    MADE_UP = "made up, for tests"
    UNASSIGNED = "not assigned"


def holds(check: Check, given: str) -> bool:
    """Say whether one of the checks of this file accepts what was given."""
    try:
        check(given)
    except NotValid:
        return False
    return True


def tidy(given: str) -> str:
    """Return what was given in capitals and without any space."""
    return "".join(given.split()).upper()


def upn(given: str) -> str:
    """Return a unique pupil number once its shape and check letter are right. DfE, UPN guide."""
    value = tidy(given)
    if not _UPN_SHAPE.fullmatch(value):
        raise NotValid(
            given, "is not a UPN", "A UPN is a letter and 12 digits; copy it again from the school's roll."
        )
    expected = upn_check_letter(value[1:])
    if value[0] != expected:
        raise NotValid(
            given,
            f"has the wrong check letter for a UPN ({expected} would fit these digits)",
            "One character is wrong: copy it again from the school's roll.",
        )
    return value


def upn_check_letter(body: str) -> str:
    """Return the letter that belongs before these last 12 characters of a UPN. DfE, UPN guide."""
    total = sum(weight * _UPN_VALUES[character] for weight, character in zip(_UPN_WEIGHTS, body, strict=True))
    return UPN_LETTERS[total % len(UPN_LETTERS)]


def is_temporary_upn(value: str) -> bool:
    """Say whether a UPN is one a school gave until the lasting one is known: its last character is a letter."""
    return value[-1:].isalpha()


def upn_authority(value: str) -> str:
    """Return the code of the authority whose school first gave this UPN."""
    return value[1:4]


def uln(given: str) -> str:
    """Return a unique learner number once its check digit is right. Learning Records Service."""
    value = tidy(given)
    if not _TEN_DIGITS.fullmatch(value):
        raise NotValid(
            given, "is not a ULN", "A ULN is 10 digits; look it up in the Learning Records Service."
        )
    if value == NO_ULN_YET:
        raise NotValid(given, "stands for 'no ULN yet'", "Leave the ULN empty until the learner has one.")
    remainder = _weighted(value) % 11
    if remainder == 0 or int(value[9]) != 10 - remainder:
        raise NotValid(
            given, "has the wrong check digit for a ULN", "Copy it again from the learner's record."
        )
    return value


def nhs_number(given: str, *, live: bool) -> str:
    """Return an NHS number of 10 digits once its check digit is right and it may be used here.

    NHS Data Dictionary. A live system refuses numbers made for tests; any other system takes nothing else.
    """
    value = tidy(given)
    if not _TEN_DIGITS.fullmatch(value):
        raise NotValid(given, "is not an NHS number", "An NHS number is 10 digits, often written 3-3-4.")
    if value == value[0] * 10:
        raise NotValid(given, "is one digit ten times", "Leave the NHS number empty if it is not known.")
    check = -_weighted(value) % 11
    if int(value[9]) != check:
        raise NotValid(
            given,
            "has the wrong check digit for an NHS number",
            "Copy it again from a letter or the NHS App.",
        )
    if live and value[0] == "9":
        raise NotValid(
            given, "is a number made for tests", "Give the child's real NHS number, or leave it empty."
        )
    if not live and value[0] != "9":
        raise NotValid(
            given, "may belong to a real person", "This is not a live system: use a number starting with 9."
        )
    return value


def nhs_range(value: str) -> NhsRange:
    """Say who issues NHS numbers of this range."""
    number = int(value)
    if 4_000_000_000 <= number <= 4_999_999_999 or 6_000_000_000 <= number <= 7_999_999_999:
        return NhsRange.ENGLAND_WALES_AND_MAN
    if 3_200_000_000 <= number <= 3_999_999_999:
        return NhsRange.NORTHERN_IRELAND
    if number <= 3_113_000_000:
        return NhsRange.SCOTLAND
    return NhsRange.MADE_UP if number >= 9_000_000_000 else NhsRange.UNASSIGNED


def spaced_nhs_number(value: str) -> str:
    """Return an NHS number as people read it: three, three and four digits."""
    return f"{value[:3]} {value[3:6]} {value[6:]}"


def urn(given: str) -> str:
    """Return the number of a setting in the register of schools: 5 or 6 digits. Get Information About Schools."""
    return _shaped(
        given, _URN_SHAPE, "is not a URN", "A URN is 5 or 6 digits; find it in Get Information About Schools."
    )


def ukprn(given: str) -> str:
    """Return the number of a learning provider: 8 digits, the first a 1. UK Register of Learning Providers."""
    return _shaped(given, _UKPRN_SHAPE, "is not a UKPRN", "A UKPRN is 8 digits and starts with 1.")


def laestab(given: str) -> str:
    """Return the seven digits of an authority and a school in it, also when written with a stroke."""
    found = _LAESTAB_SHAPE.fullmatch(tidy(given))
    if not found:
        raise NotValid(given, "is not a DfE number", "It is 3 digits for the authority and 4 for the school.")
    return found[1] + found[2]


def postcode(given: str) -> str:
    """Return a postcode in capitals with one space before its last three characters, once its shape is right."""
    value = tidy(given)
    value = f"{value[:-3]} {value[-3:]}"
    if not _POSTCODE_SHAPE.fullmatch(value):
        raise NotValid(given, "is not a postcode", "Check it, or leave it empty if no postcode is known.")
    return value


def _shaped(given: str, shape: re.Pattern[str], problem: str, remedy: str) -> str:
    value = tidy(given)
    if not shape.fullmatch(value):
        raise NotValid(given, problem, remedy)
    return value


def _weighted(value: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(_TEN_DIGIT_WEIGHTS, value[:9], strict=True))
