"""Which columns of the register go where in our shape, how each is read, and which of them we cannot do without."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from goldenthread.standards import identifiers
from goldenthread.standards.codes import (
    EstablishmentStatus,
    PhaseOfEducation,
    ResourcedProvision,
    Section41,
    TypeOfNeed,
)

Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the register; without a reader its text is kept as it stands."""

    name: str
    title: str
    read: Reader | None = None
    expected: str = ""
    is_needed: bool = False


@lru_cache(maxsize=1 << 16)
def day(text: str) -> date:
    """Read a date written day, month, year, with hyphens or strokes."""
    parts = text.replace("/", "-").split("-")
    if [len(part) for part in parts] != [2, 2, 4] or not text.isascii():
        raise ValueError(text)
    return date(int(parts[2]), int(parts[1]), int(parts[0]))


@lru_cache(maxsize=1 << 16)
def whole_number(text: str) -> int:
    """Read a whole number that is not below zero."""
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def need(text: str) -> TypeOfNeed | None:
    """Read a need written as its code, a dash and its name; 'Not Applicable' is none."""
    if text.casefold() == "not applicable":
        return None
    return TypeOfNeed(text.partition(" - ")[0].strip().upper())


def _coded(title: str, codes: type[StrEnum], name: str, *, is_needed: bool = False) -> Column:
    known: dict[str, object] = {code.value: code for code in codes}
    return Column(name, title, known.__getitem__, f"Expected one of: {', '.join(known)}.", is_needed)


def _dated(title: str, name: str) -> Column:
    return Column(name, title, day, "Expected a date such as 01-09-2019.")


def _numbered(title: str, name: str) -> Column:
    return Column(name, title, whole_number, "Expected a whole number.")


COLUMNS: Final = (
    Column("urn", "URN", is_needed=True),
    Column("authority", "LA (code)", is_needed=True),
    Column("number", "EstablishmentNumber", is_needed=True),
    Column("name", "EstablishmentName", is_needed=True),
    Column("type", "TypeOfEstablishment (code)", is_needed=True),
    Column("type_name", "TypeOfEstablishment (name)"),
    Column("group", "EstablishmentTypeGroup (code)"),
    Column("group_name", "EstablishmentTypeGroup (name)"),
    _coded("EstablishmentStatus (code)", EstablishmentStatus, "status", is_needed=True),
    _coded("PhaseOfEducation (code)", PhaseOfEducation, "phase", is_needed=True),
    _dated("OpenDate", "opened"),
    _dated("CloseDate", "closed"),
    _numbered("StatutoryLowAge", "lowest_age"),
    _numbered("StatutoryHighAge", "highest_age"),
    Column("sixth_form", "OfficialSixthForm (code)"),
    Column("gender", "Gender (code)"),
    Column("boarders", "Boarders (code)"),
    Column("special_classes", "SpecialClasses (code)"),
    _numbered("SchoolCapacity", "capacity"),
    _numbered("NumberOfPupils", "pupils"),
    Column("ukprn", "UKPRN", identifiers.ukprn, "Expected 8 digits, the first a 1.", is_needed=True),
    Column("trust", "Trusts (code)"),
    Column("trust_name", "Trusts (name)"),
    Column("street", "Street"),
    Column("locality", "Locality"),
    Column("address3", "Address3"),
    Column("town", "Town"),
    Column("county", "County (name)"),
    Column("postcode", "Postcode", identifiers.postcode, "Expected a postcode.", is_needed=True),
    Column("website", "SchoolWebsite"),
    Column("telephone", "TelephoneNum"),
    Column("head_title", "HeadTitle (name)"),
    Column("head_forename", "HeadFirstName"),
    Column("head_surname", "HeadLastName"),
    Column("head_job_title", "HeadPreferredJobTitle"),
    _coded("Section41Approved (name)", Section41, "section_41", is_needed=True),
    _coded("TypeOfResourcedProvision (name)", ResourcedProvision, "resourced_provision"),
    _numbered("ResourcedProvisionOnRoll", "resourced_on_roll"),
    _numbered("ResourcedProvisionCapacity", "resourced_capacity"),
    _numbered("SenUnitOnRoll", "sen_unit_on_roll"),
    _numbered("SenUnitCapacity", "sen_unit_capacity"),
    Column("region", "GOR (code)"),
    Column("region_name", "GOR (name)"),
    Column("previous_authority", "PreviousLA (code)"),
    Column("previous_number", "PreviousEstablishmentNumber"),
    _numbered("Easting", "easting"),
    _numbered("Northing", "northing"),
    Column("uprn", "UPRN"),
    _dated("LastChangedDate", "changed"),
)

NEEDS: Final = tuple(f"SEN{place} (name)" for place in range(1, 14))
# These are text in our shape, so an unreadable one is left empty rather than None.
KEPT_AS_TEXT: Final = frozenset({"ukprn", "postcode"})
