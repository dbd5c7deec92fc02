"""What a SEN2 return says, as frozen values. One class per element of the file; names in our words, codes as published.

Identifiers and postcodes are kept as they were given, because a wrong one is a finding, not a loss. A date or code that
could not be read is None and has a finding.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from goldenthread.standards.codes import (
    AssessmentOutcome,
    AttendancePattern,
    CeaseReason,
    DirectPayment,
    OfficerInPost,
    RequestOutcome,
    RequestSource,
    Residential,
    ReviewOutcome,
    SenSetting,
    Sex,
    TypeOfNeed,
    UpnUnknown,
    WorkBased,
)
from goldenthread.standards.sen2.errors import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which census this is, who sent it, and with what."""

    line: int
    collection: str | None = None
    year: int | None = None
    reference_date: date | None = None
    source_level: str | None = None
    authority: str | None = None
    software: str | None = None
    release: str | None = None
    serial: str | None = None
    made_at: datetime | None = None
    medical_officer: OfficerInPost | None = None
    clinical_officer: OfficerInPost | None = None
    social_care_officer: OfficerInPost | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail:
    """A setting, or kind of setting, that section I of a plan names."""

    line: int
    urn: str | None = None
    ukprn: str | None = None
    setting: SenSetting | None = None
    setting_other: str | None = None
    rank: int | None = None
    in_sen_unit: bool | None = None
    in_resourced_provision: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlan:
    """A plan as issued: its start, what it names, its personal budget, and its end."""

    line: int
    started: date | None = None
    details: tuple[PlanDetail, ...] = ()
    residential: Residential | None = None
    work_based: WorkBased | None = None
    personal_budget: bool | None = None
    organised_arrangements: bool | None = None
    direct_payment: DirectPayment | None = None
    ceased: date | None = None
    cease_reason: CeaseReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An EHC needs assessment and what came of it."""

    line: int
    outcome: AssessmentOutcome | None = None
    decided: date | None = None
    mediation: bool | None = None
    tribunal: bool | None = None
    other_mediation: bool | None = None
    other_tribunal: bool | None = None
    exception_to_20_weeks: bool | None = None
    plan: NamedPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where someone with a plan really is, or was."""

    line: int
    urn: str | None = None
    ukprn: str | None = None
    setting: SenSetting | None = None
    setting_other: str | None = None
    rank: int | None = None
    entered: date | None = None
    left: date | None = None
    attendance: AttendancePattern | None = None
    in_sen_unit: bool | None = None
    in_resourced_provision: bool | None = None
    residential: Residential | None = None
    work_based: WorkBased | None = None

    def is_current(self, *, on: date) -> bool:
        """Say whether the placement had begun and not ended on this day; the leaving date is its last day."""
        return self.entered is not None and self.entered <= on and (self.left is None or self.left >= on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A type of need, first or second."""

    line: int
    type: TypeOfNeed | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivePlan:
    """A plan that is kept by the sender on the census day: placements, needs and the latest review."""

    line: int
    transferred_from: str | None = None
    placements: tuple[Placement, ...] = ()
    needs: tuple[Need, ...] = ()
    residential: Residential | None = None
    work_based: WorkBased | None = None
    review_meeting: date | None = None
    review_outcome: ReviewOutcome | None = None
    review_draft: date | None = None
    phase_transfer_due: date | None = None
    phase_transfer_final: date | None = None
    last_review: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for an assessment, with all that followed from it."""

    line: int
    received: date | None = None
    source: RequestSource | None = None
    in_youth_accommodation: bool | None = None
    decided: date | None = None
    outcome: RequestOutcome | None = None
    mediation: bool | None = None
    tribunal: bool | None = None
    exported_to: str | None = None
    assessment: Assessment | None = None
    active: ActivePlan | None = None

    @property
    def plan(self) -> NamedPlan | None:
        """Return the plan this request led to, if any."""
        return self.assessment.plan if self.assessment else None

    def has_active_plan(self, *, on: date) -> bool:
        """Say whether the sender kept a plan under this request on this day."""
        ceased = self.plan.ceased if self.plan else None
        return self.active is not None and (ceased is None or ceased > on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One child or young person; `number` counts from 1 in the file and `findings` is what our checks say."""

    line: int
    number: int = 0
    surname: str | None = None
    forename: str | None = None
    born: date | None = None
    sex: Sex | None = None
    ethnicity: str | None = None
    postcode: str | None = None
    upn: str | None = None
    uln: str | None = None
    upn_unknown: UpnUnknown | None = None
    requests: tuple[Request, ...] = ()
    findings: list[Finding] = field(default_factory=list, compare=False)

    @property
    def is_sound(self) -> bool:
        """Say whether our checks found no error in this person's data."""
        return not any(finding.is_error for finding in self.findings)

    def has_active_plan(self, *, on: date) -> bool:
        """Say whether the sender kept a plan for this person on this day."""
        return any(request.has_active_plan(on=on) for request in self.requests)
