"""Children between places, and children who are taken for each other: nobody reads of the wrong place or child."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Relationship
from tests import factories
from tests.factories import TODAY, days_ago
from tests.households.home import Home
from tests.households.household import Household, Pupil, decides, leads, parent, teacher, works_with
from tests.households.scanning import Scan, each_of

SCHOOL, OTHER = "Tamberwell Primary School", "Elmsgate School"
NEXT = "331"


def across_the_border(home: Home) -> None:
    home.can_be_reached("the mother", "address", "8 Riverhead Walk\nBirmingham")
    home.worries("the class teacher", "Una counts Oxlips")


CROSS_BORDER = Household(
    "a child who learns across a border",
    "Una lives in one authority, which is responsible for her, and goes to a school of the next. The school reads "
    "her record; the authority in which the school stands does not.",
    children=(Pupil("Una", "Blakelock", OTHER),),
    members=(
        parent("the mother", "Mina Blakelock", lives_with="yes"),
        teacher("the class teacher", "Jo Teller", OTHER),
        leads("the SENCO", "Lou Farran", Capacity.SENCO, OTHER),
        decides("the caseworker at home", "Sam Reidon"),
        decides("the caseworker of the next authority", "Ola Grimsey", authority=NEXT),
        decides("the manager of the next authority", "Bo Harker", Capacity.MANAGER, NEXT),
    ),
    marks={"child": "Una Blakelock", "home": "Riverhead", "worry": "Oxlips"},
    happened=across_the_border,
    elsewhere={OTHER: NEXT},
    finds="""
                                              child  home   worry
        the mother                            yes    yes    yes
        the class teacher                     yes    never  yes
        the SENCO                             yes    yes    yes
        the caseworker at home                yes    yes    yes
        the caseworker of the next authority  never  never  never
        the manager of the next authority     never  never  never
    """,
)


@pytest.mark.security("S070", "S034")
@each_of(CROSS_BORDER)
def test_the_authority_in_which_only_the_school_stands_finds_no_record(scan: Scan, who: str):
    assert scan(who) == []


def moved_away(home: Home) -> None:
    home.can_be_reached("the father", "phone", "0121 496 1011")
    home.worries("the class teacher", "Finn keeps a Snailpost")
    child = home.child()
    ties = Relationship.objects.filter(child=child, role__in=["responsible", "attends", "class_teacher"])
    for tie in list(ties.order_by("pk")):
        factories.write(child, lambda w, tie=tie: w.add("record", "left", id=tie.pk), on=days_ago(1))
    new = home.setting(OTHER)
    for facts in (
        {"role": "responsible", "held_by": NEXT},
        {"role": "attends", "setting": new.pk, "name": new.name},
    ):
        factories.write(
            child, lambda w, facts=facts: w.add("record", "joined", id=w.new_id(), **facts), on=TODAY
        )


MOVER = Household(
    "a family that moved to another authority",
    "Finn and his father moved. Since today another authority is responsible and he goes to another school. The "
    "old school and the old authority find nothing any more; the new ones find the whole thread.",
    children=(Pupil("Finn", "Marchbank", SCHOOL),),
    members=(
        parent("the father", "Otto Marchbank", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the old SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        decides("the old caseworker", "Sam Reidon"),
        leads("the new SENCO", "Lou Farran", Capacity.SENCO, OTHER),
        decides("the new caseworker", "Ola Grimsey", authority=NEXT),
    ),
    marks={"child": "Finn", "his-phone": "0121 496 1011", "worry": "Snailpost", "new-school": "Elmsgate"},
    happened=moved_away,
    elsewhere={OTHER: NEXT},
    finds="""
                            child  his-phone  worry  new-school
        the father          yes    yes        yes    yes
        the class teacher   never  never      never  never
        the old SENCO       never  never      never  never
        the old caseworker  never  never      never  never
        the new SENCO       yes    yes        yes    yes
        the new caseworker  yes    yes        yes    yes
    """,
)


@pytest.mark.security("S070", "S042")
@each_of(MOVER)
def test_when_a_family_moves_the_old_school_and_authority_find_nothing_from_that_day(scan: Scan, who: str):
    assert scan(who) == []


def in_two_classes(home: Home) -> None:
    home.worries("Ada's teacher", "Ada fears the Thimblebus", child="Adaline")
    home.worries("Ben's teacher", "Ben bites his Kneesock", child="Bennett")
    home.says("Ada's teacher", "I miss Grandpa Quill", child="Adaline")


TWINS = Household(
    "twins in two classes",
    "Ada and Ben have one birthday, one name and one home, and a teacher each. Each teacher finds one twin.",
    children=(Pupil("Adaline", "Rookwood", SCHOOL), Pupil("Bennett", "Rookwood", SCHOOL)),
    members=(
        parent("the mother", "Ivy Rookwood", of=("Adaline", "Bennett"), lives_with="yes"),
        works_with("the nurse of Ben", "Bea Storrow", Capacity.HEALTH, of=("Bennett",)),
        teacher("Ada's teacher", "Tom Larkins", SCHOOL),
        teacher("Ben's teacher", "Kay Moss", SCHOOL, of="Bennett"),
    ),
    marks={
        "ada": "Adaline",
        "ben": "Bennett",
        "ada-worry": "Thimblebus",
        "ben-worry": "Kneesock",
        "ada-said": "Quill",
    },
    happened=in_two_classes,
    finds="""
                          ada    ben    ada-worry  ben-worry  ada-said
        the mother        yes    yes    yes        yes        yes
        the nurse of Ben  never  yes    never      yes        never
        Ada's teacher     yes    never  yes        never      yes
        Ben's teacher     never  yes    never      yes        never
    """,
)


@pytest.mark.security("S070", "S064", "S065")
@each_of(TWINS)
def test_the_teacher_of_one_twin_reads_nothing_of_the_other(scan: Scan, who: str):
    assert scan(who) == []


def two_of_one_name(home: Home) -> None:
    home.worries("one teacher", "He keeps a Beetlejar", child="Yusuf")
    home.worries("the other teacher", "He keeps a Stringball", child="Yūsuf")


NAMESAKES = Household(
    "two boys of one name",
    "Two boys who have nothing to do with each other have one name and one birthday. A search for them finds at "
    "each school the one who goes there.",
    children=(Pupil("Yusuf", "Hussain", SCHOOL), Pupil("Yūsuf", "Hussain", OTHER)),
    members=(
        parent("one mother", "Amina Hussain", of=("Yusuf",), lives_with="yes"),
        parent("the other mother", "Salma Hussain", of=("Yūsuf",), lives_with="yes"),
        teacher("one teacher", "Tom Larkins", SCHOOL, of="Yusuf"),
        teacher("the other teacher", "Jo Teller", OTHER, of="Yūsuf"),
        leads("one SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the other SENCO", "Lou Farran", Capacity.SENCO, OTHER),
    ),
    marks={"one": "Beetlejar", "other": "Stringball", "one-mother": "Amina", "other-mother": "Salma",
           "one-spelling": "Yusuf Hussain", "other-spelling": "Yūsuf Hussain"},
    happened=two_of_one_name,
    finds="""
                           one    other  one-mother  other-mother  one-spelling  other-spelling
        one mother         yes    never  yes         never         yes           never
        the other mother   never  yes    never       yes           never         yes
        one teacher        yes    never  yes         never         yes           never
        the other teacher  never  yes    never       yes           never         yes
        one SENCO          yes    never  yes         never         yes           never
        the other SENCO    never  yes    never       yes           never         yes
    """,
)  # fmt: skip


@pytest.mark.security("S070", "S063", "S064")
@each_of(NAMESAKES)
def test_of_two_boys_with_one_name_and_birthday_each_school_finds_its_own(scan: Scan, who: str):
    assert scan(who) == []


def at_nursery(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 1033")
    home.worries("the key worker", "Pip points at Moonlamps")
    home.tells_health("the health visitor", "Hearing test: Echodrum")
    home.tells_health("the health visitor", "Sit Pip near the Frontmat", for_support=True)


NURSERY = Household(
    "a nursery child",
    "Pip is three. The nursery and the health visitor see Pip; the school to which Pip's brother goes does not.",
    children=(
        Pupil("Philippa", "Dunnock", "Ducklings Nursery", born=date(2022, 9, 9), known_as="Pip"),
        Pupil("Gareth", "Dunnock", SCHOOL),
    ),
    members=(
        parent("the mother", "Tess Dunnock", of=("Philippa", "Gareth"), lives_with="yes"),
        teacher("the key worker", "Fliss Otway", "Ducklings Nursery", of="Philippa"),
        works_with("the health visitor", "Bea Storrow", Capacity.HEALTH, of=("Philippa",)),
        leads("the SENCO of the school", "Ida Penhale", Capacity.SENCO, SCHOOL),
    ),
    marks={
        "pip": "Philippa",
        "worry": "Moonlamps",
        "health": "Echodrum",
        "support": "Frontmat",
        "brother": "Gareth",
    },
    happened=at_nursery,
    finds="""
                                 pip    worry  health  support  brother
        the mother               yes    yes    yes     yes      yes
        the key worker           yes    yes    never   yes      never
        the health visitor       yes    yes    yes     yes      never
        the SENCO of the school  never  never  never   never    yes
    """,
)


@pytest.mark.security("S070", "S067")
@pytest.mark.capability("C261")
@each_of(NURSERY)
def test_a_nursery_child_is_found_by_the_nursery_and_not_by_the_school_of_a_brother(scan: Scan, who: str):
    assert scan(who) == []
