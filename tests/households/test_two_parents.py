"""Parents who live apart, and who are and are not parents: nobody learns from the record what is the other's."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.access.actors import Capacity
from tests.households.home import Home
from tests.households.household import Household, Pupil, carer, decides, leads, parent, teacher, young_person
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"


def two_fathers(home: Home) -> None:
    home.can_be_reached("the mother", "address", "3 Lindenhurst Close\nBirmingham")
    home.can_be_reached("Obi's father", "phone", "0121 496 0311")
    home.can_be_reached("Sade's father", "phone", "0121 496 0322", child="Sade")
    home.worries("the class teacher", "Obi hides under the marblewood table")
    report = home.brings("the SENCO", "Report on Obi", "His mother was treated for quintessitis.")
    hers = home.brings("the SENCO", "Report on Sade", "Sade draws larchwing birds.", child="Sade")
    home.sends("the SENCO", report, "Obi's father")
    home.sends("the SENCO", hers, "Sade's father", child="Sade")


TWO_FATHERS = Household(
    "two fathers",
    "One mother, two children, and each child has a father of their own. Nothing about one child goes to the "
    "father of the other. Incidents I02 and I03.",
    children=(Pupil("Obi", "Varnell", SCHOOL), Pupil("Sade", "Varnell", SCHOOL)),
    members=(
        parent("the mother", "Ngozi Varnell", of=("Obi", "Sade"), lives_with="yes"),
        parent("Obi's father", "Emeka Trask", of=("Obi",), lives_with="no"),
        parent("Sade's father", "Lewis Ormond", of=("Sade",), lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
    ),
    marks={
        "her-home": "Lindenhurst",
        "his-phone": "0121 496 0311",
        "other-phone": "0121 496 0322",
        "worry": "marblewood",
        "obi-report": "quintessitis",
        "sade-report": "larchwing",
        "sade": "Sade",
        "father": "Emeka Trask",
        "other-father": "Lewis Ormond",
    },
    happened=two_fathers,
    finds="""
                           her-home  his-phone  other-phone  worry  obi-report  sade-report  sade  father  other-father
        the mother         yes       never      never        yes    yes         yes          yes   yes         yes
        Obi's father       never     yes        never        yes    yes         never        never yes         never
        Sade's father      never     never      yes          never  never       yes          yes   never       yes
        the class teacher  never     never      never        yes    yes         never        never yes         never
        the SENCO          yes       yes        yes          yes    yes         yes          yes   yes         yes
    """,
)


@pytest.mark.security("S070", "S046", "S073")
@each_of(TWO_FATHERS)
def test_of_two_fathers_each_reads_of_his_own_child_alone(scan: Scan, who: str):
    assert scan(who) == []


def a_new_partner(home: Home) -> None:
    home.can_be_reached("the mother", "email", "new.nest@plumridge.example")
    home.can_be_reached("the father", "address", "88 Garrowby Street")
    home.worries("the class teacher", "Wren counts in whisperlings")
    home.brings("the step-father", "What helps at bedtime", "A story about dragonflitters")
    home.brings("the father", "Letter from my solicitor", "Brackenfell Law", sharing="professionals")


STEP_FATHER = Household(
    "a step-father",
    "Wren's mother lives with a new partner, who brings Wren to school and may read the record as a carer. The "
    "father has parental responsibility and lives elsewhere. He is not told of the new partner, and neither "
    "parent where the other lives.",
    children=(Pupil("Wren", "Ashgrove", SCHOOL),),
    members=(
        parent("the mother", "Dana Ashgrove", lives_with="yes"),
        parent("the father", "Piotr Ashgrove", lives_with="no"),
        carer("the step-father", "Callum Vestry", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={
        "her-mail": "plumridge",
        "his-home": "Garrowby",
        "step-father": "Callum Vestry",
        "his-letter": "Letter from my solicitor",
        "his-words": "Brackenfell",
        "worry": "whisperlings",
    },
    happened=a_new_partner,
    finds="""
                           her-mail  his-home  step-father  his-letter  his-words  worry
        the mother         yes       never     may          never       never      yes
        the father         never     yes       never        yes         yes        yes
        the step-father    never     never     yes          never       never      yes
        the class teacher  never     never     yes          yes         yes        yes
        the SENCO          yes       yes       yes          yes         yes        yes
        the caseworker     yes       yes       yes          yes         yes        yes
    """,
)


@pytest.mark.security("S070", "S045", "S046")
@each_of(STEP_FATHER)
def test_a_father_is_not_told_of_a_step_father_nor_a_mother_of_a_letter_he_keeps_from_her(
    scan: Scan, who: str
):
    assert scan(who) == []


def disputed(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 0411")
    home.worries("the class teacher", "Idris lines up his pebblestones")
    home.brings("the SENCO", "Report on Idris", "He was seen by Dr Hollinshead.")
    home.says("the class teacher", "I like the quiet cornerstone room")


DISPUTED = Household(
    "a disputed father",
    "A man says that he is Idris's father and has responsibility; the mother says that he has none. Until "
    "somebody has seen evidence he reads what a school report says, and somebody has it to settle.",
    children=(Pupil("Idris", "Calloway", SCHOOL),),
    members=(
        parent("the mother", "Sunita Calloway", lives_with="yes"),
        parent("the man", "Jarek Wolny", responsibility="unknown", reason="She told us of threatsome calls"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
    ),
    marks={
        "her-phone": "0121 496 0411",
        "mother": "Sunita Calloway",
        "worry": "pebblestones",
        "document": "Report on Idris",
        "report": "Hollinshead",
        "voice": "cornerstone",
        "reason": "threatsome",
        "to-settle": "Jarek Wolny",
    },
    happened=disputed,
    finds="""
                           her-phone  mother  worry  document  report  voice  reason  to-settle
        the mother         yes        yes     yes    yes       yes     yes    never   yes
        the man            never      never   may    never     never   may    never   may
        the class teacher  never      yes     yes    yes       yes     yes    never   yes
        the head           yes        yes     yes    yes       yes     may    yes     yes
        the SENCO          yes        yes     yes    yes       yes     yes    yes     yes
    """,
)


@pytest.mark.security("S070", "S045", "S051")
@each_of(DISPUTED)
def test_a_man_whose_responsibility_is_disputed_reads_the_narrower_view(scan: Scan, who: str):
    assert scan(who) == []


def apart(home: Home) -> None:
    home.can_be_reached("the mother", "address", "5 Saltersgate Row\nBirmingham")
    home.can_be_reached("the father", "email", "father@thornbury-mill.example")
    home.brings("the mother", "What the school must know", "He drank Kestrelbrew.", sharing="professionals")
    home.brings("the father", "About the school", "The school lost the yellowleaf form.", kind="complaint")
    home.says("the young person", "I want to stay at Nan Tilda's", ask_first=True)
    home.says("the young person", "I like the swimmerpool")


APART = Household(
    "parents who live apart",
    "Both have responsibility and read the whole record. Each has brought something in confidence: hers is for "
    "the professionals, his is a complaint about the school. Their child wants to be asked before one thing is "
    "shared.",
    children=(Pupil("Mabel", "Thackray", SCHOOL, born=date(2013, 5, 4)),),
    members=(
        parent("the mother", "Joan Thackray", lives_with="yes"),
        parent("the father", "Neil Thackray", lives_with="no"),
        young_person("the young person", "Mabel Thackray"),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={
        "her-home": "Saltersgate",
        "his-mail": "thornbury-mill",
        "her-words": "Kestrelbrew",
        "her-paper": "What the school must know",
        "complaint": "yellowleaf",
        "held-words": "Nan Tilda",
        "open-words": "swimmerpool",
    },
    happened=apart,
    finds="""
                           her-home  his-mail  her-words  her-paper  complaint  held-words  open-words
        the mother         yes       never     yes        yes        never      never       yes
        the father         never     yes       never      never      yes        never       yes
        the young person   never     never     never      never      never      yes         yes
        the SENCO          yes       yes       yes        yes        never      yes         yes
        the caseworker     yes       yes       yes        yes        yes        may         may
    """,
)


@pytest.mark.security("S070", "S046", "S049", "S077")
@each_of(APART)
def test_what_one_parent_says_in_confidence_the_other_never_reads(scan: Scan, who: str):
    assert scan(who) == []
