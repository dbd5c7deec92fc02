"""The annual review: the meeting, the decision after it, and the year that follows."""

from datetime import date, timedelta

import pytest

from goldenthread.access.rulings import NotAllowed
from goldenthread.record.models import Case
from goldenthread.reviews import verbs
from tests.assessments.situations import around, clock
from tests.plans.situations import FINAL, final

pytestmark = pytest.mark.django_db

MET = date(2027, 5, 4)
DECIDED = date(2027, 5, 20)


def reviewing(made):
    """A plan whose review meeting has been held."""
    final(made)
    case = Case.objects.get(child=made.child, process="annual_review").pk
    verbs.hold_meeting(case=case, met_on=MET, words="Going well", by=made.then(made.senco, MET), on=MET)
    return case


def decided(made, outcome):
    case = reviewing(made)
    verbs.decide_after_review(
        case=case, outcome=outcome, reasons="As agreed", by=made.then(made.caseworker, DECIDED), on=DECIDED
    )
    return case


def test_the_first_review_must_be_finished_on_the_day_before_the_anniversary():
    made = around()

    case = reviewing(made)

    assert clock(case, "CLK-10").due == date(FINAL.year + 1, FINAL.month, FINAL.day) - timedelta(days=1)


def test_the_meeting_alone_does_not_finish_a_review():
    case = reviewing(around())

    assert clock(case, "CLK-10").is_open


@pytest.mark.parametrize("outcome", ["keep", "amend", "cease"])
def test_the_decision_finishes_the_review_and_starts_the_next_year(outcome):
    case = decided(around(), outcome)

    assert clock(case, "CLK-10").met_on == DECIDED
    assert clock(case, "CLK-11").due == date(2028, 5, 19)


def test_nothing_is_decided_before_a_meeting():
    made = around()
    final(made)
    case = Case.objects.get(child=made.child, process="annual_review").pk

    with pytest.raises(NotAllowed, match="Write down the meeting first"):
        verbs.decide_after_review(
            case=case, outcome="keep", reasons="", by=made.then(made.caseworker, MET), on=MET
        )


def test_the_school_does_not_decide():
    made = around()
    case = reviewing(made)

    with pytest.raises(NotAllowed):
        verbs.decide_after_review(
            case=case, outcome="keep", reasons="", by=made.then(made.senco, MET), on=MET
        )


def test_a_meeting_is_not_written_down_before_it_is_held():
    made = around()
    final(made)
    case = Case.objects.get(child=made.child, process="annual_review").pk

    with pytest.raises(verbs.NotYet):
        verbs.hold_meeting(case=case, met_on=MET, words="", by=made.then(made.senco, FINAL), on=FINAL)


def test_a_plan_to_be_ended_stays_in_force_until_nobody_can_appeal():
    made = around()
    case, early, late = decided(made, "cease"), date(2027, 7, 20), date(2027, 7, 21)

    with pytest.raises(NotAllowed, match="stays in force"):
        verbs.end_plan(case=case, reasons="Done", by=made.then(made.caseworker, early), on=early)
    verbs.end_plan(case=case, reasons="Done", by=made.then(made.caseworker, late), on=late)

    assert Case.objects.get(pk=case).state == "ceased"
