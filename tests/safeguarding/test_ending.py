"""The death of a child, and forms that were opened about another child."""

import pytest
from django.urls import reverse

from goldenthread.insight.queries.worklist import Wanted, lines_for
from goldenthread.record.changes import ReadOnly
from goldenthread.record.models import Deadline, Event
from goldenthread.record.proof import rebuild
from goldenthread.rulebook.process import Party
from goldenthread.safeguarding.verbs.ending import record_death
from goldenthread.sending.checks import Leaving, MustNotLeave, or_stop
from goldenthread.support.verbs.concerns import raise_concern
from tests.factories import TODAY, case, child, days_ago, signed_in
from tests.safeguarding.arranging import Family, a_family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def family() -> Family:
    made = a_family()
    case(made.child, "needs_assessment", "requested", on=days_ago(10))
    return made


def died(family: Family) -> None:
    record_death(child=family.child.pk, died_on=days_ago(1), by=family.actors["caseworker"], on=TODAY)
    family.child.refresh_from_db()


@pytest.mark.security("S069")
def test_after_a_death_nothing_is_due_and_nobody_is_reminded(family: Family):
    died(family)

    reader = family.actors["caseworker"]
    assert lines_for(reader=reader, wanted=Wanted(owner=Party.AUTHORITY)).rows == []
    assert not Deadline.objects.filter(is_open=True).exists()


@pytest.mark.security("S069")
def test_the_record_can_be_read_and_not_added_to(family: Family):
    died(family)
    browser = signed_in(family.mother)
    browser.get("/")

    assert browser.get(reverse("record:child", args=[family.child.pk])).status_code == 200
    with pytest.raises(ReadOnly):
        raise_concern(child=family.child.pk, seen="Tired", by=family.actors["class_teacher"], on=TODAY)


@pytest.mark.security("S069")
def test_nothing_is_sent_any_more(family: Family):
    died(family)

    with pytest.raises(MustNotLeave, match="has died"):
        or_stop(Leaving("Dear family", family.child, family.mother.pk, family.actors["caseworker"]))


@pytest.mark.security("S069")
def test_a_rebuild_makes_the_same_rows(family: Family):
    died(family)
    before = list(
        Deadline.objects.order_by("clock", "due").values_list("clock", "due", "is_open", "stopped_on")
    )

    list(rebuild())

    after = list(
        Deadline.objects.order_by("clock", "due").values_list("clock", "due", "is_open", "stopped_on")
    )
    family.child.refresh_from_db()
    assert after == before
    assert family.child.died_on == days_ago(1)


@pytest.mark.security("S065")
@pytest.mark.parametrize(
    "name", ["record:child", "record:dates", "record:timeline", "record:documents", "support:concern"]
)
def test_every_page_says_about_whom_it_is(family: Family, name: str):
    browser = signed_in(family.people["class_teacher"])
    browser.get("/")

    page = browser.get(reverse(name, args=[family.child.pk])).content.decode()

    assert f"Amara Okoye, born on 5 November 2018, reference {family.child.reference}" in page


@pytest.mark.security("S065")
def test_a_form_opened_for_one_child_is_not_taken_for_another(family: Family):
    other = child("Ben", "Okoye")
    browser = signed_in(family.people["class_teacher"])
    browser.get("/")
    address = reverse("support:concern", args=[family.child.pk])
    page = browser.get(address)
    key, events = str(page.context["form"]["submission"].value()), Event.objects.count()
    assert f'name="for_child" value="{family.child.pk}"' in page.content.decode()

    wrong = browser.post(address, {"submission": key, "seen": "Tired", "for_child": str(other.pk)})

    assert wrong.status_code == 422
    assert "opened for another child" in wrong.content.decode()
    assert Event.objects.count() == events
    right = browser.post(address, {"submission": key, "seen": "Tired", "for_child": str(family.child.pk)})
    assert right.status_code == 303
