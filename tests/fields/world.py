"""One child of whose record every field is filled, and somebody in every seat around them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Part
from goldenthread.record.models import Role
from tests.factories import TODAY, join, write
from tests.fields import at_school, at_the_authority, beside
from tests.households.home import Home
from tests.households.household import (
    Household,
    Job,
    Member,
    Pupil,
    Tie,
    carer,
    decides,
    helper,
    leads,
    parent,
    works_with,
    young_person,
)

SCHOOL: Final = "Tamberwell Primary School"
ASKED: Final = "Elm Grove School"
SOON: Final = (TODAY + timedelta(days=60)).isoformat()
WHOLE: Final = [each.value for each in Part if each.is_about_a_child]


def everything(home: Home) -> None:
    """Whatever can be written about a child is written, by those who write it."""
    write(home.child(), lambda w: w.add("record", "identity_changed", given_name="Ama Rae", family_name="Okoye Bright",
          known_as="Ama Ray", home_language="British Sign Language", born=home.child().born))  # fmt: skip
    at_school.support(home)
    at_the_authority.assessment(home)
    at_the_authority.plan(home)
    beside.safeguarding(home)
    beside.circle(home)
    beside.strangers(home)
    beside.papers(home)
    beside.requests(home)
    beside.older_brother(home)
    join(home.child(), Role.CONSULTED, home.people["consulted"], person=None,
         setting=home.setting(ASKED).pk, name="Elm Grove School")  # fmt: skip
    join(home.child(), Role.GRANTED, home.people["granted"], purpose="A tribunal asks", ends=SOON)


def _service(seat: str, capacity: Capacity, *of: str) -> Member:
    return works_with(seat, f"{seat.title()} Somebody", capacity, of=of or ("",))


EVERY_SEAT = Household(
    "every seat around a child",
    "A child about whom everything is written that can be written, and somebody in every seat around them.",
    children=(
        Pupil("Ama Rae", "Okoye Bright", SCHOOL, born=date(2012, 5, 4), known_as="Ama Ray", upn="H1 B2"),
        Pupil(beside.BROTHER, "Okoye Bright", SCHOOL, born=date(2008, 5, 4)),
    ),
    members=(
        parent("parent", "Ngozi Somebody", of=("", beside.BROTHER), lives_with="yes", evidence="Certificate seen"),
        parent("parent_reports", "Emeka Somebody", responsibility="unknown"),
        carer("carer", "Carol Somebody", lives_with="yes"),
        young_person("young_person", "Ama Somebody"),
        helper("advocate", "Nora Somebody", given_by="parent", helps_as="charity", ends=SOON, scope=WHOLE),
        Member("granted", "Grant Somebody"),
        Member("class_teacher", "Tom Somebody", (Tie(Role.CLASS_TEACHER), Tie(Role.CLASS_TEACHER, beside.BROTHER)),
               (Job(Capacity.CLASS_TEACHER, SCHOOL),)),
        Member("teaching_assistant", "Tess Somebody", (Tie(Role.TEACHING_ASSISTANT),),
               (Job(Capacity.TEACHING_ASSISTANT, SCHOOL),)),
        leads("senco", "Ida Somebody", Capacity.SENCO, SCHOOL),
        leads("head", "Grace Somebody", Capacity.HEAD, SCHOOL),
        leads("safeguarding_lead", "Ruth Somebody", Capacity.SAFEGUARDING_LEAD, SCHOOL),
        leads("consulted", "Elma Somebody", Capacity.SENCO, ASKED),
        decides("caseworker", "Sam Somebody"),
        decides("manager", "Priya Somebody", Capacity.MANAGER),
        _service("adviser", Capacity.ADVISER),
        _service("health", Capacity.HEALTH),
        _service("social_worker", Capacity.SOCIAL_WORKER, "", beside.BROTHER),
        _service("virtual_school", Capacity.VIRTUAL_SCHOOL),
        Member("emergency", "Eva Somebody", (Tie(Role.EMERGENCY),), (Job(Capacity.CLASS_TEACHER, SCHOOL),)),
        decides("officer", "Olu Somebody", Capacity.OFFICER),
        decides("analyst", "Ann Somebody", Capacity.ANALYST),
        decides("administrator", "Adam Somebody", Capacity.ADMINISTRATOR),
    ),
    marks={},
    happened=everything,
    finds="",
)  # fmt: skip
