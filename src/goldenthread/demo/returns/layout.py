"""Which element each fact of a SEN2 return is written in, in order and by year: told apart from the reader."""

from functools import cache

from goldenthread.standards import sen2

SINCE = {
    "Sex": 2024,
    "ReviewMeeting": 2024,
    "ReviewOutcome": 2024,
    "RequestSource": 2025,
    "ReviewDraft": 2025,
    "PhaseTransferDueDate": 2025,
    "PhaseTransferFinalDate": 2025,
    "DSCO": 2025,
}
UNTIL = {"GenderCurrent": 2023, "AttendancePattern": 2023}

LAYOUT = {
    sen2.Header: (
        ("Collection", "collection"),
        ("Year", "year"),
        ("ReferenceDate", "reference_date"),
        ("SourceLevel", "source_level"),
        ("LEA", "authority"),
        ("SoftwareCode", "software"),
        ("Release", "release"),
        ("SerialNo", "serial"),
        ("DateTime", "made_at"),
        ("DMO", "medical_officer"),
        ("DCO", "clinical_officer"),
        ("DSCO", "social_care_officer"),
    ),
    sen2.Person: (
        ("Surname", "surname"),
        ("Forename", "forename"),
        ("PersonBirthDate", "born"),
        ("GenderCurrent", "sex"),
        ("Sex", "sex"),
        ("Ethnicity", "ethnicity"),
        ("PostCode", "postcode"),
        ("UPN", "upn"),
        ("UniqueLearnerNumber", "uln"),
        ("UPNunknown", "upn_unknown"),
        ("Requests", "requests"),
    ),
    sen2.Request: (
        ("ReceivedDate", "received"),
        ("RequestSource", "source"),
        ("RYA", "in_youth_accommodation"),
        ("RequestOutcomeDate", "decided"),
        ("RequestOutcome", "outcome"),
        ("RequestMediation", "mediation"),
        ("RequestTribunal", "tribunal"),
        ("Exported", "exported_to"),
        ("Assessment", "assessment"),
        ("ActivePlans", "active"),
    ),
    sen2.Assessment: (
        ("AssessmentOutcome", "outcome"),
        ("AssessmentOutcomeDate", "decided"),
        ("AssessmentMediation", "mediation"),
        ("AssessmentTribunal", "tribunal"),
        ("OtherMediation", "other_mediation"),
        ("OtherTribunal", "other_tribunal"),
        ("Week20", "exception_to_20_weeks"),
        ("NamedPlan", "plan"),
    ),
    sen2.NamedPlan: (
        ("StartDate", "started"),
        ("PlanDetail", "details"),
        ("PlanRes", "residential"),
        ("PlanWBP", "work_based"),
        ("PB", "personal_budget"),
        ("OA", "organised_arrangements"),
        ("DP", "direct_payment"),
        ("CeaseDate", "ceased"),
        ("CeaseReason", "cease_reason"),
    ),
    sen2.PlanDetail: (
        ("URN", "urn"),
        ("UKPRN", "ukprn"),
        ("SENSetting", "setting"),
        ("SENSettingOther", "setting_other"),
        ("PlacementRank", "rank"),
        ("SENunitIndicator", "in_sen_unit"),
        ("ResourcedProvisionIndicator", "in_resourced_provision"),
    ),
    sen2.ActivePlan: (
        ("TransferLA", "transferred_from"),
        ("PlacementDetail", "placements"),
        ("SENneed", "needs"),
        ("ReviewMeeting", "review_meeting"),
        ("ReviewOutcome", "review_outcome"),
        ("ReviewDraft", "review_draft"),
        ("PhaseTransferDueDate", "phase_transfer_due"),
        ("PhaseTransferFinalDate", "phase_transfer_final"),
        ("LastReview", "last_review"),
    ),
    sen2.Placement: (
        ("URN", "urn"),
        ("UKPRN", "ukprn"),
        ("SENSetting", "setting"),
        ("SENSettingOther", "setting_other"),
        ("PlacementRank", "rank"),
        ("EntryDate", "entered"),
        ("LeavingDate", "left"),
        ("AttendancePattern", "attendance"),
        ("SENunitIndicator", "in_sen_unit"),
        ("ResourcedProvisionIndicator", "in_resourced_provision"),
        ("Res", "residential"),
        ("WBP", "work_based"),
    ),
    sen2.Need: (("SENtype", "type"), ("SENtypeRank", "rank")),
}


BY_NAME = {kind.__name__: elements for kind, elements in LAYOUT.items()}


@cache
def elements_of(kind: str, year: int) -> tuple[tuple[str, str], ...]:
    """Return the elements of a part of the return in a year, each with the fact it holds, in order."""
    order = [pair for pair in BY_NAME[kind] if SINCE.get(pair[0], 0) <= year <= UNTIL.get(pair[0], 9999)]
    if kind == sen2.ActivePlan.__name__ and year in (2024, 2025):
        order.insert(order.index(("ReviewMeeting", "review_meeting")) + 1, order.pop())
    return tuple(order)
