"""Why a date: told again from the row, it says what the fold said."""

from datetime import date

import pytest

from goldenthread.access.ids import new_id
from goldenthread.directory.calendars import calendar_of
from goldenthread.directory.models import Closure
from goldenthread.record.citations import address_of
from goldenthread.record.explaining import Explaining, body_words
from goldenthread.record.models import Case, Child, Deadline, Event
from goldenthread.record.projections import happening
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.rule import act, code, practice, regulations
from goldenthread.rulebook.standing import fold
from tests.factories import AT, TODAY, case, child, days_ago, setting, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Child:
    return child()


def explained() -> dict[tuple[str, str], tuple[str, ...]]:
    explaining = Explaining(Case.objects.all(), TODAY)
    return {(row.clock, row.key): explaining.explain(row).why for row in Deadline.objects.all()}


def folded(of: Case) -> dict[tuple[str, str], tuple[str, ...]]:
    process = PROCESSES[of.process]
    events = [happening(event) for event in Event.objects.filter(case_id=of.pk).order_by("seq")]
    standing = fold(process, events, calendar_of(of.setting_id) if process.counts_school_days else None)
    return {(each.clock.id, each.key): each.why(TODAY) for each in standing.deadlines}


@pytest.mark.security("S105")
def test_an_assessment_is_explained_as_the_fold_explains_it(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(70))
    step(amara, request, "agreed_to_assess", on=days_ago(20))
    step(amara, request, "advice_asked", on=days_ago(19), body="psychology")

    assert explained() == folded(Case.objects.get())


def test_school_days_are_explained_on_the_schools_own_calendar(amara: Child):
    school = setting()
    days = {"begins": date(2026, 2, 16), "ends": date(2026, 2, 20)}
    Closure.objects.create(id=new_id(AT), setting=school, kind="holiday", name="half term", **days)
    case(amara, "first_response", "concern_raised", on=date(2026, 2, 10), held_by=school.pk)

    assert explained() == folded(Case.objects.get())
    assert any(
        "half term" in sentence.lower() or "Holidays" in sentence for sentence in explained()["FR-01", ""]
    )


@pytest.mark.parametrize("agreed", [{}, {"review_on": "2026-03-20"}])
def test_a_day_that_was_agreed_is_said_to_be_so(amara: Child, agreed: dict[str, str]):
    concern = case(amara, "first_response", "concern_raised", on=days_ago(30))
    step(amara, concern, "plan_shared", on=days_ago(22))
    step(amara, concern, "plan_agreed", on=days_ago(20), **agreed)

    assert explained() == folded(Case.objects.get())


def test_an_exception_is_told_with_whether_it_holds(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    short = {"ground": "X4", "from": days_ago(50).isoformat(), "to": days_ago(45).isoformat()}
    step(amara, request, "exception_claimed", on=days_ago(9), **short)

    assert explained() == folded(Case.objects.get())
    assert any("does not hold" in sentence for sentence in explained()["CLK-01", ""])


@pytest.mark.parametrize(("decision", "breach"), [("refused_to_assess", False), ("withdrawn", True)])
def test_a_plan_that_was_never_owed_is_not_called_late(amara: Child, decision: str, breach: bool):
    request = case(amara, "needs_assessment", "requested", on=days_ago(160))
    step(amara, request, decision, on=days_ago(5))

    assert explained() == folded(Case.objects.get())
    assert any("breach" in sentence for sentence in explained()["CLK-05", ""]) is breach


def test_explaining_asks_for_no_events_and_no_calendar_unless_needed(amara: Child, django_assert_num_queries):
    case(amara, "needs_assessment", "requested", on=days_ago(60))
    rows, cases = list(Deadline.objects.all()), list(Case.objects.all())

    with django_assert_num_queries(0):
        assert all(Explaining(cases, TODAY).explain(row).why for row in rows)


@pytest.mark.parametrize(
    ("citation", "address"),
    [
        (act("s.36(1)"), "https://www.legislation.gov.uk/ukpga/2014/6/section/36"),
        (regulations("reg 5(1)"), "https://www.legislation.gov.uk/uksi/2014/1530/regulation/5"),
        (code("9.83"), "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25"),
        (practice("working timetable"), ""),
    ],
)
def test_a_rule_leads_to_where_it_can_be_read(citation, address: str):
    assert address_of(citation) == address


def test_a_setting_known_by_its_id_is_not_printed():
    assert body_words("01a20139-f80b-7651-a7b7-60c8fce95dca") == ""
    assert body_words("psychology") == "an educational psychologist"
    assert body_words("social_care") == "social care"
