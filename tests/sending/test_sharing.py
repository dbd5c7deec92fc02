"""What somebody contributes goes no further than they were promised; a plan goes nowhere without a ground."""

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Refused
from goldenthread.record import verbs as record
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Document, Event
from goldenthread.record.queries import document_for, documents_of
from goldenthread.record.vocabulary import told_to
from goldenthread.rulebook.disclosure import GROUNDS
from goldenthread.sending import policies
from goldenthread.sending.recipients import recipients_of
from tests import factories
from tests.privacy.arranging import at_the_authority
from tests.sending.arranging import around
from tests.sending.papers import page

pytestmark = pytest.mark.django_db


def complaint(about, **more):
    return record.add_document(
        child=about.child.pk, content=page("The SENCO shouted at her."), name="Complaint about the SENCO",
        kind="complaint", by=about.mother, on=factories.TODAY, **more,
    )  # fmt: skip


def names(reader, about) -> list[str]:
    return [each.name for each in documents_of(reader=reader, child=about.child.pk)]


@pytest.mark.security("S077")
def test_a_complaint_reaches_the_authority_and_not_the_school_it_is_about():
    about = around()
    made = complaint(about)
    caseworker = at_the_authority("Dele Ama", Capacity.CASEWORKER)

    assert "Complaint about the SENCO" in names(caseworker, about)
    assert "Complaint about the SENCO" in names(about.mother, about)
    assert "Complaint about the SENCO" not in names(about.senco, about)
    assert "Complaint about the SENCO" not in names(about.father, about)
    with pytest.raises(NotFound):
        document_for(reader=about.senco, child=about.child.pk, document=made)


@pytest.mark.security("S077")
def test_a_complaint_cannot_be_sent_to_anybody_who_may_not_read_it():
    about = around()
    made = Document.objects.get(pk=complaint(about))
    people = recipients_of(about.child, Part.DOCUMENTS, at=factories.AT, sharing=made.sharing)

    assert people == []


@pytest.mark.security("S077")
def test_the_timeline_does_not_name_it_either():
    about = around()
    complaint(about)
    told = Event.objects.filter(told_to(about.senco), child=about.child, name="document_added").order_by(
        "seq"
    )

    assert [each.fields.get("name") for each in told] == ["Reading report", None]


@pytest.mark.security("S077")
def test_whoever_brings_something_can_open_it_to_everyone():
    about = around()
    complaint(about, sharing="everyone")

    assert "Complaint about the SENCO" in names(about.senco, about)


@pytest.mark.security("S085")
def test_a_plan_goes_outside_the_circle_only_on_a_ground_of_the_law():
    assert not policies.may_disclose(Part.PLAN, outside=True, ground="").allowed
    assert not policies.may_disclose(Part.PLAN, outside=True, ground="curiosity").allowed
    assert policies.may_disclose(Part.PLAN, outside=True, ground="ombudsman").allowed
    assert len(GROUNDS) == 12
    with pytest.raises(Refused, match="reg 17"):
        policies.may_disclose(Part.PLAN, outside=True, ground="").or_refuse()
