"""Letters to a family that moved: an address that was left gets nothing, and a new one is not told in mail to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Child, Whereabouts
from goldenthread.safeguarding.verbs.ending import record_death
from goldenthread.sending import verbs as sending
from goldenthread.sending.checks import MustNotLeave
from goldenthread.sending.models import Sending
from goldenthread.sending.outbox import post_all
from tests.factories import AT, TODAY
from tests.households.home import Home
from tests.households.household import Household, Pupil, decides, leads, parent, teacher
from tests.households.scanning import Scan, each_of

SCHOOL = "Tamberwell Primary School"
OLD, NEW = "21 Oldmarket Street\nBirmingham\nB33 7QQ", "14 Newhaven Rise\nBirmingham\nB33 8RR"


def moved_out(home: Home) -> None:
    home.can_be_reached("the mother", "address", OLD)
    home.can_be_reached("the father", "phone", "0121 496 1344")
    harmless = home.brings("the SENCO", "Report on Edie", "Edie counts Hopscotches")
    other = home.brings("the SENCO", "Report on reading", "Edie reads Parrotcards")
    by_post(home, harmless, "the mother", OLD)
    home.can_be_reached("the mother", "address", NEW)
    by_post(home, other, "the mother", NEW)


def by_post(home: Home, document: object, to: str, address: str) -> object:
    """Make a letter on paper ready, as one person, and approve it as another."""
    made = home.sends("the SENCO", document, to, address=address)
    sending.approve(child=home.child().pk, sending=made, by=home.by("the head"), on=TODAY)
    return made


MOVED_OUT = Household(
    "a mother who moved out with letters waiting",
    "A letter to Edie's mother waits for the post. She tells the school that she moved: from that moment nothing "
    "goes to the old address, where Edie's father still lives. Incidents I01 and I15.",
    children=(Pupil("Edith", "Farthing", SCHOOL),),
    members=(
        parent("the mother", "Ada Farthing", lives_with="yes"),
        parent("the father", "Clem Farthing", lives_with="no"),
        teacher("the class teacher", "Tom Larkins", SCHOOL),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the head", "Grace Mbekile", Capacity.HEAD, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
    ),
    marks={
        "new-home": "Newhaven",
        "his-phone": "0121 496 1344",
        "report": "Hopscotches",
        "reading": "Parrotcards",
    },
    happened=moved_out,
    finds="""
                           new-home  his-phone  report  reading
        the mother         yes       never      yes     yes
        the father         never     yes        yes     yes
        the class teacher  never     never      yes     yes
        the SENCO          yes       yes        yes     yes
        the head           yes       yes        yes     yes
        the caseworker     yes       yes        yes     yes
    """,
)


@pytest.mark.security("S070", "S046", "S054")
@each_of(MOVED_OUT)
def test_where_a_mother_moved_to_is_found_by_her_and_by_those_who_write_to_her(scan: Scan, who: str):
    assert scan(who) == []


@pytest.fixture
def edie(home: Home, scan: Scan) -> Home:
    """The same family, in which a test may change something."""
    return home


of_edie = pytest.mark.parametrize("home", [MOVED_OUT], indirect=True)


def state_of(made: object) -> str:
    return Sending.objects.get(pk=made).state


@pytest.mark.security("S054", "S072")
@of_edie
def test_a_letter_that_waits_does_not_go_to_an_address_that_was_left(edie: Home):
    told = {each.address: (each.state, each.note) for each in Sending.objects.order_by("pk")}

    assert told[OLD][0] == "stopped"
    assert "do not live at this address any more" in told[OLD][1]
    assert told[NEW] == ("sent", "")


@pytest.mark.security("S054")
@of_edie
def test_a_new_address_takes_the_place_of_the_old_one_at_once(edie: Home):
    ends = Whereabouts.objects.filter(child=edie.child(), kind="address").order_by("ends")

    assert list(ends.values_list("ends", flat=True)) == [TODAY, None]


@pytest.mark.security("S054", "S053")
@of_edie
def test_a_new_address_does_not_stand_in_a_letter_to_another_address(edie: Home):
    tells = edie.brings("the SENCO", "Report with an address", "She now lives at 14 Newhaven Rise.")

    with pytest.raises(MustNotLeave, match="goes to another address"):
        edie.sends("the SENCO", tells, "the mother", address="5 Somewhere Else\nBirmingham")
    assert state_of(edie.sends("the SENCO", tells, "the mother", address=NEW)) == "waiting"


@pytest.mark.security("S046", "S073")
@of_edie
def test_how_one_parent_can_be_reached_does_not_go_to_the_other(edie: Home):
    tells = edie.brings("the SENCO", "Report with an address", "She now lives at 14 Newhaven Rise.")

    with pytest.raises(MustNotLeave, match="somebody else in the family can be reached"):
        edie.sends("the SENCO", tells, "the father")


@pytest.mark.security("S046", "S072")
@of_edie
def test_what_became_somebody_elses_while_it_waited_does_not_leave(edie: Home):
    tells = edie.brings("the SENCO", "Report with a number", "Ring 0121 496 1355.")
    made = edie.sends("the SENCO", tells, "the father")
    edie.can_be_reached("the mother", "phone", "0121 496 1355")
    post_all(at=AT + timedelta(minutes=1))

    assert state_of(made) == "stopped"


@pytest.mark.security("S069", "S072")
@of_edie
def test_a_death_stops_what_waits_and_the_queue_of_everybody_else_goes_on(edie: Home):
    paper = edie.brings("the SENCO", "Report on sums", "Edie adds up")
    made = edie.sends("the SENCO", paper, "the mother")
    record_death(child=edie.child().pk, died_on=date(2026, 3, 1), by=edie.by("the caseworker"), on=TODAY)

    assert Child.objects.get(pk=edie.child().pk).died_on
    assert state_of(made) == "stopped"
    assert post_all(at=AT + timedelta(minutes=1)) == 0
