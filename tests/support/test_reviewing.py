"""A review closes a cycle with a result and a next step, and the next one opens with nothing to type again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.changes import OutOfTurn
from goldenthread.record.models import Case, Deadline, Event
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support import queries
from goldenthread.support.pages import form_words
from goldenthread.support.verbs import planning, reviewing
from goldenthread.thread.strands import Topic, thread_of
from tests.support.situations import TODAY, reviewed, with_agreed_plan, with_shared_plan, words

pytestmark = [pytest.mark.django_db]


@pytest.mark.capability("C017")
def test_a_review_closes_the_case_with_its_result_and_next_step():
    family = with_agreed_plan()

    reviewed(family, Result.MET, NextStep.STOP)

    told = family.told("reviewed").fields
    assert family.state() == "reviewed"
    assert (told["result"], told["next_step"], told["what_changed"]) == ("met", "stop", "More starts")


@pytest.mark.capability("C029")
def test_the_review_keeps_the_words_of_the_family():
    family = with_agreed_plan()

    reviewed(family)

    assert thread_of(family.child).voices_on(Topic.FAMILY_VIEW)[0].words == "Better at home"


def test_there_is_no_review_of_what_has_not_begun():
    family = with_shared_plan()

    with pytest.raises(OutOfTurn, match="no support to review"):
        reviewed(family)


@pytest.mark.parametrize("who", ["assistant", "parent", "adviser", "caseworker"])
def test_the_teacher_or_the_senco_writes_down_the_review(who):
    family = with_agreed_plan()

    with pytest.raises(NotAllowed):
        reviewing.review(
            case=family.case, result=Result.MET, next_step=NextStep.STOP, by=getattr(family, who), on=TODAY
        )


def test_stopping_ends_the_help_and_opens_nothing():
    family = with_agreed_plan()

    assert reviewed(family, Result.MET, NextStep.STOP) is None

    assert thread_of(family.child).current(TODAY).provisions == ()


@pytest.mark.capability("C017")
@pytest.mark.parametrize(
    "step", [NextStep.GO_ON, NextStep.NEW_CYCLE, NextStep.SPECIALIST, NextStep.ASSESSMENT]
)
def test_unless_help_stops_the_next_cycle_opens_with_every_word_in_it(step):
    family = with_agreed_plan()

    opened = reviewed(family, Result.PARTLY, step)

    support = queries.support_for(reader=family.teacher, case=opened)
    assert (support.case.process, support.case.state) == ("support_cycle", "planning")
    assert support.case.lead_name == "Ruth Patel"
    assert support.words == words()


def test_the_form_of_the_next_cycle_has_new_days_once_the_old_ones_are_over():
    family = with_agreed_plan()
    support = queries.support_for(reader=family.teacher, case=reviewed(family))
    later = TODAY + timedelta(weeks=6)

    told = form_words(support, later, queries.usual_review(support.case, later))

    assert (told["starts_on"], told["review_on"]) == (later, later + timedelta(weeks=12))
    assert told["what_1"] == "Picture steps on the desk"


def test_the_next_cycle_goes_on_with_the_same_strands():
    family = with_agreed_plan()
    before = {each.id for each in thread_of(family.child).provisions}
    family.case = reviewed(family)

    planning.write_plan(
        case=family.case, words=words(), seen=family.plan().version, by=family.teacher, on=TODAY
    )

    assert {each.id for each in thread_of(family.child).provisions} == before


def test_a_review_sent_twice_opens_one_cycle():
    family, key = with_agreed_plan(), uuid4()
    told = {"case": family.case, "result": Result.PARTLY, "next_step": NextStep.GO_ON}

    first, second = (reviewing.review(**told, by=family.teacher, on=TODAY, key=key) for _ in range(2))

    assert first == second
    assert Case.objects.filter(child=family.child, process="support_cycle").count() == 1


@pytest.mark.capability("C018")
def test_a_review_that_asks_for_a_specialist_is_put_to_the_senco_the_same_day():
    family = with_agreed_plan()

    reviewed(family, Result.PARTLY, NextStep.SPECIALIST)

    clock = Deadline.objects.get(case_id=family.case, clock="FR-03")
    assert family.state() == "deciding"
    assert (clock.owner, clock.starts, clock.is_open) == ("setting", TODAY, True)
    assert "ask a specialist" in family.told("more_help_suggested").fields["reason"]


def test_partly_met_suggests_nothing():
    family = with_agreed_plan()

    reviewed(family, Result.PARTLY, NextStep.NEW_CYCLE)

    assert not Event.objects.filter(child=family.child, name="more_help_suggested").exists()


@pytest.mark.capability("C018")
def test_the_senco_declines_with_a_reason():
    family = with_agreed_plan()
    reviewed(family, Result.NEED_CHANGED)

    reviewing.decline_more_help(case=family.case, reason="Hearing test first", by=family.senco, on=TODAY)

    assert family.told("more_help_declined").fields["reason"] == "Hearing test first"
    assert Deadline.objects.get(case_id=family.case, clock="FR-03").met_on == TODAY


def test_a_class_teacher_does_not_decide_about_more_help():
    family = with_agreed_plan()
    reviewed(family, Result.NEED_CHANGED)

    with pytest.raises(NotAllowed, match="SENCO or the head"):
        reviewing.agree_more_help(case=family.case, step=NextStep.SPECIALIST, by=family.teacher, on=TODAY)


def test_nothing_is_decided_that_nobody_suggested():
    family = with_agreed_plan()

    with pytest.raises(Refused, match="cannot be done now"):
        reviewing.agree_more_help(case=family.case, step=NextStep.SPECIALIST, by=family.senco, on=TODAY)


@pytest.mark.capability("C005")
def test_from_concern_to_the_next_cycle_nobody_is_asked_for_a_diagnosis():
    family = with_agreed_plan()
    family.case = reviewed(family, Result.NOT_MET, NextStep.ASSESSMENT)
    blank = words(area="", says="")
    planning.write_plan(
        case=family.case, words=blank, seen=family.plan().version, by=family.teacher, on=TODAY
    )
    planning.share_plan(case=family.case, seen=family.plan().version, by=family.senco, on=TODAY)

    planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.parent, on=TODAY)

    told = [str(event.fields).lower() for event in Event.objects.filter(child=family.child)]
    assert family.state() == "doing"
    assert not any("diagnos" in each for each in told)
