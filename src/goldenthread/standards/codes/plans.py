"""Codes of requests, assessments, plans, placements and reviews, as the SEN2 person-level return defines them."""

from enum import StrEnum
from typing import Final


class RequestSource(StrEnum):
    """Who asked for the assessment."""

    YOUNG_PERSON_OR_PARENT = "1"
    SETTING = "2"
    HEALTH_PROFESSIONAL = "3"
    SOCIAL_CARE_PROFESSIONAL = "4"
    OTHER = "5"


class RequestOutcome(StrEnum):
    """What became of a request for an assessment."""

    WILL_ASSESS = "Y"
    WILL_NOT_ASSESS = "N"
    UNDECIDED = "A"
    WITHDRAWN = "W"
    DECIDED_EARLIER = "H"


class AssessmentOutcome(StrEnum):
    """What became of an assessment; H also stands for a plan that came from another authority."""

    WILL_ISSUE = "Y"
    WILL_NOT_ISSUE = "N"
    UNDECIDED = "A"
    WITHDRAWN = "W"
    DECIDED_EARLIER = "H"


class CeaseReason(StrEnum):
    """Why a plan ended."""

    REACHED_THE_TOP_AGE = "1"
    NEEDS_MET_WITHOUT_A_PLAN = "2"
    HIGHER_EDUCATION = "3"
    PAID_WORK = "4"
    MOVED_TO_ANOTHER_ENGLISH_AUTHORITY = "5"
    NO_LONGER_WANTS_EDUCATION_OR_TRAINING = "6"
    MOVED_OUTSIDE_ENGLAND = "7"
    DIED = "8"
    OTHER = "9"


class SenSetting(StrEnum):
    """Where someone learns when it is no registered setting."""

    ARRANGED_BY_THE_AUTHORITY = "OLA"
    ARRANGED_BY_THE_FAMILY = "OPA"
    HOME_EDUCATED = "EHE"
    EARLY_YEARS_PROVIDER = "EYP"
    OTHER = "OTH"
    NOT_IN_EDUCATION_OR_WORK = "NEET"
    NOTICE_TO_CEASE_ISSUED = "NIEC"
    NOT_IN_EDUCATION_OTHER = "NIEO"

    @property
    def may_be_named_in_a_plan(self) -> bool:
        """Say whether section I of a plan can give this; being in no education can only be a placement."""
        return self in NAMED_SETTINGS


NAMED_SETTINGS: Final = frozenset(
    {
        SenSetting.ARRANGED_BY_THE_AUTHORITY,
        SenSetting.ARRANGED_BY_THE_FAMILY,
        SenSetting.HOME_EDUCATED,
        SenSetting.EARLY_YEARS_PROVIDER,
        SenSetting.OTHER,
    }
)


class Residential(StrEnum):
    """How many weeks a year a residential place lasts."""

    WEEKS_38_TO_51 = "A"
    WEEKS_52 = "B"


class WorkBased(StrEnum):
    """Kind of work-based learning."""

    APPRENTICESHIP = "A"
    TRAINEESHIP = "T"
    SUPPORTED_INTERNSHIP = "S"


class DirectPayment(StrEnum):
    """What a direct payment pays for."""

    EDUCATION = "E"
    SOCIAL_CARE = "S"
    HEALTH = "H"
    MIXED = "I"


class ReviewOutcome(StrEnum):
    """What the authority decided after an annual review."""

    KEEP = "M"
    CEASE = "C"
    AMEND = "A"


class OfficerInPost(StrEnum):
    """Whether the designated medical, clinical or social care officer is in post."""

    YES = "Y"
    NO = "N"
    RECRUITING = "R"


class AttendancePattern(StrEnum):
    """Full or part time, asked until the 2023 return."""

    FULL_TIME = "FT"
    PART_TIME = "PT"
