"""The pages of a yearly review."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.record.models import Case
from tests.assessments.situations import around, browser, read, send
from tests.plans.situations import final

pytestmark = pytest.mark.django_db
MET = date(2027, 5, 4)


def reviews_of(made):
    final(made)
    return Case.objects.get(child=made.child, process="annual_review").pk


def test_the_family_sees_by_when_the_review_must_be_finished(today):
    made = around()
    case = reviews_of(made)
    today(MET)

    page = read(browser(made.parent), reverse("reviews:review", args=[case]))

    assert "22 June 2027" in page
    assert "Anyone may ask for an early review" in page


def test_the_senco_writes_down_the_meeting_and_the_authority_decides(today):
    made = around()
    case = reviews_of(made)
    today(MET)
    day = {"met_on-day": "4", "met_on-month": "5", "met_on-year": "2027"}

    send(browser(made.senco), reverse("reviews:meeting", args=[case]), text="Going well", **day)
    send(
        browser(made.caseworker), reverse("reviews:decision", args=[case]), outcome="keep", reasons="It works"
    )

    page = read(browser(made.parent), reverse("reviews:review", args=[case]))
    assert "The authority decided to keep the plan as it is" in page
    assert "3 May 2028" in page
