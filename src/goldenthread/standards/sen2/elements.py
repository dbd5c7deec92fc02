"""The elements a SEN2 return can have: where each goes in our shapes, how its text is read, and which check it fails.

Which of them a year has, and in what order, is in `profiles.toml`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

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
    ethnicities,
)

Reader = Callable[[str], object]
NOT_IN_SHAPE: Final = "S2-H01"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?")
_YEAR: Final = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Element:
    """An element that holds text: the name it has in our shapes, its reader, and the check that bad text fails."""

    name: str
    read: Reader = str
    rule: str = NOT_IN_SHAPE


@lru_cache(maxsize=1 << 16)
def day(text: str) -> date:
    """Read a date written year, month, day; refuse every other way, and days that do not exist."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def instant(text: str) -> datetime:
    """Read a date with a time of day and no zone."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def year(text: str) -> int:
    """Read a year of four digits."""
    if not _YEAR.fullmatch(text):
        raise ValueError(text)
    return int(text)


def one_of(codes: type[StrEnum], *only: str) -> Reader:
    """Return a reader of one code set, or of the part of it that is named."""
    members: dict[str, object] = {code.value: code for code in codes if not only or code.value in only}
    return members.__getitem__


def among(codes: Mapping[str, object]) -> Reader:
    """Return a reader that keeps the code itself, if it is one of these."""
    return {code: code for code in codes}.__getitem__


FLAG: Final[Reader] = {"1": True, "0": False}.__getitem__
RANK: Final[Reader] = {"1": 1, "2": 2}.__getitem__

HEADER: Final = {
    "Collection": Element("collection"),
    "Year": Element("year", year),
    "ReferenceDate": Element("reference_date", day, "S2-H03"),
    "SourceLevel": Element("source_level"),
    "LEA": Element("authority"),
    "SoftwareCode": Element("software"),
    "Release": Element("release"),
    "SerialNo": Element("serial"),
    "DateTime": Element("made_at", instant, "S2-H06"),
    "DMO": Element("medical_officer", one_of(OfficerInPost), "S2-H07"),
    "DCO": Element("clinical_officer", one_of(OfficerInPost), "S2-H07"),
    "DSCO": Element("social_care_officer", one_of(OfficerInPost), "S2-H08"),
}

PERSON: Final = {
    "Surname": Element("surname"),
    "Forename": Element("forename"),
    "PersonBirthDate": Element("born", day, "S2-P02"),
    "Sex": Element("sex", one_of(Sex), "S2-P04"),
    "GenderCurrent": Element("sex", one_of(Sex), "S2-P04"),
    "Ethnicity": Element("ethnicity", among(ethnicities()), "S2-P05"),
    "PostCode": Element("postcode"),
    "UPN": Element("upn"),
    "UniqueLearnerNumber": Element("uln"),
    "UPNunknown": Element("upn_unknown", one_of(UpnUnknown), "S2-P14"),
}

REQUEST: Final = {
    "ReceivedDate": Element("received", day),
    "RequestSource": Element("source", one_of(RequestSource), "S2-R05"),
    "RYA": Element("in_youth_accommodation", FLAG, "S2-R06"),
    "RequestOutcomeDate": Element("decided", day),
    "RequestOutcome": Element("outcome", one_of(RequestOutcome), "S2-R01"),
    "RequestMediation": Element("mediation", FLAG, "S2-R12"),
    "RequestTribunal": Element("tribunal", FLAG, "S2-R12"),
    "Exported": Element("exported_to"),
}

ASSESSMENT: Final = {
    "AssessmentOutcome": Element("outcome", one_of(AssessmentOutcome), "S2-A01"),
    "AssessmentOutcomeDate": Element("decided", day),
    "AssessmentMediation": Element("mediation", FLAG, "S2-A08"),
    "AssessmentTribunal": Element("tribunal", FLAG, "S2-A08"),
    "OtherMediation": Element("other_mediation", FLAG, "S2-A08"),
    "OtherTribunal": Element("other_tribunal", FLAG, "S2-A08"),
    "Week20": Element("exception_to_20_weeks", FLAG, "S2-A09"),
}

NAMED_PLAN: Final = {
    "StartDate": Element("started", day, "S2-N01"),
    "PlanRes": Element("residential", one_of(Residential), "S2-N14"),
    "PlanWBP": Element("work_based", one_of(WorkBased), "S2-N14"),
    "PB": Element("personal_budget", FLAG, "S2-N16"),
    "OA": Element("organised_arrangements", FLAG, "S2-N16"),
    "DP": Element("direct_payment", one_of(DirectPayment), "S2-N14"),
    "CeaseDate": Element("ceased", day),
    "CeaseReason": Element("cease_reason", one_of(CeaseReason)),
}

_ANY_SETTING: Final = {
    "URN": Element("urn"),
    "UKPRN": Element("ukprn"),
    "SENSettingOther": Element("setting_other"),
    "SENunitIndicator": Element("in_sen_unit", FLAG),
    "ResourcedProvisionIndicator": Element("in_resourced_provision", FLAG),
}

PLAN_DETAIL: Final = _ANY_SETTING | {
    "SENSetting": Element("setting", one_of(SenSetting, "OLA", "OPA", "EHE", "EYP", "OTH"), "S2-N08"),
    "PlacementRank": Element("rank", RANK, "S2-N07"),
}

PLACEMENT: Final = _ANY_SETTING | {
    "SENSetting": Element("setting", one_of(SenSetting), "S2-C07"),
    "PlacementRank": Element("rank", RANK, "S2-C04"),
    "EntryDate": Element("entered", day, "S2-C05"),
    "LeavingDate": Element("left", day),
    "AttendancePattern": Element("attendance", one_of(AttendancePattern)),
    "Res": Element("residential", one_of(Residential), "S2-C12"),
    "WBP": Element("work_based", one_of(WorkBased), "S2-C12"),
}

ACTIVE_PLAN: Final = {
    "TransferLA": Element("transferred_from"),
    "Res": Element("residential", one_of(Residential), "S2-C12"),
    "WBP": Element("work_based", one_of(WorkBased), "S2-C12"),
    "ReviewMeeting": Element("review_meeting", day),
    "ReviewOutcome": Element("review_outcome", one_of(ReviewOutcome)),
    "ReviewDraft": Element("review_draft", day),
    "PhaseTransferDueDate": Element("phase_transfer_due", day),
    "PhaseTransferFinalDate": Element("phase_transfer_final", day),
    "LastReview": Element("last_review", day),
}

NEED: Final = {
    "SENtype": Element("type", one_of(TypeOfNeed), "S2-C14"),
    "SENtypeRank": Element("rank", RANK, "S2-C13"),
}

# Spellings seen in files of other makers, beside the name the return gives them.
ALIASES: Final = {"planwpb": "PlanWBP", "wpb": "WBP"}
