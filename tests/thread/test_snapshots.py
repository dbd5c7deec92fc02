"""A plan as a snapshot: the same words have the same digest, and two versions can be read side by side."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from goldenthread.thread import events
from goldenthread.thread.models import PlanVersion
from goldenthread.thread.snapshots import compare, digest_of, side_by_side, snapshot_of
from goldenthread.thread.strands import thread_of
from tests import factories as made

pytestmark = [pytest.mark.django_db]


def weave(writing, *, change="Waits for her turn", ids=(None, None)):
    need = events.write_need(writing, words="Following instructions", id=ids[0])
    outcome = events.write_outcome(writing, need=need, change=change, for_whom="Amara", id=ids[1])
    return need, outcome


def snapshot(child, **also):
    return snapshot_of(thread_of(child), purpose="support", child="Amara Okoye", also=also)


def test_the_same_words_have_the_same_digest_whenever_the_snapshot_is_made():
    child = made.child()
    made.write(child, weave)

    assert digest_of(snapshot(child)) == digest_of(dict(reversed(snapshot(child).items())))


@pytest.mark.capability("C054")
def test_the_digest_of_a_version_is_that_of_its_words_as_kept():
    child = made.child()

    def told(writing):
        weave(writing)
        plan = events.write_plan(writing, case=writing.new_id(), kind="support")
        words = {
            "purpose": "support",
            "also": {"starts_on": made.TODAY.isoformat(), "list": ["a", "b"], "sum": 2},
        }
        events.issue_plan(
            writing, case=plan, plan=plan, number=1, status="agreed", snapshot=words, digest=digest_of(words)
        )

    made.write(child, told)

    version = PlanVersion.objects.get(child=child)
    assert digest_of(version.snapshot) == version.digest


@pytest.mark.capability("C176")
def test_a_version_cannot_be_changed():
    child = made.child()

    def told(writing):
        plan = events.write_plan(writing, case=writing.new_id(), kind="support")
        told = {"number": 1, "status": "agreed", "snapshot": {"a": "b"}, "digest": "0" * 64}
        events.issue_plan(writing, case=plan, plan=plan, **told)

    made.write(child, told)

    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.filter(child=child).update(status="other")


@pytest.mark.capability("C054")
def test_a_comparison_names_what_was_added_removed_and_changed():
    child, ids = made.child(), []
    made.write(child, lambda writing: ids.extend(weave(writing)))
    before = snapshot(child, contact="Ruth Patel", review_on=made.TODAY)
    made.write(child, lambda writing: weave(writing, change="Waits for two turns", ids=ids))
    made.write(child, lambda writing: events.write_voice(writing, words="Hello", whose="child", topic="says"))

    found = {
        each.label: each
        for each in compare(before, snapshot(child, review_on=made.TODAY + timedelta(days=7)))
    }

    assert found["in their words"].kind == "added"
    assert found["contact"].kind == "removed"
    assert found["what will change"].kind == found["review on"].kind == "changed"
    assert "need" not in found


def test_a_comparison_speaks_of_days_and_topics_as_people_do():
    child = made.child()
    before = snapshot(child)
    made.write(
        child,
        lambda writing: events.write_voice(writing, words="A song", whose="family", topic="works_at_home"),
    )

    found = compare(before, snapshot(child, review_on=date(2026, 3, 4)))

    said = {each.after[0].text for each in found}
    assert {"what works at home", "the family", "A song", "4 March 2026"} <= said


def test_words_that_differ_are_marked_on_both_sides():
    left, right = side_by_side("waits for her turn", "waits for two turns")

    assert [each.text for each in left if each.differs] == ["her turn"]
    assert [each.text for each in right if each.differs] == ["two turns"]
