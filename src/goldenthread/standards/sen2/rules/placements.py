"""Checks of where someone with a plan really is: which setting, since when, in which rank."""

from goldenthread.standards.codes import SenSetting
from goldenthread.standards.sen2.errors import Severity
from goldenthread.standards.sen2.rules.book import Around, entry, error, query
from goldenthread.standards.sen2.rules.days import age_on
from goldenthread.standards.sen2.rules.named_plans import malformed_numbers, names_other_than_one
from goldenthread.standards.sen2.shapes import ActivePlan, Placement


@query("S2-C02", "ActivePlans", remedy="Give where the person is on the census day, ranked 1.")
def is_placed_nowhere(active: ActivePlan, around: Around) -> tuple[str, ...]:
    """There is no main placement on the census day."""
    return () if 1 in _ranks_on_census_day(active, around) else ("PlacementDetail",)


@error(
    "S2-C03",
    "PlacementDetail",
    "URN",
    "UKPRN",
    "SENSetting",
    remedy="Keep the one that says where the person is.",
)
def is_not_one_setting(placement: Placement, _around: Around) -> tuple[str, ...]:
    """Exactly one of URN, UKPRN and SENSetting must be given."""
    return names_other_than_one(placement)


@error(
    "S2-C04",
    "ActivePlans",
    remedy="Rank the main placement 1 and a second one 2; end placements that are over.",
)
def ranks_placements_wrongly(active: ActivePlan, around: Around) -> tuple[str, ...]:
    """The placements of the census day are ranked 1, or 1 and 2."""
    return () if _ranks_on_census_day(active, around) in ([], [1], [1, 2]) else ("PlacementRank",)


@error("S2-C05", "PlacementDetail", "EntryDate", remedy="Give the day the placement began.")
def has_no_entry(placement: Placement, _around: Around) -> bool:
    """A placement must have the day it began."""
    return placement.entered is None


@error("S2-C05", "PlacementDetail", "EntryDate", remedy="Correct the entry date or the birth date.")
def began_before_birth_or_after_the_census(placement: Placement, around: Around) -> bool:
    """A placement must begin between birth and the census day."""
    born = around.person.born
    entered = placement.entered
    return entered is not None and (entered > around.census_day or (born is not None and entered < born))


@error("S2-C06", "PlacementDetail", "LeavingDate", remedy="Correct one of the dates.")
def ended_before_it_began(placement: Placement, _around: Around) -> bool:
    """The placement ended before it began."""
    return placement.left is not None and placement.entered is not None and placement.left < placement.entered


entry(
    "S2-C07",
    Severity.ERROR,
    "SENSetting",
    message="This is not a kind of setting someone can be in.",
    remedy="Give one of the eight codes, or the URN or UKPRN of the setting.",
)


@error(
    "S2-C08",
    "PlacementDetail",
    "SENSetting",
    remedy="Give where the child learns; NEET is for ages 16 to 25.",
)
def is_of_the_wrong_age_for_neet(placement: Placement, around: Around) -> bool:
    """NEET is for people aged 16 to 25."""
    born = around.person.born
    is_neet = placement.setting is SenSetting.NOT_IN_EDUCATION_OR_WORK and born is not None
    return is_neet and born is not None and not 16 <= age_on(born, around.census_day) <= 25


@error("S2-C09", "PlacementDetail", "SENSettingOther", remedy="Say what it is.")
def is_other_without_words(placement: Placement, _around: Around) -> bool:
    """The setting is OTH or NIEO, but not what that means here."""
    needs_words = placement.setting in (SenSetting.OTHER, SenSetting.NOT_IN_EDUCATION_OTHER)
    return needs_words and placement.setting_other is None


@error(
    "S2-C10", "PlacementDetail", "URN", "UKPRN", remedy="Find the number in Get Information About Schools."
)
def has_a_malformed_number(placement: Placement, _around: Around) -> tuple[str, ...]:
    """A URN is 5 or 6 digits; a UKPRN is 8 digits and starts with 1."""
    return malformed_numbers(placement)


@query(
    "S2-C11", "PlacementDetail", "SENunitIndicator", remedy="Keep the one the place is in, or note why both."
)
def is_in_unit_and_resourced_provision(placement: Placement, _around: Around) -> bool:
    """One place is given as both in a SEN unit and in resourced provision."""
    return bool(placement.in_sen_unit and placement.in_resourced_provision)


entry(
    "S2-C12",
    Severity.ERROR,
    "Res",
    "WBP",
    message="Res is A or B; WBP is A, T or S.",
    remedy="Correct the code, or leave the item out.",
)


def _ranks_on_census_day(active: ActivePlan, around: Around) -> list[int]:
    return sorted(place.rank or 0 for place in active.placements if place.is_current(on=around.census_day))
