"""What may be done in an assessment, what it leaves on the record, and what is refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed
from goldenthread.assessments.models import Advice, Submission
from goldenthread.assessments.verbs import advising, deciding, requesting
from goldenthread.record.changes import OutOfTurn
from goldenthread.record.models import Case, Document, Event, Relationship, Role
from goldenthread.record.queries import NotFound
from goldenthread.site.drills.papers import pdf
from tests import factories
from tests.assessments.situations import ASKED, advised, agreed, around, asked, clock, requested

pytestmark = pytest.mark.django_db

LATER = ASKED + timedelta(days=30)
BECAUSE = {
    "has_needs": "She may have needs.",
    "necessary": "Help in school is working.",
    "evidence": "The record.",
}


@pytest.mark.capability("C046")
def test_a_request_sends_what_was_tried_without_anyone_typing_it_again():
    made = around()

    case = requested(made)

    sent = Submission.objects.get(case_id=case)
    tried = sent.snapshot["needs"][0]["outcomes"][0]["provisions"][0]
    assert tried["words"] == "Small group for language"
    assert sent.snapshot["also"]["given"][tried["id"]] == {"done": 3, "planned": 4}


def test_what_was_sent_stays_as_it_was_when_the_thread_goes_on():
    made = around()
    case = requested(made)
    digest = Submission.objects.get(case_id=case).digest

    factories.write(
        made.child,
        lambda writing: writing.add(
            "thread", "strand_written", id=writing.new_id(), kind="need", words="New", case=case
        ),
    )

    assert Submission.objects.get(case_id=case).digest == digest


@pytest.mark.capability("C047")
def test_a_request_starts_every_clock_from_the_day_it_arrived():
    case = requested(around())

    assert clock(case, "CLK-01").due == ASKED + timedelta(weeks=6)
    assert clock(case, "CLK-04").due == ASKED + timedelta(weeks=16)
    assert clock(case, "CLK-05").due == ASKED + timedelta(weeks=20)


def test_a_request_puts_the_authority_into_the_circle_once():
    made = around()

    requested(made)

    assert Relationship.objects.filter(child=made.child, role=Role.RESPONSIBLE, ends=None).count() == 1


def test_a_second_request_is_refused_kindly_while_one_is_open():
    made = around()
    requested(made)

    with pytest.raises(requesting.AlreadyAsked, match="add to that one"):
        requesting.request_assessment(child=made.child.pk, why_now="Again", by=made.senco, on=ASKED)


def test_a_family_may_ask_again_after_a_refusal():
    made = around()
    case = requested(made)
    deciding.refuse_to_assess(case=case, by=made.caseworker, on=ASKED, **BECAUSE)

    again = requested(made, on=ASKED + timedelta(days=30))

    assert again != case


def test_a_request_sent_twice_opens_one_case():
    made, key = around(), uuid4()
    told = {"child": made.child.pk, "why_now": "Now", "by": made.parent, "on": ASKED, "key": key}

    first, second = requesting.request_assessment(**told), requesting.request_assessment(**told)

    assert first == second
    assert Case.objects.filter(child=made.child, process="needs_assessment").count() == 1


def test_an_adviser_brings_a_child_to_attention_and_the_same_clocks_run():
    made = around()
    factories.join(made.child, Role.ADVISER, factories.Person.objects.get(pk=made.psychologist.person))

    case = requesting.request_assessment(
        child=made.child.pk, why_now="I am worried", by=made.psychologist, on=ASKED
    )

    assert Event.objects.filter(case_id=case, name="brought_to_attention").exists()
    assert clock(case, "CLK-05").due == ASKED + timedelta(weeks=20)


def test_someone_outside_the_circle_cannot_ask():
    made, stranger = around(), factories.actor(factories.Capacity.PARENT)

    with pytest.raises(NotFound):
        requesting.request_assessment(child=made.child.pk, why_now="Now", by=stranger, on=ASKED)


@pytest.mark.capability("C047")
@pytest.mark.parametrize(("day", "late"), [(41, 0), (42, 0), (43, 1), (50, 8)])
def test_a_decision_after_day_42_counts_as_late_by_the_day(day, late):
    made = around()
    case, on = requested(made), ASKED + timedelta(days=day)

    deciding.agree_to_assess(case=case, reasons="May need a plan", by=made.then(made.caseworker, on), on=on)

    met = clock(case, "CLK-01")
    assert max(0, (met.met_on - met.due).days) == late


def test_a_refusal_opens_mediation_and_appeal_to_the_family():
    made = around()
    case = requested(made)

    deciding.refuse_to_assess(case=case, by=made.caseworker, on=date(2026, 3, 20), **BECAUSE)

    assert clock(case, "CLK-20").due == date(2026, 5, 20)
    assert clock(case, "CLK-21").due == date(2026, 5, 20)
    assert clock(case, "CLK-21").owner == "family"


def test_a_refusal_taken_back_runs_the_10_and_14_week_clocks_and_closes_the_windows():
    made = around()
    case, back = requested(made), date(2026, 4, 20)
    deciding.refuse_to_assess(case=case, by=made.caseworker, on=date(2026, 3, 20), **BECAUSE)

    deciding.agree_to_assess(case=case, reasons="We were wrong", by=made.then(made.caseworker, back), on=back)

    assert clock(case, "CLK-41c").due == back + timedelta(weeks=14)
    assert clock(case, "CLK-21").is_open is False


def test_only_the_responsible_authority_decides():
    made = around()
    case = requested(made)

    with pytest.raises(NotAllowed, match="responsible local authority"):
        deciding.agree_to_assess(case=case, reasons="Yes", by=made.senco, on=ASKED)


def test_a_decision_cannot_be_made_twice():
    made = around()
    case = agreed(made)

    with pytest.raises(NotAllowed, match="gathering advice"):
        deciding.agree_to_assess(case=case, reasons="Yes", by=made.caseworker, on=ASKED)


def test_the_caseworker_who_takes_a_case_can_be_named():
    made = around()
    case = requested(made)

    deciding.take_case(case=case, by=made.caseworker, on=ASKED)

    assert Case.objects.get(pk=case).lead_name == "Dele Ama"


@pytest.mark.capability("C047")
def test_each_body_asked_has_six_weeks_of_its_own():
    made = around()

    case = asked(made)

    assert clock(case, "CLK-03", "health").due == ASKED + timedelta(days=21 + 42)


def test_an_adviser_who_is_asked_comes_into_the_circle():
    made = around()

    asked(made)

    assert Relationship.objects.filter(
        child=made.child, person=made.psychologist.person, role=Role.ADVISER
    ).exists()


def test_asking_the_same_body_again_is_refused():
    made = around()
    case = asked(made)

    with pytest.raises(advising.NobodyToAsk):
        advising.ask_for_advice(case=case, bodies=[advising.Asked("health")], by=made.caseworker, on=ASKED)


def test_an_empty_answer_never_completes_advice():
    made = around()
    case = asked(made)
    advice = Advice.objects.get(case_id=case, body="psychology")

    with pytest.raises(advising.SaysNothing):
        advising.give_advice(
            case=case, advice=advice.pk, needs="  ", by=made.then(made.psychologist, LATER), on=LATER
        )
    assert clock(case, "CLK-03", "psychology").is_open


def test_the_adviser_asked_gives_their_own_advice():
    made = around()
    case = asked(made)
    advice = Advice.objects.get(case_id=case, body="psychology")

    advising.give_advice(
        case=case, advice=advice.pk, needs="Reading", provision="Daily", outcomes="Reads",
        by=made.then(made.psychologist, LATER), on=LATER,
    )  # fmt: skip

    assert Advice.objects.get(pk=advice.pk).given_by == "Ines Roy"


def test_a_report_alone_is_advice_and_is_kept_as_a_document():
    made = around()
    case = asked(made)
    advice = Advice.objects.get(case_id=case, body="health")

    advising.give_advice(case=case, advice=advice.pk, report=pdf(), by=made.caseworker, on=ASKED)

    assert Document.objects.get(pk=Advice.objects.get(pk=advice.pk).document_id).kind == "report"


def test_an_exception_adds_no_days_to_a_clock():
    made = around()
    case = requested(made)

    deciding.claim_exception(
        case=case, ground="X4", begins=date(2026, 3, 10), ends=date(2026, 4, 12), evidence="Tickets", why="Abroad",
        by=made.caseworker, on=date(2026, 3, 12),
    )  # fmt: skip

    decision = clock(case, "CLK-01")
    assert (decision.due, decision.excused) == (ASKED + timedelta(weeks=6), "X4")


def test_withdrawing_stops_every_clock():
    made = around()
    case = requested(made)

    requesting.withdraw_request(case=case, reason="We are moving", by=made.parent, on=ASKED)

    assert Case.objects.get(pk=case).ended
    assert not any(deadline.is_open for deadline in Case.objects.get(pk=case).deadlines.order_by("pk"))


def test_a_plan_refused_says_why_and_opens_an_appeal():
    made = around()
    case, on = advised(made), date(2026, 6, 1)

    deciding.refuse_plan(
        case=case,
        reasons="School can do it",
        feedback="Use the speech advice",
        by=made.then(made.caseworker, on),
        on=on,
    )

    assert Case.objects.get(pk=case).state == "refused_plan"
    # Two months end in August, when the Tribunal's time for lodging does not run out.
    assert clock(case, "CLK-21").due == date(2026, 9, 1)


def test_nothing_is_decided_after_the_case_has_ended():
    made = around()
    case = requested(made)
    requesting.withdraw_request(case=case, reason="We are moving", by=made.parent, on=ASKED)

    with pytest.raises((NotAllowed, OutOfTurn)):
        deciding.agree_to_assess(case=case, reasons="Yes", by=made.caseworker, on=ASKED)
