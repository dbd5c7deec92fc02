"""The pages of an annual review."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from goldenthread.record.models import Case
from tests.assessments.situations import around, browser, read, send
from tests.plans.situations import final

pytestmark = pytest.mark.django_db
MET = date(2027, 5, 4)
DAY = {"met_on-day": "4", "met_on-month": "5", "met_on-year": "2027"}
CAME = "Ngozi Okoye, mother"


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

    send(browser(made.senco), reverse("reviews:meeting", args=[case]), came=CAME, text="Going well", **DAY)
    send(
        browser(made.caseworker), reverse("reviews:decision", args=[case]), outcome="keep", reasons="It works"
    )

    page = read(browser(made.parent), reverse("reviews:review", args=[case]))
    assert "The authority decided to keep the plan as it is" in page
    assert "3 May 2028" in page


def test_a_meeting_says_who_came_and_the_decision_is_made_beside_it(today):
    made = around()
    case = reviews_of(made)
    today(MET)

    send(browser(made.senco), reverse("reviews:meeting", args=[case]), came=CAME, text="Going well", **DAY)

    page = read(browser(made.caseworker), reverse("reviews:decision", args=[case]))
    assert "The meeting on 4 May 2027" in page
    assert CAME in page
    assert "Going well" in page


def test_a_decision_sent_before_any_meeting_comes_back_with_its_words(today):
    made = around()
    case = reviews_of(made)
    today(MET)

    sent = {"outcome": "keep", "reasons": "It works", "submission": str(uuid4())}
    answer = browser(made.caseworker).post(reverse("reviews:decision", args=[case]), sent)

    assert answer.status_code == 422
    assert "It works" in answer.content.decode()
    assert "The meeting on" not in answer.content.decode()


def test_a_meeting_without_who_came_is_asked_for_it_and_keeps_its_words(today):
    made = around()
    case = reviews_of(made)
    today(MET)

    answer = send(browser(made.senco), reverse("reviews:meeting", args=[case]), text="Going well", **DAY)

    assert answer.status_code == 422
    assert "Write who came." in answer.content.decode()
    assert "Going well" in answer.content.decode()


def test_the_family_reads_who_came_and_is_kept_out_of_the_form(today):
    made = around()
    case = reviews_of(made)
    today(MET)
    send(browser(made.senco), reverse("reviews:meeting", args=[case]), came=CAME, text="Going well", **DAY)

    assert CAME in read(browser(made.parent), reverse("reviews:review", args=[case]))
    assert browser(made.parent).get(reverse("reviews:meeting", args=[case])).status_code == 403
    assert browser(made.parent).get(reverse("reviews:decision", args=[case])).status_code == 403


def test_the_next_step_leads_to_the_meeting_and_then_to_the_decision(today):
    made = around()
    case = reviews_of(made)
    today(MET)
    address = reverse("reviews:next-step", args=[case])
    before = browser(made.caseworker).get(address).url
    send(browser(made.senco), reverse("reviews:meeting", args=[case]), came=CAME, text="Going well", **DAY)

    assert before == reverse("reviews:meeting", args=[case])
    assert browser(made.caseworker).get(address).url == reverse("reviews:decision", args=[case])
    assert browser(made.parent).get(address).url == reverse("reviews:review", args=[case])


@pytest.mark.parametrize(("who", "shown"), [("senco", True), ("caseworker", True), ("parent", False)])
def test_the_record_page_leads_those_who_hold_meetings_to_the_form(who, shown, today):
    made = around()
    case = reviews_of(made)
    today(MET)

    page = read(browser(getattr(made, who)), reverse("record:child", args=[made.child.pk]))

    assert (reverse("reviews:meeting", args=[case]) in page) is shown
