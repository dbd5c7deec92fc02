"""The pages of an assessment, as each person meets them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from lxml import html

from goldenthread.assessments.models import Advice, LocalHelp
from goldenthread.assessments.verbs import deciding
from goldenthread.record.models import Case, Document
from tests import factories
from tests.assessments.situations import (
    ASKED,
    agreed,
    around,
    asked,
    browser,
    read,
    requested,
    send,
    with_post,
)

pytestmark = pytest.mark.django_db
SOON = ASKED + timedelta(days=1)
BECAUSE = {"has_needs": "She may.", "necessary": "School helps.", "evidence": "The record."}


@pytest.fixture(autouse=True)
def soon(today):
    today(SOON)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("decision", [{"reasons"}, {"has_needs", "necessary", "evidence"}]),
        ("plan-decision", [{"feedback"}]),
    ],
)
def test_a_decision_asks_only_what_the_chosen_answer_needs(name: str, inside: list[set[str]]):
    made = around()
    case = requested(made) if name == "decision" else asked(made)
    page = browser(made.caseworker).get(reverse(f"assessments:{name}", args=[case])).content.decode()
    opened = html.document_fromstring(page).xpath("//*[contains(@class, 'govuk-radios__conditional')]")

    assert [{box.get("name") for box in each.xpath(".//textarea")} for each in opened] == inside


def case_of(made):
    return Case.objects.get(child=made.child, process="needs_assessment")


@pytest.mark.capability("C046")
def test_a_parent_asks_with_two_answers_and_sees_what_is_sent():
    made = around()
    client, address = browser(made.parent), reverse("assessments:request", args=[made.child.pk])

    page = read(client, address)
    answer = send(client, address, why_now="She is unhappy", consent="on")

    assert "Small group for language" in page
    assert "Given 3 of 4 times planned" in page
    assert answer.url == reverse("assessments:assessment", args=[case_of(made).pk])


def test_the_family_sees_whose_turn_it_is_by_when_and_how_to_get_help():
    made = around()
    case = requested(made)

    page = read(browser(made.parent), reverse("assessments:assessment", args=[case]))

    assert "The local authority is deciding whether to assess." in page
    assert "13 April 2026" in page
    assert "20 July 2026" in page
    assert "Why this date?" in page
    assert "If you disagree" in page


def test_a_caseworker_records_a_request_that_came_by_letter_on_its_own_day():
    made = around()
    address = reverse("assessments:request", args=[made.child.pk])
    arrived = {"received-day": "1", "received-month": "3", "received-year": "2026"}

    send(
        browser(made.caseworker),
        address,
        asked_by="Ngozi Okoye",
        how="letter",
        why_now="Please help",
        **arrived,
    )

    assert case_of(made).opened_on == date(2026, 3, 1)


def test_a_second_request_says_where_the_first_one_is():
    made = around()
    case = requested(made)

    page = read(browser(made.senco), reverse("assessments:request", args=[made.child.pk]))

    assert reverse("assessments:assessment", args=[case]) in page


def test_a_class_teacher_is_told_whom_to_ask():
    made = around()
    address = reverse("assessments:request", args=[made.child.pk])

    assert browser(made.psychologist).get(address).status_code == 404


def test_what_was_sent_can_be_read_by_the_family():
    made = around()
    case = requested(made)

    page = read(browser(made.parent), reverse("assessments:sent", args=[case]))

    assert "She falls behind although help is given" in page
    assert "Mornings are hard at home" in page


def test_a_caseworker_takes_the_case_and_decides():
    made = around()
    case, client = requested(made), browser(made.caseworker)

    client.post(reverse("assessments:lead", args=[case]))
    send(client, reverse("assessments:decision", args=[case]), decision="assess", reasons="May need a plan")

    assert (case_of(made).lead_name, case_of(made).state) == ("Dele Ama", "assessing")


def test_a_refusal_without_the_test_in_law_is_not_accepted_and_keeps_every_word():
    made = around()
    case = requested(made)

    answer = send(
        browser(made.caseworker),
        reverse("assessments:decision", args=[case]),
        decision="refuse",
        has_needs="She may have.",
    )

    assert answer.status_code == 422
    assert "A refusal must answer this" in answer.content.decode()
    assert "She may have." in answer.content.decode()


def test_a_letter_of_refusal_stands_among_the_documents_and_names_who_helps():
    made = around()
    case = requested(made)
    LocalHelp.objects.create(
        id=case, authority_id="330", kind="mediation", name="Even Ground", telephone="0800 000 000"
    )

    deciding.refuse_to_assess(case=case, by=made.caseworker, on=ASKED, **BECAUSE)

    letter = Document.objects.get(case_id=case, name="We will not assess")
    answer = browser(made.parent).get(reverse("record:document", args=[made.child.pk, letter.pk]))
    assert answer.status_code == 200
    assert "Even Ground" in read(browser(made.parent), reverse("assessments:assessment", args=[case]))


def test_a_caseworker_asks_those_whose_advice_the_law_asks_for():
    made = around()
    case = agreed(made, on=SOON)
    address = reverse("assessments:ask-for-advice", args=[case])

    send(browser(made.caseworker), address, also="Speech and language therapy", family_asked="on")

    bodies = set(Advice.objects.filter(case_id=case).order_by("pk").values_list("body", flat=True))
    assert bodies == {
        "family",
        "education",
        "health",
        "psychology",
        "social_care",
        "Speech and language therapy",
    }


def test_the_psychologist_asked_writes_and_the_family_reads(today):
    made = around()
    case = asked(made)
    today(ASKED + timedelta(days=30))
    advice = Advice.objects.get(case_id=case, body="psychology")
    address = reverse("assessments:advice", args=[case, advice.pk])

    send(
        browser(made.psychologist),
        address,
        needs="Holding two things in mind",
        outcomes="Follows",
        provision="Daily",
    )

    assert "Holding two things in mind" in read(browser(made.parent), address)


def test_an_empty_answer_asks_for_each_section(today):
    made = around()
    case = asked(made)
    today(ASKED + timedelta(days=30))
    advice = Advice.objects.get(case_id=case, body="psychology")

    answer = send(browser(made.psychologist), reverse("assessments:advice", args=[case, advice.pk]))

    assert answer.status_code == 422
    assert answer.content.decode().count("Write this section, or add the report.") >= 3


def test_an_exception_is_told_to_the_family():
    made = around()
    case = requested(made)
    days = {
        "begins-day": "3",
        "begins-month": "3",
        "begins-year": "2026",
        "ends-day": "5",
        "ends-month": "4",
        "ends-year": "2026",
    }

    send(
        browser(made.caseworker), reverse("assessments:exception", args=[case]), ground="X4", why="Abroad",
        evidence="Tickets", **days,
    )  # fmt: skip

    assert Document.objects.filter(case_id=case, name="A time limit may not be kept").exists()


@pytest.mark.parametrize("name", ["plan-decision", "exception", "withdrawal", "ask-for-advice"])
def test_every_page_of_the_authority_opens(name):
    made = around()
    case = asked(made)

    assert browser(made.caseworker).get(reverse(f"assessments:{name}", args=[case])).status_code == 200


def test_the_record_page_offers_the_request_and_then_says_where_it_is():
    made = around()
    address = reverse("record:child", args=[made.child.pk])
    before = read(browser(made.parent), address)
    case = requested(made)

    after = read(browser(made.parent), address)

    assert reverse("assessments:request", args=[made.child.pk]) in before
    assert reverse("assessments:assessment", args=[case]) in after


def test_someone_outside_the_circle_finds_nothing():
    made, other = around(), around()
    case = requested(made)

    assert browser(other.parent).get(reverse("assessments:assessment", args=[case])).status_code == 404


def test_the_page_of_an_assessment_tells_an_exception_beside_its_dates():
    made = around()
    case = requested(made)
    deciding.claim_exception(
        case=case, ground="X4", begins=ASKED, ends=date(2026, 4, 5), evidence="Tickets", why="Abroad",
        by=made.caseworker, on=ASKED,
    )  # fmt: skip

    page = read(browser(made.parent), reverse("assessments:assessment", args=[case]))

    assert "No days are added" in page


@pytest.mark.parametrize("name", ["decision", "plan-decision", "exception", "ask-for-advice"])
def test_the_family_is_kept_out_of_the_authoritys_forms(name):
    made = around()
    case = asked(made)

    assert browser(made.parent).get(reverse(f"assessments:{name}", args=[case])).status_code in {403, 404}


def test_a_manager_names_the_services_that_letters_name():
    manager = with_post(factories.person("Ada Nwosu"), factories.Capacity.MANAGER)
    client, address = browser(manager), reverse("assessments:local-help")

    send(client, address, mediation_name="Even Ground", mediation_telephone="0800 000 000")

    assert "Even Ground" in read(client, address)


def test_a_caseworker_cannot_change_the_services():
    made = around()

    assert browser(made.caseworker).get(reverse("assessments:local-help")).status_code == 403
