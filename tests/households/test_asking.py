"""A parent who asks for everything that is kept: the answer is made for them, and holds nothing of anybody else."""

from __future__ import annotations

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.privacy import verbs as privacy
from goldenthread.privacy.events import Asker
from goldenthread.privacy.models import Item
from goldenthread.privacy.queries import items_to_judge
from goldenthread.sending import verbs as sending
from goldenthread.sending.checks import MustNotLeave
from tests.factories import TODAY
from tests.households.home import Home
from tests.households.household import Household, Pupil, carer, decides, leads, parent
from tests.households.scanning import Scan, each_of
from tests.privacy.arranging import ANSWERS

SCHOOL = "Tamberwell Primary School"


def asked_for_everything(home: Home) -> None:
    home.can_be_reached("the mother", "phone", "0121 496 1444")
    home.notes("the safeguarding lead", "Hester Bray told of the Coalcellar", call="")
    home.brings("the SENCO", "Report on Jonah", "Jonah spells Marrowfat.")
    home.brings("the SENCO", "Note of a call", "Hester Bray can be rung at her mother's, 0121 496 1455.")
    asking = asks(home, "the father")
    judge_all(home, asking)
    answers(home, asking)


def answering(home: Home, who: str = "the caseworker") -> dict[str, object]:
    return {"child": home.child().pk, "by": home.by(who), "on": TODAY}


def asks(home: Home, who: str) -> object:
    """A parent asks, and everything is gathered and judged by those who must."""
    person = home.people[who]
    asker = Asker(name=person.name, relation="parent", proof="Signed in", person=person.pk)
    asking = privacy.receive(
        asker=asker, about="child", words="Everything you hold", received=TODAY, **answering(home, who)
    )
    privacy.consider(asking=asking, answers=ANSWERS, **answering(home))
    privacy.gather(asking=asking, **answering(home))
    for judge, told in (
        ("the manager", {}),
        ("the safeguarding lead", {"mark": "withhold", "ground": "serious_harm"}),
    ):
        items = tuple(each.pk for each in items_to_judge(reader=home.by(judge), child=home.child().pk))
        if items:
            privacy.give_opinion(items=items, opinion="I have looked", **told, **answering(home, judge))
    return asking


def judge_all(home: Home, asking: object, *, gives: str = "") -> None:
    """The caseworker gives what names nobody else and withholds the rest, but for a document that slips through."""
    for item in Item.objects.filter(request_id=asking).order_by("pk"):
        is_given = item.title == gives or not item.holds
        told = {"mark": "give"} if is_given else {"mark": "withhold", "ground": "third_party"}
        privacy.mark(asking=asking, items=(item.pk,), **told, **answering(home))


def answers(home: Home, asking: object) -> None:
    """The answer is made ready by one person and signed by another."""
    made = privacy.answer(asking=asking, **answering(home))
    sending.confirm(sending=made, **answering(home))
    sending.approve(sending=made, **answering(home, "the manager"))


ASKED = Household(
    "a father who asked for everything",
    "Jonah's parents live apart. His father has responsibility and asks for everything that is kept about Jonah. He "
    "gets what is about Jonah, and nothing of how the mother and her family can be reached. Incident I07.",
    children=(Pupil("Jonah", "Bray", SCHOOL),),
    members=(
        parent("the mother", "Hester Bray", lives_with="yes"),
        parent("the father", "Silas Bray", lives_with="no"),
        carer("the step-father", "Bram Tilney", lives_with="yes"),
        leads("the SENCO", "Ida Penhale", Capacity.SENCO, SCHOOL),
        leads("the safeguarding lead", "Ruth Abara", Capacity.SAFEGUARDING_LEAD, SCHOOL),
        decides("the caseworker", "Sam Reidon"),
        decides("the manager", "Priya Nairne", Capacity.MANAGER),
    ),
    marks={
        "report": "Marrowfat",
        "her-phone": "0121 496 1444",
        "note": "Coalcellar",
        "step-father": "Bram Tilney",
        "answer": "The answer to your request",
    },
    happened=asked_for_everything,
    finds="""
                               report  her-phone  note   step-father  answer
        the mother             yes     yes        never  may          never
        the father             yes     never      never  never        yes
        the step-father        yes     never      never  yes          never
        the SENCO              yes     yes        never  yes          may
        the safeguarding lead  yes     yes        yes    yes          may
        the caseworker         yes     yes        never  yes          yes
        the manager            yes     yes        never  yes          yes
    """,
)


@pytest.mark.security("S070", "S046", "S091", "S094")
@each_of(ASKED)
def test_a_father_who_asks_for_everything_gets_nothing_of_where_the_mother_is(scan: Scan, who: str):
    assert scan(who) == []


@pytest.mark.security("S094", "S053")
@pytest.mark.parametrize("home", [ASKED], indirect=True)
def test_an_answer_in_which_the_mothers_number_stands_is_not_made_ready(home: Home, scan: Scan):
    home.brings("the SENCO", "Another note", "Ring 0121 496 1444 first.")
    asking = asks(home, "the father")
    judge_all(home, asking, gives="Another note")

    with pytest.raises(MustNotLeave, match="somebody else in the family can be reached"):
        answers(home, asking)
