"""People who work here and are something else too: a parent, an aunt, the one an allegation is about, cover."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from tests.factories import TODAY
from tests.households.home import Home
from tests.households.household import (
    Household,
    Job,
    Member,
    Pupil,
    Tie,
    decides,
    leads,
    parent,
    teacher,
    works_with,
)
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"


def works_at_her_school(home: Home) -> None:
    home.can_be_reached("the father", "phone", "0121 496 0911")
    home.worries("the class teacher", "Bea chews her Ribboncuff")
    home.brings("the safeguarding lead", "Minutes", "Talked of the Copperlane visit", sharing="professionals")
    home.notes("the safeguarding lead", "Said something about Tuesdaynight", call="Ruth, extension 6671")
    home.is_kin("the SENCO, her mother")


STAFF_PARENT = Household(
    "a SENCO whose child is at her school",
    "Bea's mother is the SENCO of Bea's school. At home she reads as a parent does; at work her own child is not "
    "there.",
    children=(Pupil("Beatrix", "Sallow", SCHOOL),),
    members=(
        Member(
            "the SENCO, her mother", "Cora Sallow",
            (Tie(Role.PARENT, "", {"responsibility": "yes", "lives_with": "yes", "agreed": "full"}),),
            (Job(Capacity.SENCO, SCHOOL),),
        ),
        parent("the father", "Hugh Sallow", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
    ),
    marks={
        "child": "Beatrix",
        "worry": "Ribboncuff",
        "his-phone": "0121 496 0911",
        "minutes": "Copperlane",
        "note": "Tuesdaynight",
        "call": "extension 6671",
    },
    happened=works_at_her_school,
    finds="""
                               child  worry  his-phone  minutes  note   call
        the SENCO, her mother  yes    yes    never      never    never  never
        the father             yes    yes    yes        never    never  never
        the class teacher      yes    yes    never      yes      never  never
        the head               yes    yes    yes        yes      never  yes
        the safeguarding lead  yes    yes    yes        yes      yes    yes
    """,
)  # fmt: skip


@pytest.mark.security("S070", "S043", "S046")
@each_of(STAFF_PARENT)
def test_a_senco_whose_child_is_at_her_school_reads_as_a_parent_alone(scan: Scan, who: str):
    assert scan(who) == []


def is_the_aunt(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 0922")
    home.worries("the class teacher", "Otis draws Shadowhouses")
    home.is_kin("the caseworker, his aunt")


AUNT = Household(
    "a caseworker who is the aunt",
    "The caseworker of the authority is Otis's aunt and has said so. For her there is no such child; a colleague "
    "and a manager see him, and only the manager is told that somebody here is related.",
    children=(Pupil("Otis", "Wainscott", SCHOOL),),
    members=(
        decides("the caseworker, his aunt", "Dora Wainscott"),
        decides("another caseworker", "Sam Reidon"),
        decides("the manager", "Priya Nairne", Capacity.MANAGER),
        parent("the mother", "Fern Wainscott", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
    ),
    marks={"child": "Otis", "her-phone": "0121 496 0922", "worry": "Shadowhouses", "aunt": "Dora Wainscott"},
    happened=is_the_aunt,
    finds="""
                                  child  her-phone  worry  aunt
        the caseworker, his aunt  never  never      never  may
        another caseworker        yes    yes        yes    never
        the manager               yes    yes        yes    yes
        the mother                yes    yes        yes    never
        the class teacher         yes    never      yes    never
    """,
)


@pytest.mark.security("S070", "S043")
@each_of(AUNT)
def test_for_a_caseworker_who_is_the_aunt_there_is_no_such_child(scan: Scan, who: str):
    assert scan(who) == []


def an_allegation(home: Home) -> None:
    home.worries("the class teacher", "Ines sits by the Willowgate")
    home.notes(
        "the social worker",
        "She said Mr Larkins held her by the Cuffbutton",
        about="the head",
        call="Fay, extension 7781",
    )
    home.notes("the social worker", "Something else: Larderdoor", call="Fay, extension 8891")


ALLEGATION = Household(
    "an allegation about a head",
    "A child has said something about the head teacher. The safeguarding lead and the social worker read it. The "
    "head does not, nor that there is a mark because of it; another mark she sees as anybody in her place.",
    children=(Pupil("Ines", "Carrick", SCHOOL),),
    members=(
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
        parent("the mother", "Lena Carrick", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
    ),
    marks={
        "allegation": "Cuffbutton",
        "its-call": "extension 7781",
        "other-note": "Larderdoor",
        "other-call": "extension 8891",
        "worry": "Willowgate",
    },
    happened=an_allegation,
    finds="""
                               allegation  its-call  other-note  other-call  worry
        the head               never       never     never       yes         yes
        the SENCO              never       yes       never       yes         yes
        the safeguarding lead  yes         yes       yes         yes         yes
        the social worker      yes         yes       yes         yes         yes
        the mother             never       never     never       never       yes
        the class teacher      never       never     never       never       yes
    """,
)


@pytest.mark.security("S070", "S067", "S068")
@each_of(ALLEGATION)
def test_whoever_an_allegation_is_about_finds_neither_it_nor_its_mark(scan: Scan, who: str):
    assert scan(who) == []


def parent_named(home: Home) -> None:
    home.worries("the class teacher", "Gil is tired on Moonmondays")
    home.notes(
        "the safeguarding lead", "Gil said that his father locks the Pantrylatch", call="Ruth, extension 9901"
    )


PARENT_ALLEGED = Household(
    "a note that names a parent",
    "A safeguarding note names the father as the one who did it. Neither parent finds the note, nor that there is "
    "one, nor that anybody looked at it.",
    children=(Pupil("Gil", "Thornaby", SCHOOL),),
    members=(
        parent("the mother", "Meg Thornaby", lives_with="yes"),
        parent("the father", "Roy Thornaby", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
    ),
    marks={"child": "Gil", "note": "Pantrylatch", "call": "extension 9901", "worry": "Moonmondays",
           "lead": "Ruth Abara, safeguarding lead"},
    happened=parent_named,
    finds="""
                               child  note   call   worry  lead
        the mother             yes    never  never  yes    never
        the father             yes    never  never  yes    never
        the class teacher      yes    never  never  yes    may
        the SENCO              yes    never  yes    yes    may
        the safeguarding lead  yes    yes    yes    yes    may
    """,
)  # fmt: skip


@pytest.mark.security("S070", "S067")
@each_of(PARENT_ALLEGED)
def test_a_note_that_names_a_parent_is_found_by_neither_parent(scan: Scan, who: str):
    assert scan(who) == []


def covered(home: Home) -> None:
    home.worries("the class teacher", "Rafe sings to Duckfeathers")


COVER = Household(
    "a cover teacher whose day ended",
    "Another teacher took Rafe's class until yesterday. From today on he finds nothing; the class teacher does.",
    children=(Pupil("Rafe", "Winslade", SCHOOL),),
    members=(
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        teacher("the cover teacher", "Abe Foxley", SCHOOL, ends=(TODAY - timedelta(days=1)).isoformat()),
        teacher("the cover teacher of today", "Kay Moss", SCHOOL, ends=TODAY.isoformat()),
    ),
    marks={"child": "Rafe", "worry": "Duckfeathers"},
    happened=covered,
    finds="""
                                    child  worry
        the class teacher           yes    yes
        the cover teacher           never  never
        the cover teacher of today  yes    yes
    """,
)


@pytest.mark.security("S070", "S042")
@each_of(COVER)
def test_a_cover_teacher_finds_nothing_on_the_day_after(scan: Scan, who: str):
    assert scan(who) == []
