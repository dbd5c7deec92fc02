"""Checks of a plan kept on the census day: where it came from, its needs, its reviews and its phase transfer."""

from datetime import date
from typing import Final

from goldenthread.standards.codes import WELSH_CODES, ReviewOutcome, TypeOfNeed
from goldenthread.standards.sen2.rules.book import Around, error, query
from goldenthread.standards.sen2.rules.days import age_on, is_later_by, year_before
from goldenthread.standards.sen2.rules.requests import is_no_other_authority
from goldenthread.standards.sen2.shapes import ActivePlan, Need

_SCHOOL_TRANSFER: Final = (2, 15)
_POST_16_TRANSFER: Final = (3, 31)
# Age on the 31 August of the year of transfer: from primary to secondary school, and from school to post-16.
_AGES_OF_TRANSFER: Final = {11: _SCHOOL_TRANSFER, 16: _POST_16_TRANSFER}


@error(
    "S2-C01",
    "ActivePlans",
    "TransferLA",
    remedy="Give the other authority's three-digit code, or XXX if not known.",
)
def came_from_nowhere(active: ActivePlan, around: Around) -> bool:
    """The authority the plan came from is not a known code, or is the sender."""
    came_from = active.transferred_from
    return came_from is not None and is_no_other_authority(came_from, around.authority)


@query(
    "S2-C01",
    "ActivePlans",
    "TransferLA",
    remedy="Check with DfE whether a Welsh code may be given; else give XXX.",
)
def came_from_wales(active: ActivePlan, _around: Around) -> bool:
    """The authority the plan came from is a Welsh one."""
    return active.transferred_from in WELSH_CODES


@error(
    "S2-C13",
    "ActivePlans",
    remedy="Give a first need ranked 1 and, if there is one, a different second ranked 2.",
)
def ranks_needs_wrongly(active: ActivePlan, _around: Around) -> tuple[str, ...]:
    """There must be one need ranked 1, or two different ones ranked 1 and 2."""
    ranks = sorted(need.rank or 0 for need in active.needs)
    types = {need.type for need in active.needs}
    return () if ranks in ([1], [1, 2]) and len(types) == len(ranks) else ("SENneed",)


@error(
    "S2-C14",
    "SENneed",
    "SENtype",
    remedy="Give a type of need of the year's list; DS only from 2025, NSA never.",
)
def has_no_type_of_need(need: Need, _around: Around) -> bool:
    """A need must have a type that the return of this year knows."""
    return need.type is None or need.type is TypeOfNeed.NOT_YET_ASSESSED


@query(
    "S2-C15",
    "ActivePlans",
    "ReviewMeeting",
    remedy="Give the latest review meeting, or note why there was none.",
)
def has_not_been_reviewed(active: ActivePlan, around: Around) -> bool:
    """The plan is more than a year old and had no review meeting in the last 12 months."""
    started = around.plan.started if around.plan else None
    a_year_ago = year_before(around.census_day)
    if started is None or started >= a_year_ago:
        return False
    return active.review_meeting is None or active.review_meeting < a_year_ago


@error(
    "S2-C16",
    "ActivePlans",
    "ReviewMeeting",
    remedy="Correct the date of the meeting, or the start of the plan.",
)
def met_before_the_plan_or_after_the_census(active: ActivePlan, around: Around) -> bool:
    """The review meeting must lie between the start of the plan and the census day."""
    return _is_outside_the_plan(active.review_meeting, around)


@error(
    "S2-C16",
    "ActivePlans",
    "LastReview",
    remedy="Correct the date of the decision, or the start of the plan.",
)
def decided_before_the_plan_or_after_the_census(active: ActivePlan, around: Around) -> bool:
    """The decision after a review must lie between the start of the plan and the census day."""
    return _is_outside_the_plan(active.last_review, around)


@query("S2-C17", "ActivePlans", "ReviewOutcome", "LastReview", remedy="Give both, or neither.")
def was_reviewed_by_halves(active: ActivePlan, _around: Around) -> tuple[str, ...]:
    """The outcome of a review and the day the family was told of it belong together."""
    if (active.review_outcome is None) == (active.last_review is None):
        return ()
    return ("ReviewOutcome",) if active.review_outcome is None else ("LastReview",)


@query(
    "S2-C18", "ActivePlans", "LastReview", "ReviewMeeting", remedy="Check both dates; it will count as late."
)
def was_told_late(active: ActivePlan, _around: Around) -> bool:
    """The decision came more than 28 days after the review meeting."""
    return is_later_by(28, start=active.review_meeting, end=active.last_review)


@query(
    "S2-C19",
    "ActivePlans",
    "ReviewDraft",
    "ReviewOutcome",
    remedy="Set the outcome to A, or take the draft's date out.",
)
def was_drafted_without_amendment(active: ActivePlan, _around: Around) -> bool:
    """Proposed amendments were sent, yet the outcome of the review is not to amend."""
    return active.review_draft is not None and active.review_outcome is not ReviewOutcome.AMEND


@query("S2-C19", "ActivePlans", "ReviewDraft", "ReviewMeeting", remedy="Correct one of the dates.")
def was_drafted_before_the_meeting(active: ActivePlan, _around: Around) -> bool:
    """Proposed amendments were sent before the review meeting."""
    draft, meeting = active.review_draft, active.review_meeting
    return draft is not None and meeting is not None and draft < meeting


@query("S2-C20", "ActivePlans", "PhaseTransferDueDate", remedy="Give 15 February, or 31 March for post-16.")
def is_due_on_an_odd_day(active: ActivePlan, _around: Around) -> bool:
    """A phase transfer is due by 15 February or 31 March. SEND Regulations 2014, reg 18."""
    due = active.phase_transfer_due
    return due is not None and (due.month, due.day) not in (_SCHOOL_TRANSFER, _POST_16_TRANSFER)


@query(
    "S2-C20",
    "ActivePlans",
    "PhaseTransferFinalDate",
    "PhaseTransferDueDate",
    remedy="Check both; it will count as late.",
)
def was_transferred_late(active: ActivePlan, _around: Around) -> bool:
    """The plan for the next phase was finished after the day it was due."""
    return is_later_by(0, start=active.phase_transfer_due, end=active.phase_transfer_final)


@query(
    "S2-C21",
    "ActivePlans",
    "PhaseTransferDueDate",
    remedy="Give the day it was due, or note that no phase changed.",
)
def changed_phase_unseen(active: ActivePlan, around: Around) -> bool:
    """By age this person was due to change phase in this year, and no due date is given."""
    if active.phase_transfer_due is not None or around.person.born is None:
        return False
    due = _transfer_due(around.person.born, around.first_day.year)
    started = around.plan.started if around.plan else None
    return due is not None and started is not None and started <= due


@query("S2-C22", "ActivePlans", remedy="Check where the person is; note why it is not the setting named.")
def is_not_where_the_plan_says(active: ActivePlan, around: Around) -> tuple[str, ...]:
    """The plan names a setting by number in which there is no placement on the census day."""
    if around.plan is None:
        return ()
    now = [place for place in active.placements if place.is_current(on=around.census_day)]
    present = {place.urn for place in now} | {place.ukprn for place in now}
    named = {detail.urn or detail.ukprn for detail in around.plan.details}
    return ("PlacementDetail",) if named - present - {None} else ()


def _is_outside_the_plan(day: date | None, around: Around) -> bool:
    started = around.plan.started if around.plan else None
    return day is not None and (day > around.census_day or (started is not None and day < started))


def _transfer_due(born: date, year: int) -> date | None:
    month_and_day = _AGES_OF_TRANSFER.get(age_on(born, date(year, 8, 31)))
    return date(year, *month_and_day) if month_and_day else None
