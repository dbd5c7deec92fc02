"""The pages of a plan, as each person meets them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.plans.content import Content
from goldenthread.plans.verbs import drafting, issuing
from goldenthread.record.models import Case
from goldenthread.thread.models import PlanVersion, Strand
from tests import factories
from tests.assessments.situations import around, browser, read, send, with_post
from tests.plans.situations import BEGUN, FINAL, SENT, begun, final, plan_of, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sending_day(today):
    today(SENT)


def need_of(made):
    return Strand.objects.get(
        child=made.child, kind="need", words="Following instructions of more than one step"
    )


def test_the_working_copy_shows_the_thread_and_what_a_reader_would_ask():
    made = around()
    case, outcome = begun(made), Strand.objects.get(child=made.child, kind="outcome")
    drafting.write_provision(
        case=case, outcome=outcome.pk, told={"text": "Access to therapy as required"}, seen=plan_of(case).version,
        by=made.caseworker, on=BEGUN,
    )  # fmt: skip

    page = read(browser(made.caseworker), reverse("plans:draft", args=[case]))

    assert "Following instructions of more than one step" in page
    assert "Can “access to”, “as required” be said more exactly?" in page
    assert "A need seen by psychology" in page


def test_the_family_does_not_see_the_working_copy_before_it_is_sent():
    made = around()
    case = begun(made)

    assert browser(made.parent).get(reverse("plans:draft", args=[case])).status_code == 403
    assert browser(made.parent).get(reverse("plans:plan", args=[case])).status_code == 404


def test_a_line_of_advice_goes_into_the_plan_as_it_is():
    made = around()
    case = begun(made)
    address = (
        reverse("plans:new-line", args=[case, "need"]) + "?words=A+need+seen+by+psychology&source=Ines+Roy"
    )

    send(browser(made.caseworker), address)

    strand = Strand.objects.get(child=made.child, kind="need", words="A need seen by psychology")
    assert Content.read(plan_of(case).content).sources[str(strand.pk)] == "Ines Roy"


def test_provision_from_advice_first_asks_which_outcome_it_is_for():
    made = around()
    case = begun(made)

    page = read(
        browser(made.caseworker),
        reverse("plans:new-line", args=[case, "provision"]) + "?words=Daily+practice",
    )

    assert "Which outcome is this provision for?" in page
    assert "Follows two-step instructions on her own" in page


@pytest.mark.capability("C054")
def test_two_people_writing_one_line_both_see_both_texts():
    made = around()
    case, need = begun(made), need_of(made)
    address, client = reverse("plans:line", args=[case, need.pk]), browser(made.caseworker)
    shown = client.get(address).context["form"]
    sent_later = {name: shown[name].value() for name in ("submission", "version", "area")} | {"text": "Mine"}
    send(client, address, text="Theirs")

    answer = client.post(address, {name: value or "" for name, value in sent_later.items()})

    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    assert Strand.objects.get(pk=need.pk).words == "Theirs"


def test_a_section_is_written_as_text():
    made = around()
    case = begun(made)

    send(browser(made.caseworker), reverse("plans:text", args=[case, "J"]), text="None")

    assert Content.read(plan_of(case).content).texts["J"] == "None"


def test_a_line_is_left_out_and_taken_in_again():
    made = around()
    case, need = begun(made), need_of(made)
    client, address = browser(made.caseworker), reverse("plans:include", args=[case, need.pk])

    client.post(address, {"out": "yes"})
    left = Content.read(plan_of(case).content).left_out
    client.post(address, {"out": "no"})

    assert (left, Content.read(plan_of(case).content).left_out) == (frozenset({str(need.pk)}), frozenset())


def test_the_draft_is_sent_from_its_page_and_the_family_reads_it():
    made = around()
    case = begun(made)

    send(browser(made.caseworker), reverse("plans:send", args=[case]))

    page = read(browser(made.parent), reverse("plans:plan", args=[case]))
    assert "It is not final" in page
    assert "Blank in a draft" in page
    assert "Answer the draft plan" in page


def test_the_family_answers_with_the_day_until_which_they_can():
    made = around()
    case, client = sent(made), browser(made.parent)
    address = reverse("plans:answer", args=[case])

    page = read(client, address)
    answer = send(client, address, text="More therapy, please", sooner="on")

    assert "Monday 22 June 2026" in page
    assert answer.status_code == 303


def test_an_answer_that_says_nothing_is_asked_for_something():
    made = around()
    case = sent(made)

    assert send(browser(made.parent), reverse("plans:answer", args=[case])).status_code == 422


def test_a_consulted_head_reads_the_draft_and_answers():
    made = around()
    hillside = factories.setting("Hillside School")
    head = with_post(factories.person("Mary Oduya"), factories.Capacity.HEAD, hillside)
    case = sent(made)
    send(browser(made.caseworker), reverse("plans:consultations", args=[case]), settings=[str(hillside.pk)])
    client, address = browser(head), reverse("plans:reply", args=[case])

    page = read(client, address)
    answer = send(client, address, can_meet="yes", text="We have a unit")

    assert "Following instructions of more than one step" in page
    assert answer.status_code == 303
    assert "We have a unit" in read(browser(made.caseworker), reverse("plans:consultations", args=[case]))


def test_making_it_final_too_soon_says_from_which_day(today):
    made = around()
    case = sent(made)
    today(SENT + timedelta(days=3))

    page = read(browser(made.caseworker), reverse("plans:final", args=[case]))

    assert "Tuesday 23 June 2026" in page


def test_the_final_plan_is_issued_from_its_page_and_read_beside_the_draft(today):
    made = around()
    case = sent(made)
    today(FINAL)
    send(
        browser(made.caseworker),
        reverse("plans:final", args=[case]),
        setting="written",
        name="Oakfield Primary School",
        type="mainstream school",
    )

    page = read(browser(made.parent), reverse("plans:plan", args=[case]))
    changes = read(browser(made.parent), reverse("plans:changes", args=[case, 1, 2]))

    assert Case.objects.get(pk=case).state == "final"
    assert "Final since 23 June 2026" in page
    assert "Oakfield Primary School" in changes


def test_every_version_stays_to_be_read(today):
    made = around()
    case = final(made)
    today(FINAL)

    assert "It is not final" in read(browser(made.parent), reverse("plans:version", args=[case, 1]))
    assert PlanVersion.objects.filter(plan_id=plan_of(case).pk).count() == 2


def test_the_record_page_leads_to_the_plan_and_its_review(today):
    made = around()
    case = final(made)
    today(FINAL)

    page = read(browser(made.parent), reverse("record:child", args=[made.child.pk]))

    assert "Read the final plan" in page
    assert "to be finished by 22 June 2027" in page
    assert reverse("plans:plan", args=[case]) in page


def test_without_a_sent_draft_there_is_nothing_to_be_consulted_about():
    made = around()
    case = begun(made)

    with pytest.raises(issuing.NothingToShow):
        issuing.consult_settings(
            case=case, settings=[(made.setting.pk, "Oakfield")], by=made.caseworker, on=BEGUN
        )
