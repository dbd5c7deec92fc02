"""One setting of the register, as a frozen value. Codes are the register's own; an empty cell is "" or None."""

from dataclasses import dataclass
from datetime import date

from goldenthread.standards.codes import (
    EstablishmentStatus,
    PhaseOfEducation,
    ResourcedProvision,
    Section41,
    TypeOfNeed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """One setting in the register: what it is, where it is, and what it provides for special educational needs."""

    line: int
    urn: str
    authority: str
    number: str
    name: str
    type: str
    type_name: str
    group: str
    group_name: str
    status: EstablishmentStatus | None
    phase: PhaseOfEducation | None
    opened: date | None
    closed: date | None
    lowest_age: int | None
    highest_age: int | None
    sixth_form: str
    gender: str
    boarders: str
    special_classes: str
    capacity: int | None
    pupils: int | None
    ukprn: str
    trust: str
    trust_name: str
    street: str
    locality: str
    address3: str
    town: str
    county: str
    postcode: str
    website: str
    telephone: str
    head_title: str
    head_forename: str
    head_surname: str
    head_job_title: str
    section_41: Section41 | None
    needs: tuple[TypeOfNeed, ...]
    resourced_provision: ResourcedProvision | None
    resourced_on_roll: int | None
    resourced_capacity: int | None
    sen_unit_on_roll: int | None
    sen_unit_capacity: int | None
    region: str
    region_name: str
    previous_authority: str
    previous_number: str
    easting: int | None
    northing: int | None
    uprn: str
    changed: date | None

    @property
    def laestab(self) -> str | None:
        """Return the seven digits of authority and school, or None where the school has no number of its own."""
        return f"{self.authority}{self.number}" if len(self.number) == 4 else None

    @property
    def is_open(self) -> bool:
        """Say whether children can attend now."""
        return self.status is not None and self.status.is_open

    @property
    def may_be_named_under_section_41(self) -> bool:
        """Say whether it must admit a child once named, though independent. Children and Families Act 2014, s.43."""
        return self.section_41 is Section41.APPROVED
