"""Codes that say something about a person: sex as recorded, ethnicity, and why a pupil number is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from goldenthread.standards.codes.tables import rows_of


class Sex(StrEnum):
    """Legal sex as DfE returns record it; never to be derived from anything else."""

    FEMALE = "F"
    MALE = "M"
    NOT_KNOWN = "U"


class UpnUnknown(StrEnum):
    """Why a return gives neither a UPN nor a ULN for someone. DfE, SEN2 guide."""

    UNDER_SIX = "UN1"
    NEVER_IN_A_STATE_SCHOOL = "UN2"
    EDUCATED_OUTSIDE_ENGLAND = "UN3"
    SOURCES_DISAGREE = "UN5"
    NEW_TO_THE_AUTHORITY = "UN8"
    YOUNG_PERSON_NEVER_IN_STATE_EDUCATION = "UN9"
    REQUEST_ENDED_FIRST = "UN10"


@dataclass(frozen=True, slots=True)
class Ethnicity:
    """One ethnicity code of the school census, with the main code and major group it counts under."""

    code: str
    label: str
    main_code: str
    major_group: str


@cache
def ethnicities() -> Mapping[str, Ethnicity]:
    """Return every ethnicity code, main and extended, by code."""
    found = (
        Ethnicity(row["code"], row["label"], row["main_code"], row["major_group"])
        for row in rows_of("ethnicity_codes")
    )
    return MappingProxyType({each.code: each for each in found})
