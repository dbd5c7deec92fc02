"""The family is asked what they think before the decision and is heard, and is told where there is no duty."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access.rulings import NotAllowed
from goldenthread.assessments.verbs import deciding, hearing
from goldenthread.record.models import Case, Document, Event
from goldenthread.record.proof import differences
from goldenthread.site.drills.papers import pdf
from goldenthread.thread.models import Strand
from tests.assessments.situations import ASKED, agreed, around, browser, read, requested, send

pytestmark = pytest.mark.django_db
SOON = ASKED + timedelta(days=3)
BY_WHEN = {"answer_by-day": "19", "answer_by-month": "3", "answer_by-year": "2026"}
AUTUMN = {"earlier_on-day": "2", "earlier_on-month": "10", "earlier_on-year": "2025"}
PDF = pdf()


@pytest.fixture(autouse=True)
def soon(today):
    today(SOON)


def invited(made):
    case = requested(made)
    hearing.invite_views(
        case=case, answer_by=date(2026, 3, 19), ask="How are mornings?", by=made.caseworker, on=SOON
    )
    return case


def test_the_family_is_asked_with_a_letter_and_no_date_moves():
    made = around()
    case = requested(made)
    before = Case.objects.get(pk=case).state

    send(
        browser(made.caseworker),
        reverse("assessments:invitation", args=[case]),
        ask="How are mornings?",
        **BY_WHEN,
    )

    assert Document.objects.filter(case_id=case, name="Please tell us what you think").exists()
    assert Event.objects.get(case_id=case, name="views_invited").fields["answer_by"] == "2026-03-19"
    assert Case.objects.get(pk=case).state == before


def test_the_family_finds_a_box_on_the_page_and_what_they_write_is_on_the_thread():
    made = around()
    case = invited(made)
    client, address = browser(made.parent), reverse("assessments:views", args=[case])
    page = read(client, reverse("assessments:assessment", args=[case]))

    send(client, address, text="Mornings end in tears")

    assert "The authority asks what you think." in page
    assert address in page
    voice = Strand.objects.get(child=made.child, words="Mornings end in tears")
    assert (voice.body["topic"], voice.body["whose"]) == ("family_view", "Ngozi Okoye")


def test_a_document_of_the_family_stands_with_the_case():
    made = around()
    case = invited(made)
    report = SimpleUploadedFile("report.pdf", PDF, content_type="application/pdf")

    send(
        browser(made.parent),
        reverse("assessments:views", args=[case]),
        document=report,
        name="Therapist’s report",
    )

    assert Document.objects.get(case_id=case, name="Therapist’s report").kind == "other"


def test_an_empty_answer_is_asked_for_something():
    made = around()
    case = invited(made)

    answer = send(browser(made.parent), reverse("assessments:views", args=[case]))

    assert answer.status_code == 422
    assert "Write what you think, or add a document." in answer.content.decode()


def test_a_file_of_another_kind_is_refused_and_the_words_stay():
    made = around()
    case = invited(made)
    odd = SimpleUploadedFile("report.exe", b"MZ nothing to read")

    answer = send(
        browser(made.parent),
        reverse("assessments:views", args=[case]),
        document=odd,
        name="Report",
        text="Tears",
    )

    assert answer.status_code == 422
    assert "Tears" in answer.content.decode()
    assert not Strand.objects.filter(words="Tears").exists()


def test_those_who_decide_read_what_the_family_says_beside_the_decision():
    made = around()
    case = invited(made)
    hearing.give_views(case=case, words="Mornings end in tears", by=made.parent, on=SOON)

    page = read(browser(made.caseworker), reverse("assessments:decision", args=[case]))

    assert "Mornings end in tears" in page


def test_a_caseworker_who_has_not_asked_is_reminded_beside_the_decision():
    made = around()
    case = requested(made)

    page = read(browser(made.caseworker), reverse("assessments:decision", args=[case]))

    assert reverse("assessments:invitation", args=[case]) in page


def test_a_caseworker_writes_down_what_a_parent_said_by_phone_under_their_name():
    made = around()
    case = invited(made)

    send(
        browser(made.caseworker),
        reverse("assessments:views", args=[case]),
        whose="Ngozi Okoye",
        text="Please help",
    )

    assert Strand.objects.get(words="Please help").body["whose"] == "Ngozi Okoye"


def test_views_may_be_given_without_being_asked_but_not_after_the_decision():
    made = around()
    early, late = requested(made), agreed(around())
    hearing.give_views(case=early, words="We are worried", by=made.parent, on=SOON)

    with pytest.raises(NotAllowed):
        hearing.give_views(case=late, words="Late", by=made.caseworker, on=SOON)


def test_the_family_has_time_to_answer():
    made = around()
    case = requested(made)

    with pytest.raises(hearing.NoTimeToAnswer):
        hearing.invite_views(case=case, answer_by=SOON, by=made.caseworker, on=SOON)


def test_no_duty_is_found_with_its_reason_and_the_family_reads_what_they_can_do():
    made = around()
    case = requested(made)

    send(browser(made.caseworker), reverse("assessments:no-duty", args=[case]), reason="assessed", **AUTUMN)

    page = read(browser(made.parent), reverse("assessments:assessment", args=[case]))
    assert Case.objects.get(pk=case).state == "no_duty"
    assert "There was an assessment in the six months before this request (2 October 2025)." in page
    assert "ask again" in page
    assert Document.objects.filter(case_id=case, name="Your request for an EHC needs assessment").exists()


def test_an_assessment_of_long_ago_is_no_reason_and_nothing_is_written():
    made = around()
    case = requested(made)

    answer = send(
        browser(made.caseworker), reverse("assessments:no-duty", args=[case]), reason="assessed",
        **AUTUMN | {"earlier_on-year": "2024"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "more than six months before this request" in answer.content.decode()
    assert Case.objects.get(pk=case).state == "waiting_for_decision"


def test_the_authority_may_assess_although_it_need_not_have_decided():
    made = around()
    case = requested(made)
    deciding.find_no_duty(case=case, reason="plan", earlier_on=date(2024, 5, 1), by=made.caseworker, on=SOON)

    deciding.agree_to_assess(case=case, reasons="Much has changed", by=made.caseworker, on=SOON)

    assert Case.objects.get(pk=case).state == "assessing"


@pytest.mark.parametrize("name", ["invitation", "no-duty"])
def test_the_family_and_the_school_are_kept_out_of_the_authoritys_forms(name):
    made = around()
    case = requested(made)

    for who in (made.parent, made.senco):
        assert browser(who).get(reverse(f"assessments:{name}", args=[case])).status_code == 403


def test_what_was_heard_can_be_rebuilt_from_the_chain():
    made = around()
    case = invited(made)
    hearing.give_views(case=case, words="Tears", document=PDF, name="Report", by=made.parent, on=SOON)

    assert [found for _, found in differences() if found] == []
