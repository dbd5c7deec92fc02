"""Checks of an assessment: its outcome, its date against the 16 and 20 weeks, and what may follow from it."""

from datetime import date
from typing import Final

from goldenthread.standards.codes import AssessmentOutcome, RequestOutcome
from goldenthread.standards.sen2.rules.book import Around, error, query
from goldenthread.standards.sen2.rules.days import is_later_by
from goldenthread.standards.sen2.shapes import Assessment

_DECIDED: Final = (AssessmentOutcome.WILL_ISSUE, AssessmentOutcome.WILL_NOT_ISSUE)
_ENDED_OR_OPEN: Final = (AssessmentOutcome.UNDECIDED, AssessmentOutcome.WITHDRAWN)


@error("S2-A01", "Assessment", "AssessmentOutcome", remedy="Give Y, N, A, W or H.")
def has_no_outcome(assessment: Assessment, _around: Around) -> bool:
    """An assessment must have an outcome, one of Y, N, A, W and H."""
    return assessment.outcome is None


@error(
    "S2-A02",
    "Assessment",
    "AssessmentOutcomeDate",
    remedy="Give the day the plan was issued or the refusal sent.",
)
def has_no_day_decided(assessment: Assessment, _around: Around) -> bool:
    """A refusal, or a plan that was issued, must have its day."""
    is_issued = assessment.outcome is AssessmentOutcome.WILL_ISSUE and assessment.plan is not None
    return assessment.decided is None and (
        is_issued or assessment.outcome is AssessmentOutcome.WILL_NOT_ISSUE
    )


@error("S2-A03", "Assessment", "AssessmentOutcomeDate", remedy="Take the date out, or correct the outcome.")
def has_a_day_but_no_decision(assessment: Assessment, _around: Around) -> bool:
    """Only the outcomes Y and N have a date."""
    return assessment.decided is not None and assessment.outcome not in _DECIDED


@error("S2-A04", "Assessment", "AssessmentOutcomeDate", remedy="Correct one of the dates.")
def was_decided_before_the_request(assessment: Assessment, around: Around) -> bool:
    """The assessment ended before its request was received or agreed."""
    earlier: tuple[date | None, ...] = (around.request.received, around.request.decided)
    return assessment.decided is not None and any(
        day is not None and assessment.decided < day for day in earlier
    )


@query(
    "S2-A05",
    "Assessment",
    "AssessmentOutcomeDate",
    remedy="Check the dates and Week20; it will count as late.",
)
def was_issued_late(assessment: Assessment, around: Around) -> bool:
    """The plan came more than 140 days after the request, and no exception is claimed."""
    if (
        assessment.outcome is not AssessmentOutcome.WILL_ISSUE
        or assessment.exception_to_20_weeks is not False
    ):
        return False
    return is_later_by(140, start=around.request.received, end=assessment.decided)


@query("S2-A06", "Assessment", "AssessmentOutcomeDate", remedy="Check the dates; it will count as late.")
def was_refused_late(assessment: Assessment, around: Around) -> bool:
    """The refusal to issue a plan came more than 112 days after the request."""
    is_refusal = assessment.outcome is AssessmentOutcome.WILL_NOT_ISSUE
    return is_refusal and is_later_by(112, start=around.request.received, end=assessment.decided)


@error(
    "S2-A08",
    "Assessment",
    *("AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"),
    remedy="Give 1 or 0.",
)
def hides_mediation_or_tribunal(assessment: Assessment, _around: Around) -> tuple[str, ...]:
    """A decided assessment must say whether there was mediation and whether there was an appeal, 1 or 0."""
    if assessment.outcome not in _DECIDED:
        return ()
    flags = (
        ("AssessmentMediation", assessment.mediation),
        ("AssessmentTribunal", assessment.tribunal),
        ("OtherMediation", assessment.other_mediation),
        ("OtherTribunal", assessment.other_tribunal),
    )
    return tuple(name for name, value in flags if value is None)


@error("S2-A09", "Assessment", "Week20", remedy="Give 1 if a permitted exception applies, else 0.")
def hides_exceptions(assessment: Assessment, _around: Around) -> bool:
    """A decided assessment must say whether an exception to the 20 weeks applies, 1 or 0."""
    return assessment.outcome in _DECIDED and assessment.exception_to_20_weeks is None


@error("S2-A10", "Assessment", "AssessmentOutcome", remedy="Correct the outcome, or take out the plan.")
def has_a_plan_without_a_decision(assessment: Assessment, around: Around) -> bool:
    """An undecided or withdrawn assessment cannot have a plan."""
    return assessment.outcome in _ENDED_OR_OPEN and bool(assessment.plan or around.active)


@error("S2-A11", "Assessment", "AssessmentOutcome", remedy="Add the plan the assessment led to.")
def was_decided_earlier_without_a_plan(assessment: Assessment, _around: Around) -> bool:
    """An assessment decided before this year must have its plan."""
    return assessment.outcome is AssessmentOutcome.DECIDED_EARLIER and assessment.plan is None


@query(
    "S2-A12",
    "Assessment",
    "AssessmentOutcome",
    remedy="Set the mediation or tribunal mark, or note why it was reversed.",
)
def was_refused_and_issued(assessment: Assessment, _around: Around) -> bool:
    """A plan was refused, yet there is one and neither mediation nor appeal."""
    if assessment.outcome is not AssessmentOutcome.WILL_NOT_ISSUE:
        return False
    return assessment.plan is not None and not (assessment.mediation or assessment.tribunal)


@query(
    "S2-A13",
    "Assessment",
    "AssessmentOutcome",
    remedy="Give the assessment's own outcome, or H for the request too.",
)
def is_older_than_its_request(assessment: Assessment, around: Around) -> bool:
    """The request was agreed in this year, yet the assessment is given as decided before it."""
    if assessment.outcome is not AssessmentOutcome.DECIDED_EARLIER:
        return False
    request = around.request
    agreed = request.decided if request.outcome is RequestOutcome.WILL_ASSESS else None
    return agreed is not None and around.first_day <= agreed <= around.last_day


@error("S2-A14", "Assessment", "AssessmentOutcome", remedy="Set the outcome to H, or take TransferLA out.")
def was_made_here_for_a_plan_from_elsewhere(assessment: Assessment, around: Around) -> bool:
    """The plan came from another authority, so its assessment must have outcome H."""
    came_from = around.active.transferred_from if around.active else None
    return came_from is not None and assessment.outcome is not AssessmentOutcome.DECIDED_EARLIER


@query(
    "S2-A15",
    "Assessment",
    "AssessmentOutcomeDate",
    remedy="Check whether the plan has been issued; it is late.",
)
def is_agreed_but_still_not_out(assessment: Assessment, around: Around) -> bool:
    """A plan was agreed but is not out, and the request is more than 140 days old."""
    is_waiting = assessment.outcome is AssessmentOutcome.WILL_ISSUE and assessment.decided is None
    return is_waiting and is_later_by(140, start=around.request.received, end=around.census_day)
