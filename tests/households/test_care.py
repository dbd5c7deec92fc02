"""Children who are looked after: each who has a part in it has a view of their own, and a move moves rights."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from tests.factories import TODAY
from tests.households.home import Home
from tests.households.household import (
    Household,
    Member,
    Pupil,
    carer,
    decides,
    leads,
    parent,
    teacher,
    works_with,
)
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"


def a_move(home: Home) -> None:
    home.can_be_reached("the first carer", "address", "1 Yarrowdene Court\nBirmingham")
    home.worries("the class teacher", "Joss builds Pebbletowers")
    home.notes("the social worker", "The move was sudden: Quarrelmoor", call="Fay, extension 5582")
    home.tells_health("the nurse", "Has injections of Zolpharin")
    home.leaves("the first carer")
    home.joins("the second carer", Role.CARER, lives_with="yes")
    home.can_be_reached("the second carer", "address", "12 Bellweather Hill\nBirmingham")


FOSTER_MOVE = Household(
    "a foster carer moves on",
    "The authority shares responsibility for Joss. Yesterday he left one foster carer; today he is with another. "
    "The first finds nothing any more, the second finds what a carer needs. His birth parents read what a school "
    "report says; his birth father is kept out.",
    children=(Pupil("Joss", "Kettlewell", SCHOOL),),
    members=(
        carer("the first carer", "Pam Ridley", lives_with="yes"),
        Member("the second carer", "Sue Brackley"),
        parent("the birth mother", "Lea Kettlewell", lives_with="no", sees="report"),
        parent("the birth father", "Vic Kettlewell", lives_with="no", sees="none"),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
        works_with("the virtual school", "Una Priestley", Capacity.VIRTUAL_SCHOOL),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        decides("the manager", "Priya Nairne", Capacity.MANAGER),
    ),
    marks={
        "child": "Joss",
        "first-home": "Yarrowdene",
        "new-home": "Bellweather",
        "new-carer": "Sue Brackley",
        "worry": "Pebbletowers",
        "note": "Quarrelmoor",
        "health": "Zolpharin",
    },
    happened=a_move,
    finds="""
                            child  first-home  new-home  new-carer  worry  note   health
        the first carer     never  never       never     never      never  never  never
        the second carer    yes    never       yes       yes        yes    never  yes
        the birth mother    yes    never       never     never      may    never  never
        the birth father    never  never       never     never      never  never  never
        the social worker   yes    may         yes       yes        yes    yes    never
        the virtual school  yes    never       never     yes        yes    never  never
        the nurse           yes    may         yes       yes        may    never  yes
        the class teacher   yes    never       never     yes        yes    never  never
        the manager         yes    may         yes       yes        yes    never  never
    """,
)


@pytest.mark.security("S070", "S066", "S067")
@each_of(FOSTER_MOVE)
def test_when_a_child_moves_to_another_foster_carer_rights_move_on_that_day(scan: Scan, who: str):
    assert scan(who) == []


def a_new_worker(home: Home) -> None:
    home.notes("the social worker", "Seen with a Splintercup", call="")
    home.worries("the class teacher", "Dot is called Featherdown")
    home.leaves("the social worker")
    home.joins("the next social worker", Role.SOCIAL_WORKER)
    home.notes("the next social worker", "All is well: Honeymarl", call="")


NEXT_WORKER = Household(
    "a new social worker",
    "The social worker of a child under a care order changes. Whoever leaves finds nothing from the next day on, "
    "and whoever comes reads the notes there are.",
    children=(Pupil("Dot", "Elverson", SCHOOL),),
    members=(
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
        Member("the next social worker", "Ned Copley", (), works_with("", "", Capacity.SOCIAL_WORKER).jobs),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
    ),
    marks={"child": "Dot", "first-note": "Splintercup", "last-note": "Honeymarl", "worry": "Featherdown"},
    happened=a_new_worker,
    finds="""
                                child  first-note  last-note  worry
        the social worker       never  never       never      never
        the next social worker  yes    yes         yes        yes
        the class teacher       yes    never       never      yes
        the safeguarding lead   yes    yes         yes        yes
    """,
)


@pytest.mark.security("S070", "S066", "S067")
@each_of(NEXT_WORKER)
def test_a_social_worker_who_has_handed_over_finds_nothing(scan: Scan, who: str):
    assert scan(who) == []


def respite(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 0633")
    home.worries("the class teacher", "Ivo laughs at Bubblewrens")


RESPITE = Household(
    "short breaks with a carer",
    "Ivo spends some weekends with a carer; that arrangement ended a week ago. His mother has him at home.",
    children=(Pupil("Ivo", "Sedgeworth", SCHOOL),),
    members=(
        parent("the mother", "Bel Sedgeworth", lives_with="yes"),
        carer(
            "the weekend carer", "Gus Pomfret", lives_with="no", ends=(TODAY - timedelta(days=7)).isoformat()
        ),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
    ),
    marks={"child": "Ivo", "her-phone": "0121 496 0633", "worry": "Bubblewrens", "mother": "Bel Sedgeworth"},
    happened=respite,
    finds="""
                           child  her-phone  worry  mother
        the mother         yes    yes        yes    yes
        the weekend carer  never  never      never  never
        the class teacher  yes    never      yes    yes
    """,
)


@pytest.mark.security("S070", "S066")
@each_of(RESPITE)
def test_a_weekend_carer_finds_nothing_once_the_arrangement_is_over(scan: Scan, who: str):
    assert scan(who) == []
