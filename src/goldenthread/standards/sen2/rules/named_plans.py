"""Checks of a plan as issued: its start and end, the settings it names, and its personal budget."""

from datetime import date
from typing import Final

from goldenthread.standards import identifiers
from goldenthread.standards.codes import AssessmentOutcome, CeaseReason, SenSetting
from goldenthread.standards.sen2.errors import Severity
from goldenthread.standards.sen2.rules.book import Around, entry, error, query
from goldenthread.standards.sen2.rules.days import age_on
from goldenthread.standards.sen2.shapes import NamedPlan, Placement, PlanDetail

_FIRST_PLANS: Final = date(2014, 9, 1)
_LEAST_AGE: Final = {
    CeaseReason.REACHED_THE_TOP_AGE: 19,
    CeaseReason.HIGHER_EDUCATION: 16,
    CeaseReason.PAID_WORK: 16,
    CeaseReason.NO_LONGER_WANTS_EDUCATION_OR_TRAINING: 16,
}


@error("S2-N01", "NamedPlan", "StartDate", remedy="Give the day the plan was made.")
def has_no_start(plan: NamedPlan, _around: Around) -> bool:
    """A plan must have a start date."""
    return plan.started is None


@error("S2-N01", "NamedPlan", "StartDate", remedy="Correct the start date or the birth date.")
def starts_before_birth_or_after_the_census(plan: NamedPlan, around: Around) -> bool:
    """The start date must lie between birth and the census day."""
    born = around.person.born
    started = plan.started
    return started is not None and (started > around.census_day or (born is not None and started < born))


@error(
    "S2-N02",
    "NamedPlan",
    "StartDate",
    remedy="Give the start of the EHC plan, not of the statement before it.",
)
def starts_before_there_were_plans(plan: NamedPlan, _around: Around) -> bool:
    """There were no EHC plans before 1 September 2014."""
    return plan.started is not None and plan.started < _FIRST_PLANS


@query("S2-N03", "NamedPlan", "StartDate", remedy="Check which of the two days the plan was issued.")
def starts_on_another_day_than_issued(plan: NamedPlan, around: Around) -> bool:
    """The plan starts on another day than the assessment says it was issued."""
    assessment = around.assessment
    if assessment is None or assessment.outcome is not AssessmentOutcome.WILL_ISSUE:
        return False
    return None not in (plan.started, assessment.decided) and plan.started != assessment.decided


@query(
    "S2-N04",
    "NamedPlan",
    "StartDate",
    remedy="Give the assessment's own outcome, or TransferLA if the plan came in.",
)
def is_new_but_called_old(plan: NamedPlan, around: Around) -> bool:
    """The plan starts in this year and came from no other authority, yet its assessment is called an earlier one."""
    assessment, active = around.assessment, around.active
    if (
        assessment is None
        or assessment.outcome is not AssessmentOutcome.DECIDED_EARLIER
        or plan.started is None
    ):
        return False
    return around.first_day <= plan.started <= around.last_day and not (active and active.transferred_from)


@error("S2-N05", "NamedPlan", remedy="Keep the two that section I names.")
def names_too_many_settings(plan: NamedPlan, _around: Around) -> tuple[str, ...]:
    """A plan names at most two settings."""
    return ("PlanDetail",) if len(plan.details) > 2 else ()


@query("S2-N05", "NamedPlan", remedy="Give the setting or kind of setting in section I.")
def names_no_setting(plan: NamedPlan, _around: Around) -> tuple[str, ...]:
    """The plan names no setting and no kind of setting."""
    return () if plan.details else ("PlanDetail",)


@error("S2-N06", "PlanDetail", "URN", "UKPRN", "SENSetting", remedy="Keep the one that section I names.")
def is_not_one_setting(detail: PlanDetail, _around: Around) -> tuple[str, ...]:
    """Exactly one of URN, UKPRN and SENSetting must be given."""
    return names_other_than_one(detail)


@error("S2-N07", "NamedPlan", remedy="Rank the main setting 1 and a second one 2.")
def ranks_settings_wrongly(plan: NamedPlan, _around: Around) -> tuple[str, ...]:
    """The settings of a plan are ranked 1, or 1 and 2."""
    ranks = sorted(detail.rank or 0 for detail in plan.details)
    return ("PlacementRank",) if ranks not in ([], [1], [1, 2]) else ()


entry(
    "S2-N08",
    Severity.ERROR,
    "SENSetting",
    message="This is not a kind of setting that a plan can name.",
    remedy="Give OLA, OPA, EHE, EYP or OTH, or the URN or UKPRN of the setting.",
)


@error("S2-N09", "PlanDetail", "SENSettingOther", remedy="Say what kind of setting it is.")
def is_other_without_words(detail: PlanDetail, _around: Around) -> bool:
    """The setting is OTH, but not what it is."""
    return detail.setting is SenSetting.OTHER and detail.setting_other is None


@query("S2-N09", "PlanDetail", "SENSettingOther", remedy="Take the words out, or give OTH.")
def has_words_but_is_not_other(detail: PlanDetail, _around: Around) -> bool:
    """Only the setting OTH has words of its own."""
    return detail.setting_other is not None and detail.setting is not SenSetting.OTHER


@error("S2-N10", "PlanDetail", "URN", "UKPRN", remedy="Find the number in Get Information About Schools.")
def has_a_malformed_number(detail: PlanDetail, _around: Around) -> tuple[str, ...]:
    """A URN is 5 or 6 digits; a UKPRN is 8 digits and starts with 1."""
    return malformed_numbers(detail)


@query("S2-N12", "PlanDetail", "SENunitIndicator", remedy="Keep the one the place is in, or note why both.")
def is_in_unit_and_resourced_provision(detail: PlanDetail, _around: Around) -> bool:
    """One place is given as both in a SEN unit and in resourced provision."""
    return bool(detail.in_sen_unit and detail.in_resourced_provision)


entry(
    "S2-N14",
    Severity.ERROR,
    "PlanRes",
    "PlanWBP",
    "DP",
    message="PlanRes is A or B; PlanWBP is A, T or S; DP is E, S, H or I.",
    remedy="Correct the code, or leave the item out.",
)


@query("S2-N15", "NamedPlan", "PlanWBP", remedy="Check the code and the birth date.")
def is_too_young_to_work(plan: NamedPlan, around: Around) -> bool:
    """The plan gives work-based learning to someone under 16."""
    born = around.person.born
    return plan.work_based is not None and born is not None and age_on(born, around.census_day) < 16


@error("S2-N16", "NamedPlan", "PB", "OA", remedy="Give 1 or 0.")
def hides_its_budget(plan: NamedPlan, _around: Around) -> tuple[str, ...]:
    """A plan must say whether there is a personal budget and whether there are organised arrangements, 1 or 0."""
    flags = (("PB", plan.personal_budget), ("OA", plan.organised_arrangements))
    return tuple(name for name, value in flags if value is None)


@error("S2-N17", "NamedPlan", "DP", remedy="Set PB to 1, or take DP out.")
def pays_without_a_budget(plan: NamedPlan, _around: Around) -> bool:
    """There is a direct payment but no personal budget."""
    return plan.direct_payment is not None and plan.personal_budget is False


@query("S2-N18", "NamedPlan", "PB", remedy="Give OA or DP, or note how the budget is used.")
def has_a_budget_nobody_pays(plan: NamedPlan, _around: Around) -> bool:
    """There is a personal budget, but neither organised arrangements nor a direct payment."""
    return bool(plan.personal_budget) and plan.organised_arrangements is False and plan.direct_payment is None


@error("S2-N19", "NamedPlan", "CeaseDate", "CeaseReason", remedy="Give both, or neither.")
def ended_by_halves(plan: NamedPlan, _around: Around) -> tuple[str, ...]:
    """The end of a plan needs both its day and its reason, from 1 to 9."""
    if (plan.ceased is None) == (plan.cease_reason is None):
        return ()
    return ("CeaseDate",) if plan.ceased is None else ("CeaseReason",)


@error("S2-N20", "NamedPlan", "CeaseDate", remedy="Correct one of the dates.")
def ended_before_it_began_or_after_the_census(plan: NamedPlan, around: Around) -> bool:
    """The end of a plan must lie between its start and the census day."""
    ceased, started = plan.ceased, plan.started
    return ceased is not None and (ceased > around.census_day or (started is not None and ceased < started))


@query("S2-N21", "NamedPlan", "CeaseDate", remedy="Leave plans out that ended before the year of the return.")
def ended_before_this_year(plan: NamedPlan, around: Around) -> bool:
    """The plan ended before the year this return is about."""
    return plan.ceased is not None and plan.ceased < around.first_day


@query("S2-N22", "NamedPlan", "CeaseReason", remedy="Check the reason and the birth date.")
def is_too_young_for_the_reason(plan: NamedPlan, around: Around) -> bool:
    """The person was too young for a plan to end for this reason."""
    born = around.person.born
    if plan.cease_reason is None or plan.ceased is None or born is None:
        return False
    return age_on(born, plan.ceased) < _LEAST_AGE.get(plan.cease_reason, 0)


@error("S2-N24", "NamedPlan", remedy="Add the active plan, or the day and reason it ended.")
def is_neither_active_nor_ended(plan: NamedPlan, around: Around) -> tuple[str, ...]:
    """The plan has not ended, yet there is no active plan beside it."""
    return ("ActivePlans",) if plan.ceased is None and around.active is None else ()


@query(
    "S2-N25", "NamedPlan", "CeaseDate", remedy="Take the active plan out, or correct the day the plan ended."
)
def is_both_active_and_ended(plan: NamedPlan, around: Around) -> bool:
    """The plan had ended by the census day, yet there is an active plan beside it."""
    return plan.ceased is not None and plan.ceased <= around.census_day and around.active is not None


def names_other_than_one(place: PlanDetail | Placement) -> tuple[str, ...]:
    """Return the elements that name a setting when there are none or several; none when there is one."""
    pairs = (("URN", place.urn), ("UKPRN", place.ukprn), ("SENSetting", place.setting))
    given = tuple(name for name, value in pairs if value is not None)
    if len(given) == 1:
        return ()
    return given[1:] or ("SENSetting",)


def malformed_numbers(place: PlanDetail | Placement) -> tuple[str, ...]:
    """Return which of URN and UKPRN cannot be one."""
    checks = (("URN", place.urn, identifiers.urn), ("UKPRN", place.ukprn, identifiers.ukprn))
    return tuple(
        name for name, value, check in checks if value is not None and not identifiers.holds(check, value)
    )
