"""A whole assessment, from the request to the final plan and the clock of its first review; no diagnosis anywhere."""

import json
from datetime import date, timedelta

import pytest

from goldenthread.assessments.models import Submission
from goldenthread.assessments.verbs import deciding, requesting
from goldenthread.record.models import Case, Deadline, Document, Event
from goldenthread.record.proof import differences
from goldenthread.standards.codes import needs
from goldenthread.thread.models import PlanVersion, Strand
from tests.assessments.situations import ASKED, around, clock
from tests.plans.situations import FINAL, final, plan_of

pytestmark = pytest.mark.django_db


@pytest.mark.capability("C047")
def test_every_clock_of_a_case_that_keeps_time_is_met_in_time():
    case = final(around())

    owed = Deadline.objects.filter(case=case, is_window=False).order_by("due", "pk")
    assert {each.clock for each in owed if each.met_on} >= {
        "CLK-01",
        "CLK-02",
        "CLK-03",
        "CLK-05",
        "CLK-08",
        "CLK-09",
    }
    assert not any(each.is_open for each in owed)
    assert all(each.met_on <= each.due for each in owed if each.met_on)


def test_the_final_plan_was_due_twenty_weeks_after_the_request():
    case = final(around())

    assert (clock(case, "CLK-05").due, clock(case, "CLK-05").met_on) == (ASKED + timedelta(weeks=20), FINAL)


@pytest.mark.capability("C005")
def test_a_child_gets_a_plan_with_every_diagnosis_field_empty():
    made = around()
    case = final(made)

    strands = Strand.objects.filter(child=made.child).order_by("pk")
    told = json.dumps(
        [*strands.values_list("body", flat=True), Submission.objects.get(case_id=case).snapshot]
    )
    assert Case.objects.get(pk=case).state == "final"
    assert not any("diagnos" in name for strand in strands for name in strand.body)
    assert not any(f'"{each.value}"' in told for each in needs.TypeOfNeed)


def test_each_decision_of_a_case_has_its_letter():
    case = final(around())

    told = Event.objects.filter(case_id=case, name="document_added").order_by("seq")
    assert [event.fields["letter"] for event in told if event.fields.get("letter")] == [
        "L1",
        "L2",
        "L6",
        "L8",
    ]


def test_letters_are_addressed_to_the_parent_and_that_is_frozen():
    case = final(around())

    letter = Event.objects.filter(case_id=case, name="document_added", fields__letter="L8").get()
    assert letter.fields["addressed_to"] == ["Ngozi Okoye"]


def test_letters_go_to_the_young_person_once_compulsory_school_age_is_over():
    from_sixteen = around(born=date(2009, 1, 10))

    case = final_of_a_young_person(from_sixteen)

    letter = Event.objects.filter(case_id=case, name="document_added", fields__letter="L2").get()
    assert letter.fields["addressed_to"] == ["Amara Okoye"]


def final_of_a_young_person(made):
    """A request recorded for a young person by the authority, and agreed."""
    case = requesting.request_assessment(
        child=made.child.pk,
        why_now="I want help",
        asked_by="Amara Okoye",
        how="phone",
        by=made.caseworker,
        on=ASKED,
    )
    return deciding.agree_to_assess(case=case, reasons="Yes", by=made.caseworker, on=ASKED)


def test_the_final_version_is_what_was_printed_and_cannot_change():
    case = final(around())

    version = PlanVersion.objects.get(plan_id=plan_of(case).pk, status="final")
    paper = Document.objects.get(case_id=case, name="Final EHC plan")
    assert (
        version.snapshot["also"]["Section I: School, college or other place"]
        == "Oakfield Primary School, mainstream school"
    )
    assert paper.media_type == "application/pdf"


def test_every_row_of_a_whole_case_follows_from_its_events():
    final(around())

    assert [found for _, each in differences() for found in each] == []
