"""Whoever helps a family for a time, and with a part: not longer and not with more; and a child who died."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Part
from goldenthread.directory.models import Agreement
from goldenthread.safeguarding.verbs.ending import record_death
from tests.factories import AT, TODAY
from tests.households.home import Home
from tests.households.household import Household, Pupil, decides, helper, leads, parent, teacher, works_with
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"
SOON, GONE = (TODAY + timedelta(days=60)).isoformat(), (TODAY - timedelta(days=1)).isoformat()


def helped(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 1111")
    home.worries("the class teacher", "Suki carries a Ragbear")
    home.brings("the SENCO", "Report on Suki", "Suki likes Rainstories")
    home.says("the class teacher", "I like my Bluechair")


DELEGATE = Household(
    "a charity worker whose time ended",
    "A charity helped Suki's mother with the papers until yesterday; an interpreter helps her with what support "
    "there is. The father, who lives elsewhere, does not learn who helps her.",
    children=(Pupil("Suki", "Harrowby", SCHOOL),),
    members=(
        parent("the mother", "Yuki Harrowby", lives_with="yes"),
        parent("the father", "Len Harrowby", lives_with="no"),
        helper("the charity worker", "Nora Vance", given_by="the mother", helps_as="charity", ends=GONE,
               scope=[Part.DOCUMENTS.value, Part.SUPPORT.value]),
        helper("the interpreter", "Emi Castell", given_by="the mother", helps_as="interpreter", ends=SOON,
               scope=[Part.SUPPORT.value, Part.TIMELINE.value]),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
    ),
    marks={"child": "Suki", "phone": "0121 496 1111", "worry": "Ragbear", "document": "Rainstories",
           "charity": "Nora Vance", "interpreter": "Emi Castell"},
    happened=helped,
    finds="""
                            child  phone  worry  document  charity  interpreter
        the mother          yes    yes    yes    yes       yes      yes
        the father          yes    never  yes    yes       never    never
        the charity worker  never  never  never  never     may      never
        the interpreter     yes    never  yes    never     never    yes
        the class teacher   yes    never  yes    yes       may      yes
        the SENCO           yes    yes    yes    yes       may      yes
    """,
)  # fmt: skip


@pytest.mark.security("S070", "S044", "S046")
@each_of(DELEGATE)
def test_whoever_helps_a_family_finds_what_they_were_given_and_only_while_it_lasts(scan: Scan, who: str):
    assert scan(who) == []


def no_longer_agreed(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 1222")
    home.worries("the class teacher", "Vito hums Trainwhistles")
    settings = Agreement.objects.filter(authority_id="330", party=Agreement.Party.SETTINGS)
    settings.update(withdrawn_at=AT - timedelta(minutes=1))


WITHDRAWN = Household(
    "an agreement taken back",
    "The authority took back the agreement under which schools share whole records. A minute later nobody at the "
    "school finds Vito's record; his mother, the authority and the nurse, who shares under another agreement, "
    "still do.",
    children=(Pupil("Vito", "Longstaff", SCHOOL),),
    members=(
        parent("the mother", "Rita Longstaff", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
    ),
    marks={"child": "Vito", "phone": "0121 496 1222", "worry": "Trainwhistles"},
    happened=no_longer_agreed,
    finds="""
                               child  phone  worry
        the mother             yes    yes    yes
        the class teacher      never  never  never
        the SENCO              never  never  never
        the safeguarding lead  never  never  never
        the caseworker         yes    yes    yes
        the nurse              yes    yes    yes
    """,
)


@pytest.mark.security("S070", "S039")
@each_of(WITHDRAWN)
def test_when_an_agreement_is_taken_back_the_school_finds_nothing_a_minute_later(scan: Scan, who: str):
    assert scan(who) == []


def health(home: Home) -> None:
    home.tells_health("the nurse", "Has epilepsy: Lumoprex at eight")
    home.tells_health("the nurse", "After a seizure let him rest in the Cushionden", for_support=True)
    home.worries("the class teacher", "Hal stares at Windowmotes")


HEALTH = Household(
    "no more of health than support needs",
    "The nurse writes what Hal takes, for health and the family, and what staff need to do after a seizure.",
    children=(Pupil("Hal", "Bramwell", SCHOOL),),
    members=(
        parent("the mother", "June Bramwell", lives_with="yes"),
        parent("the father", "Cyril Bramwell", responsibility="unknown"),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
        works_with("the psychologist", "Ines Royden", Capacity.ADVISER),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={"detail": "Lumoprex", "support": "Cushionden", "worry": "Windowmotes"},
    happened=health,
    finds="""
                           detail  support  worry
        the mother         yes     yes      yes
        the father         never   may      may
        the nurse          yes     yes      yes
        the psychologist   never   yes      yes
        the class teacher  never   yes      yes
        the SENCO          never   yes      yes
        the caseworker     never   yes      yes
    """,
)


@pytest.mark.security("S070", "S067")
@pytest.mark.capability("C261")
@each_of(HEALTH)
def test_staff_find_of_health_what_support_needs_and_no_more(scan: Scan, who: str):
    assert scan(who) == []


def died(home: Home) -> None:
    home.worries("the class teacher", "Wynn loved Paperboats")
    paper = home.brings("the SENCO", "Report on Wynn", "Wynn read of Seahorses")
    home.sends("the SENCO", paper, "the mother")
    record_death(
        child=home.child().pk, died_on=TODAY - timedelta(days=1), by=home.by("the caseworker"), on=TODAY
    )


DIED = Household(
    "a child who died",
    "Wynn died yesterday. A letter to her mother was waiting and does not go; nobody is reminded of anything. The "
    "family and the school can read what there is.",
    children=(Pupil("Wynn", "Applegarth", SCHOOL),),
    members=(
        parent("the mother", "Gwen Applegarth", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={
        "child": "Wynn",
        "worry": "Paperboats",
        "mail": "Something new for you to read",
        "due": "is overdue",
    },
    happened=died,
    finds="""
                           child  worry  mail   due
        the mother         yes    yes    never  never
        the class teacher  yes    yes    never  never
        the SENCO          yes    yes    never  never
        the caseworker     yes    yes    never  never
    """,
)


@pytest.mark.security("S070", "S069", "S072")
@each_of(DIED)
def test_after_a_death_no_letter_comes_and_nothing_is_due(scan: Scan, who: str):
    assert scan(who) == []


def about_the_school(home: Home) -> None:
    home.brings("the mother", "My complaint", "Mr Larkins locked the Cloakcupboard", kind="complaint")
    home.brings("the caseworker", "Note of a call", "Spoke of the Inkwellgate", sharing="authority")
    home.brings("the nurse", "Clinic letter", "Seen at Sparrowclinic", sharing="not_school")
    home.worries("the class teacher", "Tam whispers to Dustmice")


COMPLAINT = Household(
    "a complaint about the school",
    "Tam's mother complains to the authority about the school. The school does not find the complaint, nor that "
    "there is one; a clinic's letter is not for the school either.",
    children=(Pupil("Tam", "Whitlock", SCHOOL),),
    members=(
        parent("the mother", "Ros Whitlock", lives_with="yes"),
        parent("the father", "Ike Whitlock", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
        works_with("the nurse", "Bea Storrow", Capacity.HEALTH),
    ),
    marks={"complaint": "Cloakcupboard", "its-name": "My complaint", "call": "Inkwellgate", "clinic": "Sparrowclinic",
           "worry": "Dustmice"},
    happened=about_the_school,
    finds="""
                           complaint  its-name  call   clinic  worry
        the mother         yes        yes       never  yes     yes
        the father         never      never     never  yes     yes
        the class teacher  never      never     never  never   yes
        the head           never      never     never  never   yes
        the caseworker     yes        yes       yes    yes     yes
        the nurse          never      never     never  yes     may
    """,
)  # fmt: skip


@pytest.mark.security("S070", "S077")
@each_of(COMPLAINT)
def test_a_school_does_not_find_a_complaint_about_it(scan: Scan, who: str):
    assert scan(who) == []
