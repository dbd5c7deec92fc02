"""The one-page plan: written from the toolkit, read and signed by the family, and never overwritten."""

from datetime import timedelta
from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.changes import OutOfTurn, Stale
from goldenthread.record.models import Deadline, Event
from goldenthread.support import queries
from goldenthread.support.onepage import at_home
from goldenthread.support.verbs import planning
from goldenthread.thread.models import Strand
from goldenthread.thread.outcomes import NotAnOutcome
from goldenthread.thread.snapshots import digest_of
from goldenthread.thread.strands import thread_of
from tests.support.situations import TODAY, with_agreed_plan, with_concern, with_plan, with_shared_plan, words

pytestmark = [pytest.mark.django_db]


@pytest.mark.capability("C015")
def test_a_plan_becomes_strands_of_the_thread():
    family = with_plan()

    thread = thread_of(family.child)

    assert thread.needs[0].words == "Following instructions given to the whole class"
    assert thread.outcomes_of(thread.needs[0].id)[0].baseline.startswith("Starts one task")
    assert [each.who for each in thread.provisions_of(thread.outcomes[0].id)] == ["Mrs Patel", "Mr Lewis"]


def test_a_plan_written_again_keeps_its_strands_and_ends_what_was_taken_out():
    family = with_plan()
    before = set(Strand.objects.filter(kind="provision").values_list("pk", flat=True))
    shorter = words(strategies=words().strategies[:1])

    planning.write_plan(
        case=family.case, words=shorter, seen=family.plan().version, by=family.senco, on=TODAY
    )

    assert set(Strand.objects.filter(kind="provision").values_list("pk", flat=True)) == before
    assert Strand.objects.filter(kind="provision", ends=TODAY).count() == 1
    assert queries.support_of(queries.plan_of(family.case) and _case(family)).words == shorter


def _case(family):
    return queries.support_for(reader=family.teacher, case=family.case).case


@pytest.mark.parametrize("weeks", [4, 5, 6])
@pytest.mark.capability("C015")
def test_a_review_four_to_six_weeks_after_the_start_needs_no_reason(weeks):
    assert with_plan(review_on=TODAY + timedelta(weeks=weeks)).plan().content["need"]


@pytest.mark.parametrize("days", [27, 43])
@pytest.mark.capability("C015")
def test_a_review_at_another_time_needs_a_reason(days):
    family = with_concern()
    day = TODAY + timedelta(days=days)

    with pytest.raises(
        planning.ReviewOutOfTime, match="between Monday 30 March 2026 and Monday 13 April 2026"
    ):
        planning.write_plan(case=family.case, words=words(review_on=day), seen=0, by=family.teacher, on=TODAY)
    excused = words(review_on=day, review_reason="The therapist comes then")
    planning.write_plan(case=family.case, words=excused, seen=0, by=family.teacher, on=TODAY)

    assert family.plan().content["review_reason"] == "The therapist comes then"


@pytest.mark.capability("C057")
def test_help_typed_as_the_outcome_is_refused_with_words_that_help():
    family = with_concern()
    wrong = words(change="Amara will receive one-to-one support")

    with pytest.raises(NotAnOutcome, match="what will be given, not what will change"):
        planning.write_plan(case=family.case, words=wrong, seen=0, by=family.teacher, on=TODAY)


def test_a_plan_tries_something():
    family = with_concern()

    with pytest.raises(planning.NothingToTry):
        planning.write_plan(case=family.case, words=words(strategies=()), seen=0, by=family.teacher, on=TODAY)


@pytest.mark.parametrize("who", ["assistant", "parent", "young_person", "adviser", "caseworker"])
def test_only_the_teacher_the_senco_and_the_head_write_the_plan(who):
    family = with_concern()

    with pytest.raises(NotAllowed):
        planning.write_plan(case=family.case, words=words(), seen=0, by=getattr(family, who), on=TODAY)


def test_two_people_writing_at_once_see_both_texts():
    family = with_plan()
    seen = family.plan().version
    planning.write_plan(case=family.case, words=words(measure="Hers"), seen=seen, by=family.teacher, on=TODAY)

    with pytest.raises(Stale) as stale:
        planning.write_plan(
            case=family.case, words=words(measure="Mine"), seen=seen, by=family.senco, on=TODAY
        )

    assert (stale.value.current["measure"], stale.value.yours["measure"]) == ("Hers", "Mine")


def test_a_form_sent_twice_writes_the_plan_once():
    family, key = with_concern(), uuid4()

    for _ in range(2):
        planning.write_plan(case=family.case, words=words(), seen=0, by=family.teacher, on=TODAY, key=key)

    assert Event.objects.filter(child=family.child, name="plan_written").count() == 1


def test_sharing_issues_a_version_under_the_teachers_name():
    family = with_shared_plan()

    version = family.versions()[0]

    assert family.state() == "with_family"
    assert (version.status, version.digest) == ("shared", digest_of(version.snapshot))
    assert [each.name for each in family.signatures()] == ["Ruth Patel"]


@pytest.mark.capability("C176")
def test_the_family_signs_the_very_version_it_read():
    family = with_agreed_plan()

    assert family.state() == "trying"
    assert len(family.versions()) == 1
    assert [each.name for each in family.signatures()] == ["Ruth Patel", "Ngozi Okoye"]


@pytest.mark.capability("C029")
def test_agreeing_meets_the_ten_day_clock_and_starts_the_review():
    family = with_agreed_plan()

    clocks = {each.clock: each for each in Deadline.objects.filter(case_id=family.case).order_by("clock")}

    assert clocks["FR-01"].met_on == TODAY
    assert clocks["FR-02"].due == TODAY + timedelta(weeks=6)


@pytest.mark.capability("C176")
def test_what_the_family_adds_is_in_the_version_it_signs():
    family = with_shared_plan()
    planning.add_at_home(case=family.case, words="A song before shoes", by=family.parent, on=TODAY)

    planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.parent, on=TODAY)

    shared, agreed = family.versions()
    assert "A song before shoes" in str(agreed.snapshot)
    assert "A song before shoes" not in str(shared.snapshot)
    assert agreed.status == "agreed"


@pytest.mark.capability("C022")
def test_the_school_acknowledges_what_the_family_adds():
    family = with_shared_plan()
    planning.add_at_home(case=family.case, words="A song before shoes", by=family.parent, on=TODAY)
    added = at_home(thread_of(family.child), family.case)[0]
    assert added.acknowledged_by == ""

    planning.acknowledge(case=family.case, voice=added.id, by=family.teacher, on=TODAY)

    assert at_home(thread_of(family.child), family.case)[0].acknowledged_by == "Ruth Patel"


def test_what_the_family_writes_again_waits_to_be_acknowledged_again():
    family = with_shared_plan()
    planning.add_at_home(case=family.case, words="A song", by=family.parent, on=TODAY)
    added = at_home(thread_of(family.child), family.case)[0]
    planning.acknowledge(case=family.case, voice=added.id, by=family.teacher, on=TODAY)

    planning.add_at_home(case=family.case, words="Two songs", by=family.parent, on=TODAY)

    (again,) = at_home(thread_of(family.child), family.case)
    assert (again.id, again.words, again.acknowledged_by) == (added.id, "Two songs", "")


@pytest.mark.capability("C176")
def test_a_disagreement_stays_with_the_plan_and_stops_nothing():
    family = with_shared_plan()
    told = {"case": family.case, "seen": family.plan().version, "by": family.parent, "on": TODAY}

    planning.sign(agrees=False, words="She needs speech therapy too", **told)
    planning.sign(agrees=True, **told)

    assert [(each.name, each.agreed) for each in family.signatures()][1:] == [
        ("Ngozi Okoye", False),
        ("Ngozi Okoye", True),
    ]
    assert family.signatures()[1].words == "She needs speech therapy too"


def test_nobody_signs_one_version_twice():
    family = with_agreed_plan()

    with pytest.raises(planning.AlreadySigned):
        planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.parent, on=TODAY)


def test_the_family_does_not_sign_a_plan_that_changed_behind_its_back():
    family = with_shared_plan()
    read = family.plan().version
    planning.write_plan(case=family.case, words=words(measure="New"), seen=read, by=family.teacher, on=TODAY)

    with pytest.raises(Stale):
        planning.sign(case=family.case, agrees=True, seen=read, by=family.parent, on=TODAY)


def test_only_the_family_signs_for_the_family():
    family = with_shared_plan()

    with pytest.raises(NotAllowed, match="Only the parent or the young person"):
        planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.senco, on=TODAY)


@pytest.mark.capability("C023")
def test_the_senco_signs_beside_the_teacher():
    family = with_agreed_plan()

    planning.co_sign(case=family.case, by=family.senco, on=TODAY)

    assert family.signatures()[-1].name == "Helen Ward"


@pytest.mark.capability("C020")
def test_help_starts_before_the_signature_for_a_reason_and_the_family_may_still_sign():
    family = with_shared_plan()

    planning.start_unsigned(case=family.case, reason="Mother is abroad", by=family.teacher, on=TODAY)
    planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.parent, on=TODAY)

    assert family.told("started_unsigned").fields["reason"] == "Mother is abroad"
    assert Deadline.objects.get(case_id=family.case, clock="FR-01").met_on == TODAY


def test_an_agreed_plan_is_changed_by_a_review_and_not_by_the_pen():
    family = with_agreed_plan()

    with pytest.raises(OutOfTurn, match="is being tried"):
        planning.write_plan(
            case=family.case, words=words(), seen=family.plan().version, by=family.teacher, on=TODAY
        )


def test_a_plan_that_is_not_written_cannot_be_shared():
    family = with_concern()

    with pytest.raises(Refused, match="has not been written yet"):
        planning.share_plan(case=family.case, seen=0, by=family.teacher, on=TODAY)
