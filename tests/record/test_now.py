"""Now: what is happening, whose turn it is and by when, in sentences for each reader."""

from datetime import timedelta

import pytest

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record.models import Case, Child, Deadline
from goldenthread.record.pages.now import NowCase, now_of
from tests.factories import TODAY, actor, case, child, days_ago, person, setting, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Child:
    return child(attends=setting())


def now(reader: Actor) -> list[NowCase]:
    return now_of(
        Case.objects.order_by("pk"), Deadline.objects.order_by("due", "pk"), reader, "Oakfield Primary School"
    )


@pytest.mark.capability("C175")
def test_a_family_reads_what_happens_whose_turn_it_is_and_by_when(amara: Child):
    case(amara, "needs_assessment", "requested", on=days_ago(10), lead=person().pk, lead_name="Jo Marsh")

    told = now(actor(Capacity.PARENT))[0]

    assert told.happening == "The local authority is deciding whether to assess."
    assert told.turn == "It is the turn of Jo Marsh at the local authority."
    assert told.by_when == (
        "The local authority must tell you whether there will be an assessment by Friday 3 April 2026."
    )
    assert told.late == ""


@pytest.mark.capability("C175")
def test_what_comes_next_in_law_is_told_too(amara: Child):
    case(amara, "needs_assessment", "requested", on=days_ago(10))

    told = now(actor(Capacity.PARENT))[0]

    assert told.later[-1] == "The local authority must send the final plan by Friday 10 July 2026."


def test_a_day_to_come_that_has_gone_by_too_is_said_to_be_gone(amara: Child):
    case(amara, "needs_assessment", "requested", on=days_ago(200))

    told = now(actor(Capacity.PARENT))[0]

    assert told.later[-1].endswith("That day has passed too: it is 60 days late.")


@pytest.mark.capability("C047")
def test_late_is_said_plainly_with_who_has_it_and_what_to_do(amara: Child):
    case(amara, "needs_assessment", "requested", on=days_ago(50), lead_name="Jo Marsh", lead=person().pk)

    told = now(actor(Capacity.PARENT))[0]

    assert told.late == "This is 8 days later than it should be. It is with Jo Marsh at the local authority."
    assert told.ways_on[0] == "Ask Jo Marsh at the local authority on which day it will be done."
    assert "Complain" in told.ways_on[-1]


@pytest.mark.capability("C047")
def test_family_and_authority_see_the_same_days(amara: Child):
    case(amara, "needs_assessment", "requested", on=days_ago(50))

    mother, caseworker = now(actor(Capacity.PARENT))[0], now(actor(Capacity.CASEWORKER))[0]

    assert mother.by_when == caseworker.by_when.replace("the family", "you")
    assert mother.late == caseworker.late
    assert caseworker.is_yours


def test_good_practice_is_aimed_at_and_never_a_must(amara: Child):
    case(amara, "first_response", "concern_raised", on=days_ago(30), held_by=person().pk)

    told = now(actor(Capacity.PARENT))[0]

    assert " aims to agree a one-page plan" in told.by_when
    assert "must" not in told.by_when
    assert not any("law" in way or "Complain" in way for way in told.ways_on)


def test_a_school_is_called_by_its_name(amara: Child):
    case(
        amara,
        "first_response",
        "concern_raised",
        on=days_ago(3),
        lead_name="Ruth Patel",
        lead=person().pk,
        held_by=person().pk,
    )

    assert now(actor(Capacity.PARENT))[0].turn == "It is the turn of Ruth Patel at Oakfield Primary School."


def test_a_refusal_leaves_the_familys_rights_open_with_their_last_day(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    step(amara, request, "refused_to_assess", on=days_ago(20))

    rights = {right.rule: right.until for right in now(actor(Capacity.PARENT))[0].rights}

    assert rights["CLK-21"] == Deadline.objects.get(clock="CLK-21").due
    assert rights[""] is None


def test_an_ended_case_stays_while_the_family_can_act_on_it(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(140))
    for name, day in [("agreed_to_assess", 100), ("draft_served", 60), ("finalised", 30)]:
        step(amara, request, name, on=days_ago(day))

    assert [told.case.pk for told in now(actor(Capacity.PARENT))] == [request]

    Deadline.objects.update(due=TODAY - timedelta(days=1))
    assert now(actor(Capacity.PARENT)) == []


def test_late_comes_before_what_is_yet_to_come(amara: Child):
    case(amara, "annual_review", "plan_made", on=days_ago(100))
    late = case(amara, "needs_assessment", "requested", on=days_ago(60))

    assert now(actor(Capacity.CASEWORKER))[0].case.pk == late


def test_an_exception_that_holds_is_not_called_late(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    away = {"ground": "X4", "from": days_ago(50).isoformat(), "to": days_ago(10).isoformat()}
    step(amara, request, "exception_claimed", on=days_ago(9), **away)

    told = now(actor(Capacity.PARENT))[0]

    assert told.told is not None
    assert told.told.is_excused
    assert told.late == ""
    assert any("exception is recorded (X4)" in sentence for sentence in told.told.why)


@pytest.mark.capability("C175")
def test_a_family_whose_turn_it_is_reads_until_when_it_may_answer_the_draft(amara: Child):
    of = case(amara, "needs_assessment", "requested", on=days_ago(60))
    for name, day in (("agreed_to_assess", 50), ("agreed_plan", 20), ("draft_served", 2)):
        step(amara, of, name, on=days_ago(day))

    told = now(actor(Capacity.PARENT))[0]

    assert told.turn == "It is your turn."
    assert told.by_when.startswith("You can comment on the draft")
    assert told.by_when.endswith("until Saturday 14 March 2026.")
    assert told.act is not None
    assert told.act.words == "Read the draft plan and answer it"


@pytest.mark.capability("C175")
def test_a_family_that_is_asked_to_sign_has_a_button_to_the_plan(amara: Child):
    of = case(amara, "first_response", "concern_raised", on=days_ago(3))
    step(amara, of, "plan_shared", on=days_ago(1))

    mother, teacher = now(actor(Capacity.PARENT))[0], now(actor(Capacity.CLASS_TEACHER))[0]

    assert mother.act is not None
    assert mother.act.words == "Read the plan and answer it"
    assert not teacher.is_yours


def test_an_act_is_offered_only_to_those_who_may_do_it(amara: Child):
    of = case(amara, "first_response", "concern_raised", on=days_ago(40))
    step(amara, of, "plan_shared", on=days_ago(35))
    step(amara, of, "plan_agreed", on=days_ago(35), review_on=str(days_ago(5)))

    teacher, assistant = now(actor(Capacity.CLASS_TEACHER))[0], now(actor(Capacity.TEACHING_ASSISTANT))[0]

    assert teacher.act is not None
    assert teacher.act.words == "Review it with the family"
    assert assistant.act is None


def test_an_adviser_reads_first_what_their_own_service_is_asked_for(amara: Child):
    of = case(amara, "needs_assessment", "requested", on=days_ago(60))
    step(amara, of, "agreed_to_assess", on=days_ago(50))
    step(amara, of, "advice_asked", on=days_ago(7), body="psychology")

    asked = now(actor(Capacity.ADVISER, body="psychology"))[0]
    other = now(actor(Capacity.ADVISER, body="health"))[0]

    assert (asked.is_yours, other.is_yours) == (True, False)
    assert asked.by_when.endswith("must reply with advice by Monday 6 April 2026.")
    assert asked.act is not None


def test_where_somebody_leads_it_is_their_turn_and_not_everybodys(amara: Child):
    lead = person("Jo Marsh")
    case(amara, "needs_assessment", "requested", on=days_ago(10), lead=lead.pk, lead_name="Jo Marsh")

    assert now(actor(Capacity.CASEWORKER, who=lead))[0].turn == "It is your turn."
    assert now(actor(Capacity.CASEWORKER))[0].turn == "It is the turn of Jo Marsh at the local authority."


def test_who_opened_a_record_in_an_emergency_is_not_told_that_it_is_their_turn(amara: Child):
    case(amara, "first_response", "concern_raised", on=days_ago(3))

    told = now(actor(Capacity.SENCO, seat="emergency"))[0]

    assert told.turn == "It is the turn of Oakfield Primary School."
    assert told.act is None
