"""A large list is not taken out by one person alone; every step is on the record, and after a week nothing is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Looked
from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.circle import NotFound
from goldenthread.record.looking import looks_at
from goldenthread.record.models import Role
from goldenthread.record.pages.looking import days_of
from goldenthread.record.wall import behind
from goldenthread.release import verbs
from goldenthread.release.columns import COLUMNS
from goldenthread.release.models import Step, TakenOut
from goldenthread.release.verbs import Asked, NamesAChild, NobodyInIt
from goldenthread.watch.happenings import happenings
from goldenthread.watch.models import Alert
from goldenthread.watch.watching import watch
from tests.factories import AT, AUTHORITY, TODAY, actor, join, person, post, signed_in
from tests.release.taking import FEW, NAMES, asked, begun, children, decided, fetched, manager, names_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S080"),
]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two children are many, so that a test need not make fifty-one."""
    monkeypatch.setattr("goldenthread.release.policies.ALONE", 2)


@pytest.mark.usefixtures("alone")
def test_a_large_list_waits_for_a_second_person_of_the_same_organisation():
    children(FEW)
    asker, second = manager(), manager("Joe Hart")
    taken = asked(asker)
    with pytest.raises(NotAllowed, match="has to approve"):
        fetched(taken, asker)
    with pytest.raises(NotAllowed, match="their own list"):
        decided(taken, asker)
    with pytest.raises(NotFound):
        decided(taken, manager("Elsewhere", authority="331"))
    decided(taken, second)

    assert len(names_in(fetched(taken, asker))) == FEW
    assert "Approved by Joe Hart" in str(fetched(taken, asker)[2])
    with pytest.raises(NotFound):
        fetched(taken, second)


@pytest.mark.usefixtures("alone")
def test_small_lists_on_one_day_add_up_to_a_large_one():
    children(FEW)
    asker = manager()
    first = asked(asker, group="supported")
    assert first.needs_approval
    decided(first, manager("Joe Hart"), approved=False)
    one = TakenOut.objects.create(
        id=uuid4(), reference="LI-1", person_id=asker.person, who="", authority_id=AUTHORITY, group="cases",
        columns=list(NAMES), purpose="meeting", reason="r", children=[uuid4(), uuid4()], how_many=2, begun_at=AT,
        asked_at=AT, until=AT + timedelta(days=7),
    )  # fmt: skip
    small = begun(asker)
    TakenOut.objects.filter(pk=small.pk).update(children=small.children[:1], how_many=1)
    with behind(asker):
        assert verbs.ask(taken=small.pk, by=asker).needs_approval
    assert one.how_many == 2


def test_the_database_keeps_a_large_list_closed_whatever_our_own_code_says():
    children(FEW)
    taken = begun(manager())
    with pytest.raises(IntegrityError, match="a_large_list_is_approved_by_another"), transaction.atomic():
        TakenOut.objects.filter(pk=taken.pk).update(how_many=51, until=AT)
    with pytest.raises(IntegrityError, match="a_large_list_is_approved_by_another"), transaction.atomic():
        TakenOut.objects.filter(pk=taken.pk).update(
            how_many=51, until=AT, approved=True, decided_by=taken.person_id
        )


@pytest.mark.usefixtures("alone")
def test_whoever_decides_reads_what_the_list_holds_as_it_is_called_everywhere():
    children(FEW)
    taken = asked(manager())
    second = person("Tom Reed")
    post(second, Capacity.MANAGER)

    page = signed_in(second).get(reverse("release:decide", args=[taken.pk])).content.decode()

    assert f"asks for list {taken.reference}. Children for whom something is open." in page


@pytest.mark.usefixtures("alone")
def test_a_refused_list_is_not_taken_out_and_holds_nobody_any_more():
    children(FEW)
    asker = manager()
    taken = decided(asked(asker), manager("Joe Hart"), approved=False)

    assert taken.children == []
    with pytest.raises(NotAllowed, match="refused"):
        fetched(taken, asker)


@pytest.mark.usefixtures("alone")
def test_an_officer_is_told_of_a_large_list_at_once():
    children(FEW)
    who = person("Pat Lyle", "officer@example.org")
    post(who, Capacity.OFFICER)
    taken = asked(manager())
    alert = Alert.objects.get()

    assert (alert.kind, alert.about) == ("big_list", taken.pk)
    assert "3 children" in alert.told
    assert "Child0" not in alert.told


def test_a_list_is_fetched_for_seven_days_and_then_nothing_of_it_is_kept():
    children(FEW)
    asker = manager()
    taken = asked(asker)
    late = replace(asker, at=AT + timedelta(days=7))
    assert fetched(taken, replace(asker, at=AT + timedelta(days=6, hours=23)))
    with pytest.raises(NotAllowed, match="seven days"):
        fetched(taken, late)

    watch(late.at)
    assert TakenOut.objects.get().children == []
    watch(late.at + timedelta(hours=1))
    assert Step.objects.filter(what="gone").count() == 1


def test_a_list_nobody_asked_for_is_gone_after_a_day():
    children(FEW)
    begun(manager())
    watch(AT + timedelta(days=2))

    assert not TakenOut.objects.exists()


def test_a_reason_that_names_a_child_is_refused_for_every_family_reads_it():
    children(FEW)
    with pytest.raises(NamesAChild):
        begun(manager(), reason="To talk about Child1 Okoye")


def test_a_list_is_asked_for_once():
    children(FEW)
    asker = manager()
    taken = asked(asker)
    with pytest.raises(Asked), behind(asker):
        verbs.ask(taken=taken.pk, by=asker)


def test_nobody_else_takes_out_somebodys_list():
    children(FEW)
    taken = asked(manager())
    with pytest.raises(NotFound):
        fetched(taken, manager("Joe Hart"))


def test_a_list_of_nobody_is_not_begun():
    with pytest.raises(NobodyInIt):
        begun(manager(), group="plans")


def test_the_family_of_every_child_reads_who_took_the_child_out_in_a_list_and_why():
    made = children(FEW)
    parent = person("Ngozi Okoye")
    join(made[1], Role.PARENT, parent)
    asker = manager()
    fetched(asked(asker), asker)

    assert set(Looked.objects.filter(act="export").values_list("child_id", flat=True)) == {c.pk for c in made}
    reader = actor(Capacity.PARENT, parent)
    [day] = days_of(looks_at(child=made[1].pk, reader=reader).rows)
    [visitor] = day.visitors
    assert visitor.name == "Priya Nair"
    assert visitor.did == "took the child out in a list"
    assert "a meeting about these children (Panel on Tuesday)" in visitor.why[0]


def test_the_first_rows_are_seen_and_that_is_written_down():
    children(FEW)
    asker = manager()
    taken = begun(asker)
    with behind(asker):
        rows = verbs.preview(taken, by=asker)

    assert rows == [["Child0", "Okoye"], ["Child1", "Okoye"], ["Child2", "Okoye"]]
    assert Looked.objects.filter(act="list", part="lists").count() == FEW


@pytest.mark.security("S152")
@pytest.mark.usefixtures("alone")
def test_asked_approved_fetched_and_gone_stand_among_the_security_events():
    children(FEW)
    asker, second = manager(), manager("Joe Hart")
    taken = decided(asked(asker), second)
    fetched(taken, asker)
    watch(AT + timedelta(days=8))
    officer = actor(Capacity.OFFICER)
    told = [
        each.words for each in happenings(officer, TODAY, TODAY + timedelta(days=30)) if each.kind == "list"
    ]

    assert sorted(told) == sorted(
        f"{did} of 3 children ({taken.reference})"
        for did in ("asked for a list", "approved a list", "took out a list", "can no longer take out a list")
    )


def test_a_list_costs_the_same_statements_for_few_and_for_many():
    counted = []
    asker = manager()
    for how_many in (1, 12):
        children(how_many)
        taken = asked(asker, *COLUMNS)
        counted.append(statements(taken, asker))

    assert counted[0] == counted[1]


def statements(taken: TakenOut, by: Actor) -> int:
    with CaptureQueriesContext(connection) as caught:
        fetched(taken, by)
    return len(caught)


def test_whoever_may_not_take_out_lists_any_more_gets_none():
    children(FEW)
    asker = manager()
    taken = asked(asker)
    with pytest.raises(Refused):
        fetched(taken, replace(asker, capacity=Capacity.CASEWORKER))
