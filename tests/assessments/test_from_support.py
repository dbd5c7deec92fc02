"""From a review of support straight to the request: one link, and nothing typed twice."""

import pytest
from django.urls import reverse

from goldenthread.assessments.verbs.requesting import request_assessment
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.verbs import reviewing
from tests.assessments.situations import browser, read
from tests.support.situations import TODAY, reviewed, with_agreed_plan

pytestmark = pytest.mark.django_db
LINK = "Ask for an EHC needs assessment"


def decided(step=NextStep.ASSESSMENT):
    family = with_agreed_plan()
    reviewed(family, Result.NOT_MET, NextStep.ASSESSMENT)
    reviewing.agree_more_help(case=family.case, step=step, by=family.senco, on=TODAY)
    return family


def page_of(family, who):
    return read(browser(who), reverse("support:plan", args=[family.case]))


def test_the_plan_leads_straight_to_the_request_once_it_is_decided():
    family = decided()

    page = page_of(family, family.senco)

    assert reverse("assessments:request", args=[family.child.pk]) in page
    assert LINK in page


def test_a_decision_for_a_specialist_leads_to_no_request():
    family = decided(NextStep.SPECIALIST)

    assert LINK not in page_of(family, family.senco)


def test_a_class_teacher_is_not_led_where_they_may_not_go():
    family = decided()

    assert LINK not in page_of(family, family.teacher)


def test_the_request_begins_with_what_the_review_found():
    family = decided()

    page = read(browser(family.senco), reverse("assessments:request", args=[family.child.pk]))

    assert "The review chose" in page


def test_the_record_says_that_it_was_decided_and_not_asked_for_yet():
    family = decided()

    page = read(browser(family.senco), reverse("record:child", args=[family.child.pk]))

    assert "it was decided to ask for an assessment" in page


def test_once_it_is_asked_for_nothing_leads_there_again():
    family = decided()
    request_assessment(child=family.child.pk, why_now="Now", by=family.senco, on=TODAY)

    assert LINK not in page_of(family, family.senco)
    record = read(browser(family.senco), reverse("record:child", args=[family.child.pk]))
    assert "it was decided to ask for an assessment" not in record
