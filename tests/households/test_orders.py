"""Orders of a court, and adults who are kept out: what ends lets nobody back, and nobody learns of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.access.actors import Capacity
from tests.factories import TODAY
from tests.households.home import Home
from tests.households.household import Household, Pupil, carer, decides, leads, parent, teacher, works_with
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"


def an_order_ended(home: Home) -> None:
    home.can_be_reached("the mother", "address", "9 Fennimore Way\nBirmingham")
    home.worries("the class teacher", "Nell flinches at thunderclappers")
    home.keeps_out(
        "the head", "the father", order="non_molestation", reason="Seen by the Cranbournel court",
        review_on=TODAY - timedelta(days=30),
    )  # fmt: skip


ORDER_ENDED = Household(
    "an order that ended",
    "A non-molestation order kept the father out. Its last day was a month ago and nobody has looked at it again. "
    "He stays out until two people have decided.",
    children=(Pupil("Nell", "Harcastle", SCHOOL),),
    members=(
        parent("the mother", "Orla Harcastle", lives_with="yes"),
        parent("the father", "Dean Harcastle", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
    ),
    marks={
        "child": "Nell",
        "her-home": "Fennimore",
        "worry": "thunderclappers",
        "ground": "Cranbournel",
        "order": "non-molestation",
    },
    happened=an_order_ended,
    finds="""
                           child  her-home  worry  ground  order
        the mother         yes    yes       yes    never   never
        the father         never  never     never  never   never
        the class teacher  yes    never     yes    never   never
        the head           yes    yes       yes    may     yes
    """,
)


@pytest.mark.security("S070", "S047")
@each_of(ORDER_ENDED)
def test_an_order_that_has_ended_lets_nobody_back(scan: Scan, who: str):
    assert scan(who) == []


def a_block(home: Home) -> None:
    paper = home.brings("the SENCO", "Report on Tobias", "Tobias hums Lanternsong.")
    home.sends("the SENCO", paper, "the uncle")
    home.sends("the SENCO", paper, "the mother")
    home.worries("the class teacher", "Tobias has a Cinderbruise", child="Tobias")
    home.keeps_out("the SENCO", "the uncle", reason="He was Overfamiliarish")


BLOCKED = Household(
    "a blocked adult",
    "An uncle was a carer of two children in one home. He is blocked on the record of one, with a letter to him "
    "already waiting. From that moment neither child is there for him, and the letter does not go.",
    children=(Pupil("Tobias", "Wexcombe", SCHOOL), Pupil("Lotte", "Wexcombe", SCHOOL)),
    members=(
        parent("the mother", "Ann Wexcombe", of=("Tobias", "Lotte"), lives_with="yes"),
        carer("the uncle", "Rex Wexcombe", of=("Tobias", "Lotte"), lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
    ),
    marks={
        "child": "Tobias",
        "sister": "Lotte",
        "report": "Lanternsong",
        "worry": "Cinderbruise",
        "ground": "Overfamiliarish",
        "mail": "Something new for you to read",
    },
    happened=a_block,
    finds="""
                           child  sister  report  worry  ground  mail
        the mother         yes    yes     yes     yes    never   yes
        the uncle          never  never   never   never  never   never
        the class teacher  yes    never   yes     yes    never   may
        the SENCO          yes    yes     yes     yes    may     may
    """,
)


@pytest.mark.security("S070", "S050", "S072")
@each_of(BLOCKED)
def test_a_blocked_adult_finds_neither_child_of_the_home_and_gets_no_letter(scan: Scan, who: str):
    assert scan(who) == []


def prohibited_steps(home: Home) -> None:
    home.can_be_reached("the father", "phone", "0121 496 0511")
    home.worries("the class teacher", "Kit asks for his Passportling")
    home.keeps_out("the caseworker", "the mother", order="prohibited_steps", reason="She may leave with Kit")


PROHIBITED_STEPS = Household(
    "prohibited steps",
    "A court has forbidden the mother to take Kit abroad or to change his school; the authority keeps her out of "
    "the record. His father, with whom he lives, reads it.",
    children=(Pupil("Kit", "Osgoodby", SCHOOL),),
    members=(
        parent("the mother", "Helga Osgoodby", lives_with="no"),
        parent("the father", "Bart Osgoodby", lives_with="yes"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        decides("the caseworker", "Sam Reidon"),
        works_with("the social worker", "Fay Dunmore", Capacity.SOCIAL_WORKER),
    ),
    marks={
        "child": "Kit Osgoodby",
        "his-phone": "0121 496 0511",
        "worry": "Passportling",
        "order": "prohibited steps",
    },
    happened=prohibited_steps,
    finds="""
                           child  his-phone  worry  order
        the mother         never  never      never  never
        the father         yes    yes        yes    never
        the class teacher  yes    never      yes    never
        the caseworker     yes    yes        yes    yes
        the social worker  yes    yes        yes    yes
    """,
)


@pytest.mark.security("S070", "S047", "S050")
@each_of(PROHIBITED_STEPS)
def test_a_mother_whom_a_court_keeps_from_steps_finds_no_record_and_no_word_of_the_order(
    scan: Scan, who: str
):
    assert scan(who) == []


def supervised(home: Home) -> None:
    home.can_be_reached("the mother", "address", "2 Hazelgrind Mews\nBirmingham")
    home.worries("the class teacher", "Pia draws Pinwheelers")
    home.notes("the safeguarding lead", "The contact centre rang about a Ribbonbox", call="")
    paper = home.brings("the SENCO", "Report on Pia", "Pia reads with Marigoldcards.")
    home.sends("the SENCO", paper, "the mother")


SUPERVISED = Household(
    "supervised contact only",
    "The father sees Pia at a contact centre, two hours a month. He may read what the school reports and must not "
    "be written to: reading and being contacted are two different facts.",
    children=(Pupil("Pia", "Lambourne", SCHOOL),),
    members=(
        parent("the mother", "Ella Lambourne", lives_with="yes"),
        parent(
            "the father",
            "Saul Lambourne",
            lives_with="no",
            may_be_contacted="no",
            sees="report",
            reason="Order of the Netherhall court",
        ),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
    ),
    marks={
        "child": "Pia",
        "her-home": "Hazelgrind",
        "note": "Ribbonbox",
        "report": "Marigoldcards",
        "facts": "Netherhall",
        "mail": "Something new for you to read",
    },
    happened=supervised,
    finds="""
                               child  her-home  note   report  facts  mail
        the mother             yes    yes       never  yes     never  yes
        the father             yes    never     never  never   never  never
        the class teacher      yes    never     never  yes     never  may
        the SENCO              yes    yes       never  yes     yes    may
        the safeguarding lead  yes    yes       yes    yes     yes    may
    """,
)


@pytest.mark.security("S070", "S045", "S067")
@each_of(SUPERVISED)
def test_a_father_with_supervised_contact_reads_what_school_reports_and_is_not_written_to(
    scan: Scan, who: str
):
    assert scan(who) == []


def guardianship(home: Home) -> None:
    home.can_be_reached("the grandmother", "address", "4 Dovercourt Terrace\nBirmingham")
    home.worries("the class teacher", "Ash hoards Breadcrusters")
    home.says("the class teacher", "Gran makes Plumjelly", ask_first=False)


GUARDIANSHIP = Household(
    "special guardianship",
    "Ash lives with his grandmother under a special guardianship order. His mother keeps responsibility and reads "
    "what a school report says; she does not learn where they live.",
    children=(Pupil("Ash", "Tolliver", SCHOOL, born=date(2017, 2, 2)),),
    members=(
        carer("the grandmother", "Vera Tolliver", lives_with="yes", responsibility="yes"),
        parent("the mother", "Kim Tolliver", lives_with="no", sees="report"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={
        "child": "Ash Tolliver",
        "home": "Dovercourt",
        "worry": "Breadcrusters",
        "guardian": "Vera Tolliver",
        "said": "Plumjelly",
    },
    happened=guardianship,
    finds="""
                           child  home   worry  guardian  said
        the grandmother    yes    yes    yes    yes       yes
        the mother         yes    never  may    never     may
        the class teacher  yes    never  yes    yes       yes
        the caseworker     yes    yes    yes    yes       may
    """,
)


@pytest.mark.security("S070", "S045", "S047")
@each_of(GUARDIANSHIP)
def test_a_special_guardian_reads_the_record_and_a_mother_does_not_learn_where_they_live(
    scan: Scan, who: str
):
    assert scan(who) == []
