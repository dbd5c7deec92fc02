"""The stories told by hand stand where they are said to stand, and their pages open for those in the circle."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldenthread.record.circle import children_for
from goldenthread.record.documents import missing_documents
from goldenthread.record.models import Case, Child, Deadline, Document, Event, Relationship
from goldenthread.rulebook.plans import is_outcome
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.thread.models import Delivery, Signature, Strand
from goldenthread.thread.toolkit import every_strategy
from tests import factories
from tests.demo import areas

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def area(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One area for all these tests: they only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        areas.made()
        yield
        transaction.set_rollback(True)


def case(name: str, process: str) -> Case:
    return Case.objects.filter(child=areas.child(name), process=process).order_by("opened_on", "pk").last()


def clock(name: str, id: str, key: str = "") -> Deadline:
    return Deadline.objects.filter(child=areas.child(name), clock=id, key=key).order_by("starts").last()


def late(deadline: Deadline) -> int:
    return (areas.ON - deadline.due).days if deadline.is_open else 0


def test_amara_is_seven_and_in_the_fourth_of_six_weeks_of_three_things_being_tried():
    amara, review = areas.child("Amara"), clock("Amara", "FR-02")

    assert case("Amara", "first_response").state == "trying"
    assert (areas.ON - amara.born).days // 365 == 7
    assert (areas.ON - review.starts).days // 7 == 3
    assert (review.due - review.starts).days == 42
    assert Strand.objects.filter(child=amara, kind="provision").count() == 3
    assert Delivery.objects.filter(child=amara).count() > 15


def test_amaras_mother_has_said_what_works_at_home_and_signed():
    amara, grace = areas.child("Amara"), areas.person("grace")

    assert Strand.objects.filter(
        child=amara, body__topic="works_at_home", body__whose="Grace Okafor"
    ).exists()
    assert Signature.objects.filter(child=amara, person_id=grace.pk, agreed=True).exists()


def test_a_fresh_concern_is_three_days_into_its_ten():
    plan = clock("Kofi", "FR-01")

    assert case("Kofi", "first_response").state == "planning"
    assert 0 < (areas.ON - plan.starts).days <= 6
    assert plan.is_open


STANDS = [
    ("Zofia", "first_response", "with_family"),
    ("Yusuf", "first_response", "trying"),
    ("Freya", "support_cycle", "doing"),
    ("Dev", "needs_assessment", "waiting_for_decision"),
    ("Ruby", "needs_assessment", "waiting_for_decision"),
    ("Theo", "needs_assessment", "refused_to_assess"),
    ("Niamh", "needs_assessment", "assessing"),
    ("Ibrahim", "needs_assessment", "draft_with_family"),
    ("Callum", "needs_assessment", "drafting"),
    ("Maya", "annual_review", "in_force"),
    ("Finn", "first_response", "planning"),
    ("Imogen", "annual_review", "in_force"),
]


@pytest.mark.parametrize(("name", "process", "state"), STANDS)
def test_each_story_stands_where_it_is_said_to(name: str, process: str, state: str):
    assert case(name, process).state == state


def test_what_is_late_in_the_stories_is_late_by_as_much_as_is_said():
    assert late(clock("Yusuf", "FR-02")) == 7
    assert late(clock("Ruby", "CLK-01")) == 10
    assert 10 <= late(clock("Niamh", "CLK-03", "psychology")) <= 14
    assert late(clock("Callum", "CLK-05")) > 350


def test_dev_has_waited_thirty_days_of_forty_two():
    decision = clock("Dev", "CLK-01")

    assert (areas.ON - decision.starts).days == 30
    assert (decision.due - areas.ON).days == 12


def test_theos_family_may_still_appeal():
    appeal = clock("Theo", "CLK-21")

    assert appeal.is_window
    assert appeal.is_open
    assert appeal.due > areas.ON


def test_ibrahims_family_is_on_day_six_of_fifteen():
    comments = clock("Ibrahim", "CLK-06")

    assert (areas.ON - comments.starts).days + 1 == 6
    assert comments.due == comments.starts + timedelta(days=14)


def test_mayas_review_must_be_finished_in_three_weeks_and_she_decides_for_herself():
    review = clock("Maya", "CLK-11")

    assert 19 <= (review.due - areas.ON).days <= 22
    assert Relationship.objects.get(child=areas.child("Maya"), role="young_person").decides


def test_the_fullest_record_is_full_and_the_emptiest_is_nearly_empty():
    imogen, sky = areas.child("Imogen"), areas.child("Sky")

    assert Event.objects.filter(child=imogen).count() > 100
    assert Deadline.objects.filter(child=imogen).count() >= 20
    assert Child.objects.order_by("-chain_length").first() == imogen
    assert Event.objects.filter(child=sky).count() == 1


def test_every_outcome_is_a_change_and_everything_tried_is_in_the_toolkit():
    outcomes = Strand.objects.filter(kind="outcome").values_list("words", flat=True)
    tried = Strand.objects.filter(kind="provision", body__provision_kind="strategy")

    assert [words for words in set(outcomes) if not is_outcome(words)] == []
    assert {each.body["toolkit"] for each in tried} <= set(every_strategy())


def test_every_process_the_product_knows_is_running_somewhere():
    assert set(Case.objects.values_list("process", flat=True)) == set(PROCESSES)


@pytest.mark.parametrize("key", areas.KEYS)
def test_each_record_opens_for_those_in_the_circle_and_for_nobody_else(key: str):
    visitor = factories.signed_in(areas.person(key))
    visitor.post("/act-as", {"way": areas.ways(key)[0].id})
    seen = set(children_for(areas.actor(key)).values_list("pk", flat=True))

    for child in map(areas.child, areas.STORIES):
        assert visitor.get(f"/children/{child.pk}/").status_code == (200 if child.pk in seen else 404), child


def test_letters_and_plans_on_paper_stand_among_the_documents():
    imogen = Document.objects.filter(child=areas.child("Imogen"))

    assert {"Final EHC plan", "We will assess", "Your final EHC plan"} <= {each.name for each in imogen}
    assert list(missing_documents()) == []
