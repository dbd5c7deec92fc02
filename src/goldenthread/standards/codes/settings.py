"""Codes of the register of schools: status, phase, type, and the kinds of special provision a setting may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from goldenthread.standards.codes.tables import rows_of


class EstablishmentStatus(StrEnum):
    """Whether a setting is open."""

    OPEN = "1"
    CLOSED = "2"
    OPEN_BUT_PROPOSED_TO_CLOSE = "3"
    PROPOSED_TO_OPEN = "4"

    @property
    def is_open(self) -> bool:
        """Say whether children can attend now."""
        return self in (EstablishmentStatus.OPEN, EstablishmentStatus.OPEN_BUT_PROPOSED_TO_CLOSE)


class PhaseOfEducation(StrEnum):
    """Phase of education of a setting."""

    NOT_APPLICABLE = "0"
    NURSERY = "1"
    PRIMARY = "2"
    MIDDLE_DEEMED_PRIMARY = "3"
    SECONDARY = "4"
    MIDDLE_DEEMED_SECONDARY = "5"
    SIXTEEN_PLUS = "6"
    ALL_THROUGH = "7"


class Section41(StrEnum):
    """Whether a setting is on the Secretary of State's list. Children and Families Act 2014, s.41."""

    APPROVED = "Approved"
    NOT_APPROVED = "Not approved"
    NOT_APPLICABLE = "Not applicable"


class ResourcedProvision(StrEnum):
    """Which special provision a mainstream school keeps."""

    RESOURCED_PROVISION = "Resourced provision"
    SEN_UNIT = "SEN unit"
    BOTH = "Resourced provision and SEN unit"
    NOT_APPLICABLE = "Not applicable"


@dataclass(frozen=True, slots=True)
class EstablishmentType:
    """A type of establishment and the group it belongs to."""

    code: str
    name: str
    group_code: str
    group_name: str


SPECIAL_SCHOOL_TYPES: Final = frozenset({"7", "8", "10", "12", "33", "36", "44"})
ALTERNATIVE_PROVISION_TYPES: Final = frozenset({"14", "38", "42", "43"})
SPECIAL_POST_16_TYPES: Final = frozenset({"32"})


@cache
def establishment_types() -> Mapping[str, EstablishmentType]:
    """Return the types of establishment by code."""
    found = (
        EstablishmentType(row["type_code"], row["type_name"], row["group_code"], row["group_name"])
        for row in rows_of("gias_establishment_types")
    )
    return MappingProxyType({each.code: each for each in found})
