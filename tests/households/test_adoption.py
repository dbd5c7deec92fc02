"""Adoption and other new identities: before the order a new name is for show; after it nothing joins the two."""

from __future__ import annotations

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Child, Identifier, Role
from goldenthread.safeguarding.verbs import identities
from tests.factories import TODAY, actor, join
from tests.households.home import Home
from tests.households.household import (
    Household,
    Job,
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


def placed(home: Home) -> None:
    home.can_be_reached("the adopter", "address", "6 Merryfield Bank\nBirmingham")
    home.worries("the class teacher", "Rosa asks for Acornsoup")


BEFORE = Household(
    "adoption before the order",
    "Rosa lives with those who will adopt her and is called Poppy at school. Her name in law has not changed, and "
    "her birth mother, who still has responsibility, must not learn the new name of the home, nor who they are.",
    children=(Pupil("Rosalind", "Birtwhistle", SCHOOL, known_as="Poppy", upn="H801200001001"),),
    members=(
        parent("the birth mother", "Tina Birtwhistle", lives_with="no", sees="report"),
        carer("the adopter", "Marian Fieldgate", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        decides("the caseworker", "Sam Reidon"),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
    ),
    marks={
        "called": "Poppy",
        "in-law": "Rosalind Birtwhistle",
        "home": "Merryfield",
        "adopter": "Marian Fieldgate",
        "worry": "Acornsoup",
    },
    happened=placed,
    finds="""
                           called  in-law  home   adopter  worry
        the birth mother   may     may     never  never    may
        the adopter        yes     yes     yes    yes      yes
        the class teacher  yes     yes     never  yes      yes
        the caseworker     yes     yes     yes    yes      yes
        the social worker  yes     yes     yes    yes      yes
    """,
)


@pytest.mark.security("S070", "S058", "S059")
@each_of(BEFORE)
def test_before_an_adoption_a_birth_mother_does_not_learn_where_and_with_whom_a_child_lives(
    scan: Scan, who: str
):
    assert scan(who) == []


@pytest.mark.security("S059")
@pytest.mark.parametrize("home", [BEFORE], indirect=True)
def test_what_a_child_is_called_before_an_order_is_for_show_and_the_name_in_law_stays(home: Home):
    row = Child.objects.get(pk=home.child().pk)

    assert (row.given_name, row.family_name, row.known_as) == ("Rosalind", "Birtwhistle", "Poppy")
    assert (row.given_key, row.family_key) == ("rosalind", "birtwhistle")
    assert (row.first_name, row.full_name) == ("Poppy", "Rosalind Birtwhistle")


def adopted(home: Home) -> None:
    home.can_be_reached("the birth mother", "phone", "0121 496 0611")
    home.worries("the class teacher", "Old words: Gorsethorn")
    seal(home, "Skye", "Penhallow", "adoption")
    home.joins("the adopter", Role.PARENT, "new", responsibility="yes", lives_with="yes")
    home.joins("the new teacher", Role.CLASS_TEACHER, "new")
    home.worries("the new teacher", "New words: Foxgloven", child="new")


def seal(home: Home, given_name: str, family_name: str, kind: str, child: str = "") -> None:
    """Two people close a record and begin a new one under new names."""
    old = home.child(child).pk
    social_worker = home.actors["the social worker"]
    identities.ask(
        child=old, kind=kind, given_name=given_name, family_name=family_name, by=social_worker, on=TODAY
    )
    fresh = identities.agree(child=old, by=actor(Capacity.MANAGER), on=TODAY)
    home.children["new"] = Child.objects.get(pk=fresh)
    home.joins("the social worker", Role.SOCIAL_WORKER, "new")
    school = home.setting("Elmsgate School")
    join(
        home.children["new"],
        Role.ATTENDS,
        home.people["the new teacher"],
        person=None,
        setting=school.pk,
        name=school.name,
    )


AFTER = Household(
    "adoption after the order",
    "Wilf Marrick is adopted and goes on as Skye Penhallow at another school. The old record is closed, and "
    "nothing joins the two: not the number, the school, a list nor a search. His birth mother and grandmother "
    "find neither.",
    children=(Pupil("Wilfred", "Marrick", SCHOOL, upn="H801200001001"),),
    members=(
        parent("the birth mother", "Gail Marrick", lives_with="no"),
        carer("the birth grandmother", "Edna Marrick", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the old SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the new SENCO", "Lou Farran", Capacity.SENCO, "Elmsgate School"),
        Member("the adopter", "Marian Penhallow"),
        Member("the new teacher", "Jo Teller", (), (Job(Capacity.CLASS_TEACHER, "Elmsgate School"),)),
        decides("the caseworker", "Sam Reidon"),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
    ),
    marks={
        "old-name": "Wilfred",
        "old-words": "Gorsethorn",
        "old-number": "H801200001001",
        "new-name": "Penhallow",
        "new-school": "Elmsgate",
        "new-words": "Foxgloven",
    },
    happened=adopted,
    finds="""
                               old-name  old-words  old-number  new-name  new-school  new-words
        the birth mother       never     never      never       never     never       never
        the birth grandmother  never     never      never       never     never       never
        the class teacher      never     never      never       never     never       never
        the old SENCO          never     never      never       never     never       never
        the new SENCO          never     never      never       yes       yes         yes
        the adopter            never     never      never       yes       yes         yes
        the new teacher        never     never      never       yes       yes         yes
        the caseworker         never     never      never       yes       yes         yes
        the social worker      never     never      never       yes       yes         yes
    """,
)


@pytest.mark.security("S070", "S058", "S060", "S061")
@each_of(AFTER)
def test_after_an_adoption_nothing_joins_the_old_record_and_the_new(scan: Scan, who: str):
    assert scan(who) == []


def a_new_identity(home: Home) -> None:
    home.worries("the class teacher", "Old words: Gorsethorn")
    home.can_be_reached("the mother", "phone", "0121 496 0711")
    seal(home, "Morgan", "Aldercott", "gender", child="Robina")
    home.joins("the mother", Role.PARENT, "new", responsibility="yes", lives_with="yes")
    home.joins("the new teacher", Role.CLASS_TEACHER, "new")
    home.worries("the new teacher", "New words: Foxgloven", child="new")


SEALED_SIBLING = Household(
    "a sealed sibling",
    "Of two siblings one goes on under a new identity at another school. The brother keeps his record; neither "
    "record names the other child, and the father, who may read the brother's, does not find the new one.",
    children=(Pupil("Robina", "Sandringhow", SCHOOL), Pupil("Theo", "Sandringhow", SCHOOL)),
    members=(
        parent("the mother", "Iris Sandringhow", of=("Robina", "Theo"), lives_with="yes"),
        parent("the father", "Curt Sandringhow", of=("Robina", "Theo"), lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the new SENCO", "Lou Farran", Capacity.SENCO, "Elmsgate School"),
        Member("the new teacher", "Jo Teller", (), (Job(Capacity.CLASS_TEACHER, "Elmsgate School"),)),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER, of=("Robina",)),
    ),
    marks={
        "brother": "Theo",
        "old-name": "Robina",
        "old-words": "Gorsethorn",
        "new-name": "Aldercott",
        "new-words": "Foxgloven",
        "new-school": "Elmsgate",
    },
    happened=a_new_identity,
    finds="""
                           brother  old-name  old-words  new-name  new-words  new-school
        the mother         yes      never     never      yes       yes        yes
        the father         yes      never     never      never     never      never
        the class teacher  never    never     never      never     never      never
        the SENCO          yes      never     never      never     never      never
        the new SENCO      never    never     never      yes       yes        yes
        the new teacher    never    never     never      yes       yes        yes
        the social worker  never    never     never      yes       yes        yes
    """,
)


@pytest.mark.security("S070", "S062", "S063")
@each_of(SEALED_SIBLING)
def test_of_two_siblings_one_goes_on_under_a_new_identity_and_neither_record_names_the_other(
    scan: Scan, who: str
):
    assert scan(who) == []


@pytest.mark.security("S061", "S063")
@pytest.mark.parametrize("home", [AFTER], indirect=True)
def test_the_old_number_is_not_carried_over(home: Home):
    assert not Identifier.objects.filter(child=home.child("new")).exists()
