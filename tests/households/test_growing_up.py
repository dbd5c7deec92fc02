"""Growing up: from the end of compulsory school age a young person decides who reads, and a child is asked before."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.circle.verbs import choosing
from goldenthread.record.models import Sees
from tests.factories import TODAY
from tests.households.home import Home
from tests.households.household import (
    Household,
    Pupil,
    decides,
    leads,
    parent,
    teacher,
    works_with,
    young_person,
)
from tests.households.scanning import Scan, each_of

COLLEGE = "Wharfside College"
SIXTEEN = date(2009, 9, 20)
GROWN = date(2008, 1, 9)


def chose(home: Home) -> None:
    home.can_be_reached("the young person", "phone", "0121 496 0800")
    home.says("the young person", "I am seeing Counsellor Wrenfield", ask_first=True)
    home.tells_health("the nurse", "Sleeps badly since Julybreak")
    home.brings("the SENCO", "My college plan", "Wants to learn Saddlecraft")
    choices = {home.tie("the mother"): Sees.FULL, home.tie("the father"): Sees.NONE}
    choosing.choose(child=home.child().pk, choices=choices, by=home.by("the young person"), on=TODAY)


CHOSE = Household(
    "a young person who chose",
    "Lia is over compulsory school age. She lets her mother read everything and her father nothing, and something "
    "she said she wants to be asked about first.",
    children=(Pupil("Lia", "Stanmoor", COLLEGE, born=GROWN),),
    members=(
        young_person("the young person", "Lia Stanmoor"),
        parent("the mother", "Rhea Stanmoor", lives_with="yes", agreed=""),
        parent("the father", "Olaf Stanmoor", lives_with="yes", agreed=""),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, COLLEGE),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
    ),
    marks={
        "child": "Lia Stanmoor",
        "phone": "0121 496 0800",
        "held": "Wrenfield",
        "health": "Julybreak",
        "document": "Saddlecraft",
    },
    happened=chose,
    finds="""
                          child  phone  held   health  document
        the young person  yes    yes    yes    yes     yes
        the mother        yes    never  never  yes     yes
        the father        never  never  never  never   never
        the SENCO         yes    yes    yes    never   yes
        the nurse         yes    yes    may    yes     yes
    """,
)


@pytest.mark.security("S070", "S048", "S049")
@each_of(CHOSE)
def test_a_young_person_over_school_age_lets_one_parent_read_and_the_other_not(scan: Scan, who: str):
    assert scan(who) == []


def not_yet_chosen(home: Home) -> None:
    home.brings("the SENCO", "Report on Evan", "Evan mends Clockbirds")
    home.tells_health("the nurse", "Coughs since Aprilfall")


TOOK_OVER = Household(
    "a young person who took over",
    "Evan turned sixteen last school year and has not chosen. Nobody widens anything for him: his mother, who "
    "read everything before, reads from that day on what a school report says.",
    children=(Pupil("Evan", "Rothwick", COLLEGE, born=GROWN),),
    members=(
        young_person("the young person", "Evan Rothwick"),
        parent("the mother", "Gerda Rothwick", lives_with="yes", agreed=""),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, COLLEGE),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={"child": "Evan", "document": "Clockbirds", "health": "Aprilfall"},
    happened=not_yet_chosen,
    finds="""
                          child  document  health
        the young person  yes    yes       yes
        the mother        yes    never     never
        the SENCO         yes    yes       never
        the nurse         yes    yes       yes
        the caseworker    yes    yes       never
    """,
)


@pytest.mark.security("S070", "S048")
@each_of(TOOK_OVER)
def test_a_young_person_who_has_not_chosen_exposes_nothing_by_growing_up(scan: Scan, who: str):
    assert scan(who) == []


def with_help(home: Home) -> None:
    found = choosing.Found(
        deciding=choosing.Deciding.WHO_SEES,
        can_decide=False,
        how_known="Met with Dr Fernsby",
        review_on=date(2026, 9, 1),
    )
    choices = {home.tie("the mother"): Sees.FULL, home.tie("the father"): Sees.REPORT}
    choosing.decide_capacity(
        child=home.child().pk, found=found, choices=choices, by=home.by("the caseworker"), on=TODAY
    )
    home.brings("the SENCO", "Report on Noor", "Noor signs Kitewords")


CAPACITY = Household(
    "a decision on capacity",
    "Noor cannot decide who reads the record, even with help. It was decided with her that her mother reads "
    "everything and her father what a school report says, until it is looked at again.",
    children=(Pupil("Noor", "Ellerby", COLLEGE, born=GROWN),),
    members=(
        young_person("the young person", "Noor Ellerby"),
        parent("the mother", "Hana Ellerby", lives_with="yes", agreed=""),
        parent("the father", "Karl Ellerby", lives_with="yes", agreed=""),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, COLLEGE),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={"child": "Noor", "document": "Kitewords", "how-known": "Fernsby"},
    happened=with_help,
    finds="""
                          child  document  how-known
        the young person  yes    yes       may
        the mother        yes    yes       may
        the father        yes    never     never
        the SENCO         yes    yes       may
        the caseworker    yes    yes       may
    """,
)


@pytest.mark.security("S070", "S048")
@each_of(CAPACITY)
def test_a_decision_on_capacity_gives_each_parent_what_was_decided_and_no_more(scan: Scan, who: str):
    assert scan(who) == []


def asked_first(home: Home) -> None:
    home.says("the class teacher", "I do not want to see Cousin Barnaby", ask_first=True)
    home.says("the class teacher", "I love Treacletoast")
    home.worries("the class teacher", "Milo hides in the Coatnook")


ASK_FIRST = Household(
    "my view, ask me first",
    "Milo is nine. He told his teacher something and wants to be asked before his parents read it. They cannot "
    "tell that there is more than they see.",
    children=(Pupil("Milo", "Hathersage", "Tamberwell Primary School", born=date(2016, 10, 1)),),
    members=(
        young_person("the child", "Milo Hathersage"),
        parent("the mother", "Lotta Hathersage", lives_with="yes"),
        parent("the father", "Abel Hathersage", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", "Tamberwell Primary School"),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, "Tamberwell Primary School"),
    ),
    marks={"held": "Barnaby", "open": "Treacletoast", "worry": "Coatnook", "flag": "before sharing this"},
    happened=asked_first,
    finds="""
                               held   open  worry  flag
        the child              yes    yes   yes    may
        the mother             never  yes   yes    never
        the father             never  yes   yes    never
        the class teacher      yes    yes   yes    yes
        the safeguarding lead  may    may   yes    may
    """,
)


@pytest.mark.security("S070", "S049")
@each_of(ASK_FIRST)
def test_what_a_child_wants_to_be_asked_about_first_is_not_there_for_parents(scan: Scan, who: str):
    assert scan(who) == []


def at_college(home: Home) -> None:
    home.brings("the SENCO", "Support at college", "Uses the Beaconroom")
    home.can_be_reached("the student", "email", "mine@larkrise.example")


STUDENT = Household(
    "a college student",
    "Zane is nineteen and reads the record alone; he has let nobody of his family read it. His old school, which "
    "he left two years ago, finds nothing.",
    children=(Pupil("Zane", "Corbridge", COLLEGE, born=date(2006, 12, 1)),),
    members=(
        young_person("the student", "Zane Corbridge"),
        parent("the mother", "Petra Corbridge", lives_with="yes", agreed="none"),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, COLLEGE),
        leads("the SENCO of the old school", "Lou Farran", Capacity.SENCO, "Elmsgate School"),
    ),
    marks={"child": "Zane", "document": "Beaconroom", "mail": "larkrise"},
    happened=at_college,
    finds="""
                                     child  document  mail
        the student                  yes    yes       yes
        the mother                   never  never     never
        the SENCO                    yes    yes       yes
        the SENCO of the old school  never  never     never
    """,
)


@pytest.mark.security("S070", "S048")
@each_of(STUDENT)
def test_a_students_record_is_there_for_nobody_of_the_family_whom_they_do_not_let(scan: Scan, who: str):
    assert scan(who) == []
