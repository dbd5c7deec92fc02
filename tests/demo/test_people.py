"""The demonstration people: each can sign in and act, and sees what the list says they see."""

import json

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.demo.people import BY_KEY, CHARACTERS, PASSWORD, shared_password
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child, Deadline
from tests import factories
from tests.demo import areas

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", areas.KEYS)
def test_each_demonstration_person_can_act_and_has_children_to_do_with(key: str):
    areas.made()

    actor = areas.actor(key)

    assert actor.capacity is BY_KEY[key].capacity
    assert children_for(actor).exists() is (key != "officer")  # who watches is in no circle


def test_an_emergency_in_the_area_has_somebody_to_review_it():
    areas.made()

    assert areas.actor("officer").authority == areas.actor("caseworker").authority


def test_the_password_satisfies_the_validators_for_each_of_them():
    for each in CHARACTERS:
        validate_password(PASSWORD, Person(name=each.name, email=each.email))


def test_the_printed_password_opens_the_door():
    assert Person(password=shared_password()).check_password(PASSWORD)


def test_one_person_acts_as_a_teacher_or_as_a_parent_never_as_both():
    areas.made()

    capacities = [areas.actor("two", way).capacity for way in range(len(areas.ways("two")))]

    assert capacities == [Capacity.CLASS_TEACHER, Capacity.PARENT]
    assert areas.child("Finn") in children_for(areas.actor("two", 1))


def test_a_parent_sees_their_own_child_and_no_other():
    areas.made()

    assert list(children_for(areas.actor("grace"))) == [areas.child("Amara")]
    assert list(children_for(areas.actor("chidi"))) == [areas.child("Amara")]


def test_the_senco_of_oakfield_sees_every_child_there_and_nobody_elsewhere():
    areas.made()
    seen = children_for(areas.actor("senco"))

    assert {each.given_name for each in seen} >= set(areas.STORIES) - {"Maya"}
    assert areas.child("Maya") not in seen


def test_the_caseworker_sees_those_for_whom_an_assessment_was_asked():
    areas.made()

    names = {each.given_name for each in children_for(areas.actor("caseworker"))}

    assert names >= {"Dev", "Ruby", "Theo", "Niamh", "Ibrahim", "Callum", "Maya", "Imogen"}
    assert "Amara" not in names


def test_the_command_makes_an_area_once_and_changes_nothing_the_second_time(
    capsys: pytest.CaptureFixture[str],
):
    call_command("demo", size="tiny")
    before = set(Child.objects.values_list("chain_head", flat=True))

    call_command("demo", size="tiny", seed=2)

    assert "already" in capsys.readouterr().out
    assert {bytes(head) for head in Child.objects.values_list("chain_head", flat=True)} == {
        bytes(each) for each in before
    }


def test_the_command_leaves_real_records_alone():
    factories.child()

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo", size="tiny")

    assert Child.objects.count() == 1


def test_each_person_is_printed_on_a_line_with_the_password_once(capsys: pytest.CaptureFixture[str]):
    areas.made()

    call_command("demo_people")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHARACTERS) + 1
    assert PASSWORD in lines[0]
    assert "Grace Okafor" in lines[1]


def test_where_there_is_no_area_nobody_is_named(capsys: pytest.CaptureFixture[str]):
    call_command("demo_people")

    assert "Grace" not in capsys.readouterr().out
    assert not Deadline.objects.exists()


def test_a_machine_is_told_the_same_people(capsys: pytest.CaptureFixture[str]):
    areas.made()

    call_command("demo_people", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["password"] == PASSWORD
    assert [each["email"] for each in told["people"]] == [each.email for each in CHARACTERS]
