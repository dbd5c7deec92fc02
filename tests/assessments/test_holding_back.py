"""A family reads an advice as it was sent; what the law lets one hold back is named, with its ground and reason."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from goldenthread.access.rulings import NotAllowed
from goldenthread.assessments.models import Advice
from goldenthread.assessments.verbs import advising, deciding, holding_back
from goldenthread.assessments.verbs.holding_back import Held
from goldenthread.plans.verbs import drafting
from goldenthread.record.models import Document, Event
from tests.assessments.situations import ASKED, Around, around, asked, browser, read, send
from tests.sending.papers import page

pytestmark = pytest.mark.django_db
THEN = ASKED + timedelta(days=30)
NEEDS = "Holding two things in mind.\nShe told me of her uncle."
OUTCOMES, PROVISION = "Follows three steps", "Small group, weekly"


@pytest.fixture(autouse=True)
def then(today):
    today(THEN)


def given(made: Around, *, report: bool = False) -> tuple[UUID, UUID]:
    """The psychologist's advice is in."""
    case = asked(made)
    advice = Advice.objects.get(case_id=case, body="psychology")
    advising.give_advice(
        case=case, advice=advice.pk, needs=NEEDS, outcomes=OUTCOMES, provision=PROVISION,
        report=page("Report of the psychologist") if report else b"", by=made.then(made.psychologist, THEN), on=THEN,
    )  # fmt: skip
    return case, advice.pk


def held(part: str = "needs", *, tells: bool = True, reason: str = "The uncle is named") -> Held:
    return Held(part=part, ground="third_party", reason=reason, tells=tells)


def hold(made: Around, case: UUID, advice: UUID, what: Held) -> None:
    holding_back.hold_back(case=case, advice=advice, held=what, by=made.then(made.caseworker, THEN), on=THEN)


def the_page(case: UUID, advice: UUID, name: str = "advice") -> str:
    return reverse(f"assessments:{name}", args=[case, advice])


@pytest.mark.security("S078")
def test_a_family_reads_an_advice_word_for_word_as_it_was_sent():
    made = around()
    told = read(browser(made.parent), the_page(*given(made)))

    assert all(line in told for line in (*NEEDS.splitlines(), OUTCOMES, PROVISION))
    assert "held back" not in told


@pytest.mark.security("S078")
def test_a_caseworker_holds_one_part_back_and_the_family_reads_that_and_why():
    made = around()
    about = given(made)
    caseworker, parent = browser(made.caseworker), browser(made.parent)
    send(
        caseworker, the_page(*about, "hold-back"), part="needs", ground="third_party", tells="yes",
        reason="The uncle is named",
    )  # fmt: skip
    told, whole = (read(each, the_page(*about)) for each in (parent, caseworker))

    assert "uncle" not in told
    assert OUTCOMES in told
    assert PROVISION in told
    assert "A part was held back. The reason in law: It is about somebody else who has not agreed" in told
    assert "She told me of her uncle." in whole
    assert "This part is held back from the family." in whole


@pytest.mark.security("S078")
def test_where_the_ground_may_not_be_told_the_family_reads_only_that_a_part_was_held_back():
    made = around()
    about = given(made)
    hold(made, *about, held(tells=False))
    told = read(browser(made.parent), the_page(*about))

    assert "A part was held back. You can ask the caseworker about it" in told
    assert "somebody else" not in told


@pytest.mark.security("S078", "S032")
def test_a_report_that_is_held_back_is_not_found_among_the_documents_either():
    made = around()
    about = given(made, report=True)
    report = Document.objects.get(kind="report")
    address, parent = reverse("record:document", args=[made.child.pk, report.pk]), browser(made.parent)
    before = parent.get(address).status_code
    hold(made, *about, held("report"))

    assert (before, parent.get(address).status_code) == (200, 404)
    assert address not in read(parent, the_page(*about))
    assert address not in read(parent, reverse("assessments:assessment", args=[about[0]]))
    assert browser(made.caseworker).get(address).status_code == 200


@pytest.mark.security("S078")
def test_ground_and_reason_of_each_part_stay_on_the_record_and_the_reason_is_never_told_to_the_family():
    made = around()
    about = given(made)
    hold(made, *about, held(reason="Quillonrise"))
    kept = Event.objects.get(child=made.child, name="advice_held_back")
    timeline = reverse("record:timeline", args=[made.child.pk])

    assert (kept.fields["part"], kept.fields["ground"], kept.fields["reason"]) == (
        "needs", "third_party", "Quillonrise",
    )  # fmt: skip
    assert "Quillonrise" not in read(browser(made.parent), timeline)
    assert "Quillonrise" in read(browser(made.caseworker), timeline)


@pytest.mark.security("S078")
def test_a_part_is_shown_again_with_a_reason():
    made = around()
    about = given(made, report=True)
    hold(made, *about, held())
    hold(made, *about, held("report"))
    caseworker = browser(made.caseworker)
    for part in ("needs", "report"):
        send(caseworker, the_page(*about, "show-again"), part=part, reason="The uncle agrees")
    told = read(browser(made.parent), the_page(*about))

    assert "She told me of her uncle." in told
    assert "Open the report" in told
    assert Event.objects.filter(child=made.child, name="advice_shown").count() == 2


@pytest.mark.security("S078", "S108")
def test_a_form_that_is_sent_twice_holds_a_part_back_once():
    made = around()
    about = given(made)
    caseworker, address = browser(made.caseworker), the_page(*about, "hold-back")
    key = caseworker.get(address).context["form"].initial["submission"]
    told = {"part": "needs", "ground": "third_party", "tells": "yes", "reason": "The uncle is named"}
    answers = [caseworker.post(address, {"submission": key, **told}).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert Event.objects.filter(child=made.child, name="advice_held_back").count() == 1


@pytest.mark.security("S078")
@pytest.mark.parametrize("who", ["parent", "senco", "psychologist"])
def test_only_the_authority_holds_anything_back(who: str):
    made = around()
    case, advice = given(made)
    by = made.then(getattr(made, who), THEN)

    with pytest.raises(NotAllowed):
        holding_back.hold_back(case=case, advice=advice, held=held(), by=by, on=THEN)
    assert browser(by).get(the_page(case, advice, "hold-back")).status_code == 403


@pytest.mark.security("S078")
def test_nothing_is_held_back_without_a_ground_and_a_reason_nor_twice_nor_what_is_not_there():
    made = around()
    about = given(made)
    with pytest.raises(holding_back.NoGround):
        hold(made, *about, held(reason=""))
    with pytest.raises(holding_back.NotThere):
        hold(made, *about, held("report"))
    hold(made, *about, held())
    with pytest.raises(holding_back.NotThere):
        hold(made, *about, held())


@pytest.mark.security("S078")
def test_what_is_held_back_does_not_come_to_the_family_through_the_plan():
    made = around()
    case, advice = given(made)
    hold(made, case, advice, held())
    by = made.then(made.caseworker, THEN)
    deciding.agree_plan(case=case, reasons="A plan is necessary", by=by, on=THEN)
    drafting.begin_draft(case=case, by=by, on=THEN)
    draft = read(browser(made.caseworker), reverse("plans:draft", args=[case]))

    assert "She told me of her uncle." not in draft
    assert OUTCOMES in draft
