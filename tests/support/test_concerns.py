"""A concern: anyone in the circle may raise one, it starts the clock, and nobody asks for a diagnosis."""

from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import Case, Deadline, Event, Relationship, Role
from goldenthread.support.verbs import concerns
from goldenthread.thread.models import Strand
from tests.support.situations import TODAY, a_family, with_concern, with_shared_plan

pytestmark = [pytest.mark.django_db]


@pytest.mark.capability("C003")
@pytest.mark.parametrize("who", ["teacher", "assistant", "senco", "parent", "young_person", "adviser"])
def test_anyone_in_the_circle_raises_a_concern(who):
    family = a_family()

    case = concerns.raise_concern(
        child=family.child.pk, seen="Cries at noise", by=getattr(family, who), on=TODAY
    )

    assert Case.objects.get(pk=case).state == "planning"
    assert Event.objects.get(case_id=case, name="concern_raised").capacity == getattr(family, who).capacity


def test_a_caseworker_is_told_to_ask_the_setting():
    family = a_family()

    with pytest.raises(NotAllowed, match="Ask the child’s setting"):
        concerns.raise_concern(child=family.child.pk, seen="A call", by=family.caseworker, on=TODAY)

    assert not Case.objects.filter(child=family.child).exists()


def test_for_a_teacher_outside_the_circle_the_child_does_not_exist():
    family = a_family()

    with pytest.raises(NotFound):
        concerns.raise_concern(child=family.child.pk, seen="Anything", by=family.stranger, on=TODAY)


@pytest.mark.capability("C003")
def test_a_concern_starts_the_ten_day_clock_of_the_school_and_names_the_class_teacher():
    family = with_concern()

    case = Case.objects.get(pk=family.case)
    clock = Deadline.objects.get(case=case)

    assert (case.lead_name, case.setting_id) == ("Ruth Patel", family.teacher.setting)
    assert (clock.clock, clock.starts, clock.owner) == ("FR-01", TODAY, "setting")
    assert (clock.due - TODAY).days == 14


def test_what_the_child_is_good_at_goes_onto_the_thread():
    family = with_concern()

    voice = Strand.objects.get(child=family.child, kind="voice")

    assert (voice.words, voice.body["topic"]) == ("Building", "good_at")


def test_a_form_sent_twice_raises_one_concern():
    family, key = a_family(), uuid4()

    first, second = (
        concerns.raise_concern(child=family.child.pk, seen="Once", by=family.parent, on=TODAY, key=key)
        for _ in range(2)
    )

    assert first == second
    assert Event.objects.filter(child=family.child, name="concern_raised").count() == 1


@pytest.mark.capability("C021")
def test_a_new_contact_takes_the_place_of_the_one_before_and_sees_the_child():
    family = with_concern()

    concerns.name_contact(case=family.case, person=family.stranger.person, by=family.senco, on=TODAY)
    concerns.name_contact(case=family.case, person=family.assistant.person, by=family.senco, on=TODAY)

    contacts = Relationship.objects.filter(child=family.child, role=Role.CONTACT, ends=None)
    assert [each.name for each in contacts] == ["Tom Lewis"]
    assert Case.objects.get(pk=family.case).lead_name == "Tom Lewis"


@pytest.mark.capability("C021")
def test_a_teacher_who_is_named_contact_has_the_child_in_their_list():
    family = with_concern()
    assert family.child not in children_for(family.stranger)

    concerns.name_contact(case=family.case, person=family.stranger.person, by=family.senco, on=TODAY)

    assert family.child in children_for(family.stranger)


def test_a_contact_works_at_the_setting():
    family = with_concern()

    with pytest.raises(concerns.NotAtTheSetting):
        concerns.name_contact(case=family.case, person=family.parent.person, by=family.senco, on=TODAY)


def test_a_concern_closes_without_a_plan_for_a_reason():
    family = with_concern()

    concerns.close_concern(case=family.case, reason="Glasses put it right", by=family.teacher, on=TODAY)

    assert family.state() == "closed"
    assert family.told("closed").fields["reason"] == "Glasses put it right"


def test_a_concern_that_is_closed_cannot_be_closed_again():
    family = with_shared_plan()
    concerns.close_concern(case=family.case, reason="Moved away", by=family.senco, on=TODAY)

    with pytest.raises(Refused, match="cannot be done now"):
        concerns.close_concern(case=family.case, reason="Again", by=family.senco, on=TODAY)
