"""The pages of support as each person sees them. A form keeps every word, and nobody outside the circle gets one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.models import Person
from goldenthread.record.models import Case, Event
from goldenthread.record.parts import PARTS, RecordView
from goldenthread.thread.models import Delivery
from goldenthread.thread.strands import thread_of
from tests.factories import AT, signed_in
from tests.support.situations import (
    a_family,
    with_agreed_plan,
    with_concern,
    with_plan,
    with_shared_plan,
    words,
)

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def a_day_in_term(monkeypatch):
    """Pages happen on the day on which the situations do."""
    monkeypatch.setattr(timezone, "now", lambda: AT + timedelta(hours=1))


def browser(actor):
    return signed_in(Person.objects.get(pk=actor.person))


def page(actor, name, *args):
    answer = browser(actor).get(reverse(f"support:{name}", args=args))
    return answer.status_code, answer.content.decode()


def written(**changes):
    told = {name: value for name, value in words().told().items() if value}
    return told | {"submission": str(uuid4()), "version": "0"} | changes


@pytest.mark.capability("C003")
def test_a_parent_raises_a_concern_and_reads_what_happens_next_and_by_when():
    family = a_family()
    address = reverse("support:concern", args=[family.child.pk])
    client = browser(family.parent)

    answer = client.post(address, {"submission": str(uuid4()), "seen": "She hides at lunch"}, follow=True)

    told = answer.content.decode()
    assert "Thank you" in told
    assert "Ruth Patel" in told
    assert "16 March 2026" in told


@pytest.mark.capability("C003")
def test_a_concern_is_one_page_on_which_one_answer_is_needed():
    family = a_family()

    _, told = page(family.assistant, "concern", family.child.pk)

    assert told.count("(optional)") == 3
    assert "diagnosis" in told


def test_a_concern_without_words_comes_back_with_everything_typed():
    family = a_family()
    address = reverse("support:concern", args=[family.child.pk])

    answer = browser(family.teacher).post(
        address, {"submission": str(uuid4()), "seen": "", "tried": "A timer"}
    )

    assert answer.status_code == 422
    assert "A timer" in answer.content.decode()
    assert "Say in a sentence what you have seen" in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["plan", "paper", "words", "versions", "share", "signature", "review", "contact"]
)
def test_outside_the_circle_a_case_does_not_exist(name):
    family = with_shared_plan()

    status, told = page(family.stranger, name, family.case)

    assert status == 404
    assert "Amara" not in told


def test_a_plan_begins_with_what_the_concern_said():
    family = with_concern()

    _, told = page(family.teacher, "words", family.case)

    assert "Does not start tasks" in told
    assert "Building" in told


@pytest.mark.capability("C015")
def test_the_toolkit_fills_what_the_teacher_left_empty():
    family = with_concern()
    sent = written(toolkit_1="visual_timetable", what_1="", home_1="", toolkit_2="quiet_check")

    answer = browser(family.teacher).post(reverse("support:words", args=[family.case]), sent)

    assert answer.status_code == 303
    first = thread_of(family.child).provisions[0]
    assert first.words.startswith("Show the day in pictures")
    assert first.at_home.startswith("Put pictures of the evening")


def test_a_strategy_of_an_earlier_age_stays_in_the_plan_that_tries_it():
    family = with_plan()
    sent = written(version=str(family.plan().version), toolkit_2="written_steps")

    answer = browser(family.teacher).post(reverse("support:words", args=[family.case]), sent)

    assert answer.status_code == 303


@pytest.mark.capability("C057")
def test_help_typed_as_the_change_is_explained_beside_the_field():
    family = with_concern()
    sent = written(change="15 hours of support a week", need="Kept words")

    answer = browser(family.teacher).post(reverse("support:words", args=[family.case]), sent)

    assert answer.status_code == 422
    assert "what will be given, not what will change" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


def test_a_stale_save_shows_both_texts_and_keeps_the_typed_ones():
    family = with_plan()

    sent = written(measure="Mine", version="1")
    answer = browser(family.senco).post(reverse("support:words", args=[family.case]), sent)

    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone else changed this while you were writing" in told
    assert "Mrs Patel counts on Mondays" in told
    assert "Mine" in told


@pytest.mark.parametrize(
    ("who", "words_of_the_button"),
    [
        ("parent", "Agree the plan, or say what you would change"),
        ("teacher", "Change the plan"),
        ("assistant", None),
        ("adviser", None),
    ],
)
def test_the_plan_offers_each_person_the_one_thing_to_do(who, words_of_the_button):
    family = with_shared_plan()

    _, told = page(getattr(family, who), "plan", family.case)

    assert "Picture steps on the desk" in told
    assert (words_of_the_button in told) if words_of_the_button else ("/share" not in told)


@pytest.mark.capability("C176")
def test_a_parent_who_does_not_agree_is_asked_why_and_read_by_everyone():
    family = with_shared_plan()
    address = reverse("support:signature", args=[family.case])
    sent = {"submission": str(uuid4()), "version": str(family.plan().version), "agrees": "no"}
    client = browser(family.parent)

    assert client.post(address, sent).status_code == 422
    client.post(address, {**sent, "why_not": "Too little, too late"})

    _, told = page(family.teacher, "plan", family.case)
    assert "Too little, too late" in told


@pytest.mark.capability("C026")
def test_one_tap_writes_a_session_down():
    family = with_agreed_plan()
    provision = thread_of(family.child).provisions[1]
    sent = {
        "submission": str(uuid4()), "provision": str(provision.id), "given": "yes", "day": "2026-03-02",
        "minutes": "20", "group_size": "4",
    }  # fmt: skip

    answer = browser(family.assistant).post(
        reverse("support:delivery", args=[family.child.pk]), sent, follow=True
    )

    assert Delivery.objects.get(child=family.child).minutes == 20
    assert "1 of 2" in answer.content.decode()


@pytest.mark.capability("C026")
def test_a_family_sees_what_was_given_and_taps_nothing():
    family = with_agreed_plan()

    status, told = page(family.parent, "delivery", family.child.pk)

    assert status == 200
    assert "0 of 2" in told
    assert "Given today" not in told


@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_a_review_is_written_down_and_the_next_cycle_is_open(who):
    family = with_agreed_plan()
    sent = {
        "submission": str(uuid4()), "result": "partly", "what_changed": "More", "family_view": "Calmer",
        "next_step": "go_on",
    }  # fmt: skip

    answer = browser(getattr(family, who)).post(reverse("support:review", args=[family.case]), sent)

    assert answer.status_code == 303
    assert Case.objects.get(child=family.child, process="support_cycle").state == "planning"


@pytest.mark.capability("C022")
def test_the_toolkit_shows_each_strategy_with_its_home_version_to_everybody():
    family = a_family()

    status, told = page(family.parent, "toolkit")

    assert status == 200
    assert told.count("At home:") >= 30


def test_every_button_page_opens_for_those_who_may_use_it():
    family = with_shared_plan()

    for name in ("share", "start", "contact", "closing", "co-signature"):
        status, _ = page(family.senco, name, family.case)
        assert status == 200, name


def test_the_parts_of_support_add_two_queries_to_the_record_page(django_assert_num_queries):
    family = with_agreed_plan()
    view = RecordView(family.child, family.teacher)
    assert view.cases

    with django_assert_num_queries(2):
        for name in ("voice", "thread", "support"):
            assert PARTS[name].fill(view)


@pytest.mark.capability("C045")
def test_the_record_page_tells_the_support_and_its_events():
    family = with_agreed_plan()

    answer = browser(family.parent).get(reverse("record:child", args=[family.child.pk]))

    told = answer.content.decode()
    assert "What we are trying" in told
    assert "Picture steps on the desk" in told
    assert Event.objects.filter(child=family.child).count() > 10
