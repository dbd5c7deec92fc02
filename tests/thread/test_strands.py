"""The thread of a child: typed strands, read with one query, holding from a day to a day."""

from datetime import timedelta

import pytest

from goldenthread.standards.codes.needs import BroadArea, TypeOfNeed
from goldenthread.thread import events
from goldenthread.thread.models import Delivery
from goldenthread.thread.parts import drawn
from goldenthread.thread.strands import ProvisionKind, Topic, thread_of
from tests import factories as made

pytestmark = [pytest.mark.django_db]
EASTER = made.TODAY + timedelta(weeks=5)


@pytest.fixture
def child():
    return made.child()


def weave(writing):
    """One of each kind, as a loader would write them."""
    events.write_voice(writing, words="I like building", whose="child", topic="says")
    need = events.write_need(
        writing, words="Following instructions", area="communication and interaction", census_type="SLCN"
    )
    outcome = events.write_outcome(
        writing, need=need, change="Waits for her turn", for_whom="Amara", baseline="Never", by_when=EASTER,
        measure="Count",
    )  # fmt: skip
    return events.write_provision(
        writing, outcome=outcome, kind="strategy", what="Picture steps", who="Mrs Patel", times_a_week=5, minutes=2,
        group_size=1, place="Class", owner="Oakfield", at_home="Pictures", toolkit="visual_timetable",
    )  # fmt: skip


def test_each_strand_comes_back_with_its_own_fields(child):
    made.write(child, weave)

    thread = thread_of(child)

    (need,), (outcome,), (provision,) = thread.needs, thread.outcomes, thread.provisions
    assert (need.area, need.census_type) == (
        BroadArea.COMMUNICATION_AND_INTERACTION,
        TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION,
    )
    assert (outcome.change, outcome.for_whom, outcome.by_when) == ("Waits for her turn", "Amara", EASTER)
    assert (provision.kind, provision.times_a_week, provision.owner) == (
        ProvisionKind.STRATEGY,
        5,
        "Oakfield",
    )
    assert thread.voices_on(Topic.SAYS)[0].words == "I like building"


def test_the_whole_thread_is_one_query(child, django_assert_num_queries):
    made.write(child, weave)

    with django_assert_num_queries(1):
        thread = thread_of(child)
        assert thread.provisions_of(thread.outcomes_of(thread.needs[0].id)[0].id)


def test_a_strand_that_was_ended_holds_until_the_day_before(child):
    told = []
    made.write(child, lambda writing: told.append(weave(writing)))
    made.write(child, lambda writing: events.end_strand(writing, told[0]), on=EASTER)

    thread = thread_of(child)

    assert thread.current(EASTER - timedelta(days=1)).provisions
    assert not thread.current(EASTER).provisions
    assert not thread.current(made.TODAY - timedelta(days=1)).needs


def test_a_need_whose_area_is_unknown_is_still_a_need(child):
    made.write(child, lambda writing: events.write_need(writing, words="Something is hard"))

    (need,) = thread_of(child).needs

    assert (need.area, need.census_type) == (None, None)


@pytest.mark.capability("C026")
def test_the_picture_counts_what_was_given_of_what_was_written_down(child):
    def told(writing):
        provision = weave(writing)
        events.give_session(writing, provision=provision, given_by="Mrs Patel", minutes=2)
        events.miss_session(writing, provision=provision, reason="Trip")

    made.write(child, told)
    (need,) = drawn(thread_of(child), Delivery.objects.filter(child=child).order_by("version"))

    (provision,) = need["children"][0]["children"]
    assert (provision["done"], provision["planned"]) == (1, 2)
    assert provision["note"] == "Mrs Patel, 5 times a week, 2 minutes each time"
