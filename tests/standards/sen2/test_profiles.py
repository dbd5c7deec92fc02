"""The table of years: a new year must be a new table and nothing else."""

from datetime import date

import pytest

from goldenthread.standards import sen2
from goldenthread.standards.sen2.profiles import profiles


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_census_is_the_third_thursday_of_january(year):
    third_thursday = next(
        day for day in (date(year, 1, number) for number in range(15, 22)) if day.strftime("%a") == "Thu"
    )

    assert profiles()[year].census == third_thursday


def test_only_the_years_in_the_table_are_known():
    assert list(sen2.profiles()) == [2023, 2024, 2025, 2026]


@pytest.mark.parametrize(
    ("element", "years"),
    [
        ("GenderCurrent", {2023}),
        ("AttendancePattern", {2023}),
        ("ReviewMeeting", {2024, 2025, 2026}),
        ("RequestSource", {2025, 2026}),
        ("PhaseTransferDueDate", {2025, 2026}),
        ("DSCO", {2025, 2026}),
        ("LastReview", {2023, 2024, 2025, 2026}),
    ],
)
def test_items_come_and_go_with_the_years(element, years):
    assert {year for year, profile in profiles().items() if element in profile.elements} == years


def test_residence_moved_from_the_plan_to_the_placement_in_2024():
    def where(year: int) -> set[str]:
        active = profiles()[year].person.slots["Requests"].inside.slots["ActivePlans"].inside
        placement = active.slots["PlacementDetail"].inside
        return {shape.element for shape in (active, placement) if "Res" in shape.slots}

    assert (where(2023), where(2024)) == ({"ActivePlans"}, {"PlacementDetail"})
