"""What is known of each adult stands apart, narrows what they see until it is known, and is put right by a person."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.circle.queries import not_known
from goldenthread.circle.verbs import people
from goldenthread.circle.verbs.people import AlreadyInTheCircle, Facts, HoldsTheRecord, NobodyWorksAsThat
from goldenthread.record.changes import Stale
from goldenthread.record.circle import NotFound, children_for, sight_of
from goldenthread.record.models import Answer, Relationship, Role, Sees
from goldenthread.record.proof import differences
from tests.circle.conftest import Around
from tests.factories import TODAY, actor, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.capability("C040"),
]

KNOWN = Facts(
    responsibility=Answer.YES,
    evidence="Birth certificate",
    evidence_on=date(2026, 2, 27),
    lives_with=Answer.NO,
    may_be_contacted=Answer.YES,
    sees=Sees.FULL,
    reason="He is on the birth certificate",
    source="Seen in the office",
)


def said_of(amara: Around, who: str, facts: Facts, by: str = "senco") -> None:
    tie = amara.tie(who)
    people.change_facts(
        child=amara.child.pk, tie=tie.pk, facts=facts, seen=tie.version, by=amara.actors[by], on=TODAY
    )


@pytest.mark.security("S045")
def test_each_fact_stands_apart_with_its_reason_its_source_and_who_looked(amara: Around):
    said_of(amara, "unsure", KNOWN)
    tie = amara.tie("unsure")

    assert (tie.responsibility, tie.lives_with, tie.may_be_contacted, tie.sees) == (
        "yes",
        "no",
        "yes",
        "full",
    )
    assert (tie.evidence, tie.evidence_on, tie.source) == (
        "Birth certificate",
        date(2026, 2, 27),
        "Seen in the office",
    )
    assert (tie.reviewed_by.startswith("Helen Ward"), tie.reviewed_on) == (True, TODAY)


@pytest.mark.security("S051", "S042")
def test_responsibility_that_becomes_known_opens_the_record_and_settles_the_task(amara: Around):
    def sees() -> bool:
        return children_for(amara.actors["unsure"].on(Part.TIMELINE)).exists()

    before, tasks = sees(), [tie.name for tie in not_known(amara.actors["caseworker"])]
    said_of(amara, "unsure", KNOWN)

    assert (before, tasks) == (False, ["Dele Ojo"])
    assert (sees(), list(not_known(amara.actors["caseworker"]))) == (True, [])


@pytest.mark.security("S051")
def test_nobody_sees_everything_while_it_is_not_known(amara: Around):
    said_of(amara, "father", replace(KNOWN, responsibility=Answer.UNKNOWN, evidence="", evidence_on=None))

    assert amara.tie("father").sees == Sees.REPORT
    assert not children_for(amara.actors["father"].on(Part.TIMELINE)).exists()


@pytest.mark.security("S045")
def test_a_parent_with_responsibility_may_still_see_nothing(amara: Around):
    said_of(amara, "father", replace(KNOWN, sees=Sees.NONE))

    assert not children_for(amara.actors["father"]).exists()


def test_facts_that_a_colleague_changed_meanwhile_are_not_written_over(amara: Around):
    old = amara.tie("father").version
    said_of(amara, "father", KNOWN)
    with pytest.raises(Stale):
        people.change_facts(
            child=amara.child.pk,
            tie=amara.tie("father").pk,
            facts=KNOWN,
            seen=old,
            by=amara.actors["head"],
            on=TODAY,
        )


@pytest.mark.security("S042")
def test_somebody_taken_out_sees_nothing_from_the_next_request_on(amara: Around):
    people.end_tie(
        child=amara.child.pk,
        tie=amara.tie("father").pk,
        reason="Moved away",
        by=amara.actors["senco"],
        on=TODAY,
    )

    assert sight_of(amara.actors["father"], child=amara.child.pk) is None


def test_a_setting_leaves_by_a_move_and_not_here(amara: Around):
    tie = Relationship.objects.get(child=amara.child, role=Role.ATTENDS)
    with pytest.raises(HoldsTheRecord):
        people.end_tie(child=amara.child.pk, tie=tie.pk, reason="No", by=amara.actors["head"], on=TODAY)


def test_a_health_professional_comes_with_a_post_and_once(amara: Around):
    def add(email: str) -> None:
        people.add_professional(
            child=amara.child.pk,
            role=Role.HEALTH,
            email=email,
            purpose="Hearing",
            by=amara.actors["senco"],
            on=TODAY,
        )

    add(amara.people["nurse"].email.upper())
    assert sight_of(amara.actors["nurse"], child=amara.child.pk)
    with pytest.raises(AlreadyInTheCircle):
        add(amara.people["nurse"].email)
    with pytest.raises(NobodyWorksAsThat):
        add(person("A friend").email)


def test_a_senco_adds_an_assistant_of_the_same_school_who_gives_the_help_and_of_no_other(amara: Around):
    here, elsewhere = person("Sam Lee"), person("Pat Day")
    school = Relationship.objects.get(child=amara.child, role=Role.ATTENDS).setting
    post(here, Capacity.TEACHING_ASSISTANT, school)
    post(elsewhere, Capacity.TEACHING_ASSISTANT, setting("Another School"))

    def add(who: Person) -> None:
        people.add_professional(
            child=amara.child.pk,
            role=Role.TEACHING_ASSISTANT,
            email=who.email,
            purpose="Gives the small group",
            by=amara.actors["senco"],
            on=TODAY,
        )

    add(here)

    assert amara.child in children_for(actor(Capacity.TEACHING_ASSISTANT, who=here, at=school))
    with pytest.raises(NobodyWorksAsThat):
        add(elsewhere)


@pytest.mark.parametrize("who", ["mother", "child"])
def test_the_family_does_not_change_what_is_known_of_others(amara: Around, who: str):
    with pytest.raises(NotFound):
        said_of(amara, "father", KNOWN, by=who)


@pytest.mark.security("S051")
def test_the_first_page_of_a_senco_leads_to_what_is_not_known(amara: Around):
    senco = signed_in(amara.people["senco"])
    home, tasks = senco.get(reverse("home")), senco.get(reverse("circle:to-settle"))

    assert "Dele Ojo" in home.content.decode()
    assert "Dele Ojo, parent of Amara Okoye" in tasks.content.decode()


def test_the_form_of_facts_is_filled_with_what_is_known_and_saves(amara: Around):
    page = reverse("circle:facts", args=[amara.child.pk, amara.tie("father").pk])
    senco = signed_in(amara.people["senco"])
    form = senco.get(page).context["form"]
    given = {
        "submission": form["submission"].value(), "version": form["version"].value(), "responsibility": "no",
        "lives_with": "no", "may_be_contacted": "no", "sees": "report", "reason": "Court", "source": "Letter",
    }  # fmt: skip

    assert senco.post(page, given | {"reason": ""}).status_code == 422
    assert senco.post(page, given).status_code == 303
    assert amara.tie("father").sees == Sees.REPORT


def test_what_was_said_of_people_can_be_made_again_from_the_chain(amara: Around):
    said_of(amara, "father", KNOWN)
    assert [found for _, found in differences() if found] == []
