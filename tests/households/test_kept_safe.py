"""Families who are kept safe: where they live and learn is found by nobody who is not named."""

from __future__ import annotations

import pytest

from goldenthread.access.actors import Capacity
from tests.households.home import Home
from tests.households.household import Household, Pupil, decides, leads, parent, teacher, works_with
from tests.households.scanning import Scan, each_of


def fled(home: Home) -> None:
    home.can_be_reached("the mother", "address", "17 Quillonrise Lane\nB33 7QQ", told_by="the mother")
    home.can_be_reached("the mother", "phone", "0121 496 0771")
    home.can_be_reached("the father", "phone", "0121 496 0882")
    home.worries("the class teacher", "Zebrine falls asleep after dinner")
    home.tells_health("the nurse", "Takes a spray called Ventoquil")
    home.notes(
        "the safeguarding lead", "Heard that Mr Marlow waited at the gate", call="Ruth, extension 4471"
    )
    home.keeps_safe("the safeguarding lead", "the mother", "the class teacher")


REFUGE = Household(
    "a family in a refuge",
    "Their mother fled from their father with Amara. Both are parents in law, and he has asked for the school.",
    children=(Pupil("Amara", "Quillon", school="Tamberwell Primary School"),),
    members=(
        parent("the mother", "Grace Quillon", lives_with="yes"),
        parent("the father", "Uche Marlow", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", "Tamberwell Primary School"),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, "Tamberwell Primary School"),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, "Tamberwell Primary School"),
        decides("the caseworker", "Sam Reidon"),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
        leads("the SENCO of another school", "Lou Farran", Capacity.SENCO, "Elmsgate School"),
    ),
    marks={
        "child": "Amara",
        "address": "Quillonrise",
        "phone": "0121 496 0771",
        "school": "Tamberwell",
        "his-phone": "0121 496 0882",
        "worry": "Zebrine",
        "note": "waited at the gate",
        "call": "extension 4471",
    },
    happened=fled,
    finds="""
                                child  address  phone  school  his-phone  worry  note   call
        the mother              yes    yes      yes    yes     never      yes    never  never
        the father              yes    never    never  never   may        may    never  never
        the class teacher       yes    never    never  yes     never      yes    never  never
        the SENCO               yes    never    never  may     never      may    never  never
        the safeguarding lead   yes    yes      yes    yes     yes        yes    yes    yes
        the caseworker          yes    never    never  never   never      may    never  never
        the nurse               yes    never    never  never   never      may    never  never
        the SENCO of another school  never never never never   never      never  never  never
    """,
)


@pytest.mark.security("S070", "S052", "S053", "S055", "S067")
@each_of(REFUGE)
def test_where_a_family_in_a_refuge_lives_is_found_by_whoever_is_named_alone(scan: Scan, who: str):
    assert scan(who) == []
