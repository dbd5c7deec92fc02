"""A decision has one person who answers for it, with its ground and its evidence; no machine and no day makes one."""

from __future__ import annotations

import inspect
from datetime import date, datetime

import pytest

from goldenthread.access.actors import the_product
from goldenthread.access.rulings import NotAllowed
from goldenthread.assessments.verbs import deciding
from goldenthread.assessments.verbs.deciding import NoReasons
from goldenthread.record.documents import store
from goldenthread.record.models import Document, Event
from goldenthread.record.queries import NotFound
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold
from goldenthread.sending.reading import words_in
from tests.assessments.situations import ASKED, Around, advised, around, requested
from tests.assessments.test_verbs import BECAUSE
from tests.factories import AT

pytestmark = [pytest.mark.django_db, pytest.mark.security("S110")]

DECISIONS = {
    "needs_assessment": ("agreed_to_assess", "refused_to_assess", "agreed_plan", "refused_plan"),
    "annual_review": ("decided", "ceased"),
}
DECIDED = date(2026, 3, 20)


def refused(made: Around) -> Event:
    case = requested(made)
    deciding.refuse_to_assess(case=case, by=made.then(made.caseworker, DECIDED), on=DECIDED, **BECAUSE)
    return Event.objects.get(child_id=made.child.pk, name="refused_to_assess")


def test_a_decision_stands_under_one_named_person_who_acts_for_the_authority():
    made = around()
    event = refused(made)

    assert event.person_id == made.caseworker.person
    assert event.actor == made.caseworker.words


def test_a_refusal_keeps_its_ground_and_its_evidence_as_they_were_told():
    event = refused(around())

    assert {name: event.fields[name] for name in BECAUSE} == BECAUSE


def test_the_words_of_the_appeal_are_kept_as_they_were_sent():
    made = around()
    refused(made)
    letter = Document.objects.get(child=made.child, kind="letter", name__contains="will not assess")
    words = " ".join(words_in(store().get(letter.sha256)).split())

    assert len(letter.sha256) == 64
    assert "appeal" in words
    assert "mediation" in words
    assert BECAUSE["necessary"] in words


@pytest.mark.parametrize("missing", list(BECAUSE))
def test_a_refusal_without_ground_or_evidence_is_not_made(missing: str):
    made = around()
    case = requested(made)

    with pytest.raises(NoReasons):
        deciding.refuse_to_assess(case=case, by=made.caseworker, on=ASKED, **BECAUSE | {missing: " "})


def test_a_plan_refused_without_reasons_or_without_what_was_learned_is_not_refused():
    made = around()
    case = advised(made)

    for told in (
        {"reasons": "", "feedback": "Use the advice"},
        {"reasons": "School can do it", "feedback": ""},
    ):
        with pytest.raises(NoReasons):
            deciding.refuse_plan(case=case, by=made.caseworker, on=date(2026, 6, 1), **told)


def test_the_product_itself_decides_nothing():
    made = around()
    case, machine = requested(made), the_product(AT, made.child.authority_id)

    with pytest.raises((NotAllowed, NotFound)):
        deciding.agree_to_assess(case=case, reasons="A score", by=machine, on=ASKED)
    with pytest.raises((NotAllowed, NotFound)):
        deciding.refuse_to_assess(case=case, by=machine, on=ASKED, **BECAUSE)


def test_a_decision_on_need_or_provision_is_a_step_of_the_authority_alone():
    takes = {
        step: PROCESSES[process].steps[step].by for process, steps in DECISIONS.items() for step in steps
    }

    assert {step for step, by in takes.items() if tuple(by) != (Party.AUTHORITY,)} == set()


def test_no_day_that_passes_decides_anything():
    """Where a case stands is worked out from what was done, and from no day."""
    asks_for = inspect.signature(fold, eval_str=True).parameters

    assert [each.name for each in asks_for.values() if each.annotation in (date, datetime)] == []
