"""What may be done with a plan, what it leaves on the record, and what is refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from goldenthread.access.rulings import NotAllowed
from goldenthread.plans.content import Content, Place
from goldenthread.plans.verbs import drafting, issuing
from goldenthread.record.changes import OutOfTurn, Stale
from goldenthread.record.circle import children_asked_about, children_for
from goldenthread.record.models import Case, Document, Event
from goldenthread.record.queries import NotFound
from goldenthread.thread.models import PlanVersion, Strand
from goldenthread.thread.snapshots import compare
from tests import factories
from tests.assessments.situations import around, clock, with_post
from tests.plans.situations import BEGUN, FINAL, OAKFIELD, SENT, begun, final, plan_of, sent

pytestmark = pytest.mark.django_db


def need_of(made):
    return Strand.objects.get(child=made.child, kind="need")


def test_a_plan_begins_from_the_thread_and_the_advice_without_typing():
    made = around()

    case = begun(made)

    content = Content.read(plan_of(case).content)
    assert content.texts["C"] == "A need seen by health"
    assert content.texts["H2"] == "Help from social_care, 30 minutes, weekly"


def test_beginning_a_plan_twice_gives_the_same_plan():
    made = around()
    case = begun(made)

    again = drafting.begin_draft(case=case, by=made.caseworker, on=BEGUN)

    assert again == plan_of(case).pk


def test_only_the_responsible_authority_writes_the_plan():
    made = around()
    case = begun(made)

    with pytest.raises(NotAllowed):
        drafting.write_text(
            case=case, section="C", words="x", seen=plan_of(case).version, by=made.parent, on=BEGUN
        )


def test_a_line_changed_in_the_plan_is_changed_on_the_one_thread():
    made = around()
    case, need = begun(made), need_of(made)

    drafting.write_need(
        case=case, told={"text": "Understanding spoken instructions"}, strand=need.pk, seen=plan_of(case).version,
        by=made.caseworker, on=BEGUN,
    )  # fmt: skip

    assert Strand.objects.get(pk=need.pk).words == "Understanding spoken instructions"


@pytest.mark.capability("C054")
def test_a_stale_save_of_a_line_shows_both_texts_and_changes_nothing():
    made = around()
    case, need, seen = begun(made), need_of(made), None
    seen = plan_of(case).version
    told = {"case": case, "strand": need.pk, "seen": seen, "by": made.caseworker, "on": BEGUN}
    drafting.write_need(told={"text": "The first to save"}, **told)

    with pytest.raises(Stale) as stale:
        drafting.write_need(told={"text": "The second to save"}, **told)

    assert stale.value.current["text"] == "The first to save"
    assert stale.value.yours["text"] == "The second to save"
    assert Strand.objects.get(pk=need.pk).words == "The first to save"


def test_a_line_taken_from_advice_keeps_its_author():
    made = around()
    case = begun(made)

    strand = drafting.write_need(
        case=case, told={"text": "A need seen by psychology"}, source="Ines Roy, educational psychologist",
        seen=plan_of(case).version, by=made.caseworker, on=BEGUN,
    )  # fmt: skip

    assert Content.read(plan_of(case).content).sources[str(strand)] == "Ines Roy, educational psychologist"


def test_a_line_left_out_stays_on_the_thread_and_not_in_the_draft():
    made = around()
    case = begun(made)
    voice = Strand.objects.get(child=made.child, words="Mornings are hard at home")

    drafting.leave_out(case=case, strand=voice.pk, out=True, by=made.caseworker, on=BEGUN)
    issuing.serve_draft(case=case, by=made.caseworker, on=SENT)

    version = PlanVersion.objects.get(plan_id=plan_of(case).pk)
    assert [each["words"] for each in version.snapshot["voices"]] == ["I like building with blocks"]
    assert Strand.objects.get(pk=voice.pk).ends is None


def test_a_draft_goes_out_with_section_i_blank_and_gives_the_family_fifteen_days():
    made = around()

    case = sent(made)

    version = PlanVersion.objects.get(plan_id=plan_of(case).pk)
    assert "Section I: School, college or other place" not in version.snapshot["also"]
    assert clock(case, "CLK-06").due == SENT + timedelta(days=14)


def test_a_draft_brings_its_letter_and_its_paper_in_the_same_moment():
    made = around()

    case = sent(made)

    names = set(Document.objects.filter(case_id=case).order_by("pk").values_list("name", flat=True))
    assert {"Your draft EHC plan", "Draft EHC plan, version 1"} <= names


def test_the_family_answers_in_every_way_the_law_gives():
    made = around()
    case, on = sent(made), SENT + timedelta(days=3)

    issuing.answer_draft(
        case=case, words="More speech therapy", setting="Hillside School", meeting=True, sooner=True,
        by=made.then(made.parent, on), on=on,
    )  # fmt: skip

    names = set(Event.objects.filter(case_id=case).order_by("seq").values_list("name", flat=True))
    assert {"views_given", "setting_asked_for", "meeting_asked", "finalising_asked"} <= names


def test_nobody_answers_a_draft_for_the_family():
    made = around()
    case = sent(made)

    with pytest.raises(NotAllowed):
        issuing.answer_draft(case=case, words="Fine", by=made.senco, on=SENT)


def test_the_plan_is_not_made_final_while_the_family_has_time():
    made = around()
    case, on = sent(made), SENT + timedelta(days=14)

    with pytest.raises(OutOfTurn, match="sooner if the family asks"):
        issuing.finalise_plan(
            case=case, place=OAKFIELD, seen=plan_of(case).version, by=made.then(made.caseworker, on), on=on
        )


def test_the_plan_may_be_final_sooner_when_the_family_asks():
    made = around()
    case, on = sent(made), SENT + timedelta(days=2)
    issuing.answer_draft(case=case, sooner=True, by=made.then(made.parent, on), on=on)

    issuing.finalise_plan(
        case=case, place=OAKFIELD, seen=plan_of(case).version, by=made.then(made.caseworker, on), on=on
    )

    assert Case.objects.get(pk=case).state == "final"


def test_a_final_plan_says_at_least_the_type_of_place():
    made = around()
    case = sent(made)

    with pytest.raises(issuing.NotReady, match="type of school"):
        issuing.finalise_plan(
            case=case,
            place=Place(),
            seen=plan_of(case).version,
            by=made.then(made.caseworker, FINAL),
            on=FINAL,
        )


def test_a_final_plan_opens_rights_and_starts_the_year_of_its_review():
    made = around()

    case = final(made)

    assert clock(case, "CLK-21").is_open
    reviews = Case.objects.get(child=made.child, process="annual_review")
    assert clock(reviews.pk, "CLK-10").due == date(FINAL.year + 1, FINAL.month, FINAL.day) - timedelta(days=1)
    assert reviews.lead_name == "Dele Ama"


@pytest.mark.capability("C054")
def test_draft_and_final_can_be_compared_line_by_line():
    made = around()
    case = final(made)

    older, newer = PlanVersion.objects.filter(plan_id=plan_of(case).pk).order_by("number")

    assert [each.label for each in compare(older.snapshot, newer.snapshot)] == [
        "Section I: School, college or other place"
    ]


def test_a_draft_sent_twice_is_one_version():
    made, key = around(), uuid4()
    case = begun(made)

    for _ in range(2):
        issuing.serve_draft(case=case, by=made.caseworker, on=SENT, key=key)

    assert PlanVersion.objects.filter(plan_id=plan_of(case).pk).count() == 1


def consulting(made):
    """A case on which another school has been asked."""
    hillside = factories.setting("Hillside School")
    head = with_post(factories.person("Mary Oduya"), factories.Capacity.HEAD, hillside)
    case = sent(made)
    issuing.consult_settings(
        case=case, settings=[(hillside.pk, hillside.name)], by=made.then(made.caseworker, SENT), on=SENT
    )
    return case, hillside, made.then(head, SENT)


def test_a_consulted_setting_should_answer_within_fifteen_days_and_owes_it_itself():
    case, hillside, _ = consulting(around())

    asked = clock(case, "CLK-07", str(hillside.pk))

    assert (asked.due, asked.setting_id) == (SENT + timedelta(days=15), hillside.pk)


def test_a_consulted_setting_sees_the_draft_and_not_the_record():
    made = around()
    _, _, head = consulting(made)

    assert list(children_asked_about(head)) == [made.child]
    assert not children_for(head).exists()


def test_the_setting_answers_and_the_authority_does_not_answer_for_it():
    made = around()
    case, hillside, head = consulting(made)
    told = {"case": case, "setting": hillside.pk, "can_meet": "yes", "words": "We have a unit", "on": SENT}

    with pytest.raises(NotAllowed):
        issuing.answer_consultation(by=made.caseworker, **told)
    issuing.answer_consultation(by=head, **told)

    assert clock(case, "CLK-07", str(hillside.pk)).met_on == SENT


def test_a_consulted_setting_sees_nothing_once_the_plan_is_final():
    made = around()
    case, _, head = consulting(made)
    issuing.finalise_plan(
        case=case, place=OAKFIELD, seen=plan_of(case).version, by=made.then(made.caseworker, FINAL), on=FINAL
    )

    with pytest.raises(NotFound):
        issuing.answer_consultation(
            case=case,
            setting=head.setting,
            can_meet="yes",
            words="",
            by=made.then(head, FINAL + timedelta(days=1)),
            on=FINAL,
        )


def test_a_line_is_never_tied_to_another_childs_strand():
    made, other = around(), around()
    case = begun(made)
    theirs = Strand.objects.get(child=other.child, kind="need")

    with pytest.raises(NotFound):
        drafting.write_outcome(
            case=case, need=theirs.pk, told={"text": "x", "for_whom": "x"}, seen=plan_of(case).version,
            by=made.caseworker, on=BEGUN,
        )  # fmt: skip
    with pytest.raises(NotFound):
        drafting.write_need(
            case=case,
            told={"text": "x"},
            strand=theirs.pk,
            seen=plan_of(case).version,
            by=made.caseworker,
            on=BEGUN,
        )
