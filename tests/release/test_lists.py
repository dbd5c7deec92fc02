"""A list of children is taken out with a reason and on the record of each; a large one not by one person alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Looked
from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.directory.models import Agreement, Setting
from goldenthread.record.circle import NotFound
from goldenthread.record.looking import looks_at
from goldenthread.record.models import Bar, Child, Role, Shelter
from goldenthread.record.pages.looking import days_of
from goldenthread.record.wall import behind
from goldenthread.release import verbs
from goldenthread.release.columns import COLUMNS, columns_for
from goldenthread.release.models import Step, TakenOut
from goldenthread.release.verbs import Asked, NamesAChild, NobodyInIt, Wanted
from goldenthread.standards.cells import rows_of
from goldenthread.watch.happenings import happenings
from goldenthread.watch.models import Alert
from goldenthread.watch.watching import watch
from tests.factories import AT, AUTHORITY, TODAY, actor, case, child, join, person, post, setting, write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S080"),
]
NAMES = ("given_name", "family_name")
FEW = 3


def manager(name: str = "Priya Nair", **fields: object) -> Actor:
    who = person(name)
    post(who, Capacity.MANAGER)
    return actor(Capacity.MANAGER, who, organisation="Birmingham City Council", **fields)


def children(how_many: int, school: Setting | None = None, **identity: object) -> list[Child]:
    made = [child(f"Child{number}", attends=school, **identity) for number in range(how_many)]
    for each in made:
        case(each, "first_response", "concern_raised", on=TODAY, seen="Tires")
    return made


def begun(by: Actor, *columns: str, group: str = "cases", reason: str = "Panel on Tuesday") -> TakenOut:
    wanted = Wanted(group=group, columns=columns or NAMES, purpose="meeting", reason=reason)
    with behind(by):
        return verbs.begin(wanted, by=by)


def asked(by: Actor, *columns: str, **more: str) -> TakenOut:
    taken = begun(by, *columns, **more)
    with behind(by):
        return verbs.ask(taken=taken.pk, by=by)


def fetched(taken: TakenOut, by: Actor) -> list[list[str]]:
    with behind(by):
        _, text = verbs.fetch(taken=taken.pk, by=by)
    assert text.startswith("\ufeff")
    return list(rows_of(text.removeprefix("\ufeff")))


def names_in(file: list[list[str]]) -> list[str]:
    return [row[0] for row in file[6:]]


def decided(taken: TakenOut, by: Actor, *, approved: bool = True) -> TakenOut:
    with behind(by):
        return verbs.decide(taken=taken.pk, approved=approved, words="For the panel", by=by)


def test_a_small_list_is_ready_at_once_with_the_chosen_columns_alone():
    children(FEW)
    asker = manager()
    file = fetched(asked(asker, "given_name", "born"), asker)

    assert file[5] == ["First name", "Date of birth", "Taken out"]
    assert names_in(file) == ["Child0", "Child1", "Child2"]
    assert {len(row) for row in file[6:]} == {3}
    assert "Okoye" not in str(file)


def test_who_took_it_out_when_and_why_stands_at_the_top_and_beside_every_row():
    children(FEW)
    asker = manager()
    taken = asked(asker)
    file = fetched(taken, asker)

    who, when = "Priya Nair, SEND manager, Birmingham City Council", "2 March 2026, 09:30"
    assert file[0] == [f"List {taken.reference}, taken out by {who} on {when}"]
    assert file[1] == ["For a meeting about these children: Panel on Tuesday"]
    assert {row[-1] for row in file[6:]} == {f"{taken.reference}, Priya Nair, 2 March 2026, 09:30"}


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless():
    children(1, family_name="=HYPERLINK(0)")
    asker = manager()
    taken = asked(asker)
    with behind(asker):
        _, text = verbs.fetch(taken=taken.pk, by=asker)

    assert "'=HYPERLINK(0)" in text
    assert ",=HYPERLINK" not in text


def test_no_column_tells_where_a_family_lives():
    assert not {"postcode", "address", "telephone"} & set(COLUMNS)
    assert [each.name for each in columns_for(actor(Capacity.CASEWORKER))] == []


def test_a_column_that_is_not_on_the_list_is_refused_however_it_is_asked_for():
    children(FEW)
    with pytest.raises(NotAllowed):
        begun(manager(), "given_name", "postcode")


@pytest.mark.parametrize(
    "capacity",
    [Capacity.CASEWORKER, Capacity.CLASS_TEACHER, Capacity.OFFICER, Capacity.ADMINISTRATOR, Capacity.PARENT],
)
def test_whoever_sees_children_may_not_therefore_take_out_a_list(capacity: Capacity):
    children(FEW)
    with pytest.raises(NotAllowed):
        begun(actor(capacity))


def test_a_senco_takes_out_the_children_of_their_own_school_and_what_is_shared_of_them():
    oakfield, elsewhere = setting(), setting("Elm Grove School")
    children(FEW, oakfield)
    children(FEW, elsewhere)
    who = person("Helen Ward")
    post(who, Capacity.SENCO, oakfield)
    senco = actor(Capacity.SENCO, who, oakfield)
    taken = asked(senco, "given_name", "school", "support")

    assert {row[1] for row in fetched(taken, senco)[6:]} == {"Oakfield Primary School"}
    assert len(names_in(fetched(taken, senco))) == FEW
    Agreement.objects.filter(authority_id=AUTHORITY).update(parts=["record", "placements"])
    assert names_in(fetched(taken, senco)) == []


def test_sheltered_and_barred_children_stand_in_no_list_and_are_not_counted():
    hidden, kin, open_ = children(FEW)
    asker = manager()
    Shelter.objects.create(id=uuid4(), child=hidden, authority_id=AUTHORITY, version=1, begins=TODAY)
    write(
        kin, lambda w: w.add("record", "barred", id=w.new_id(), person=asker.person, kind=Bar.Kind.KIN.value)
    )
    taken = asked(asker)

    assert taken.how_many == 1
    assert names_in(fetched(taken, asker)) == [open_.given_name]


def test_who_is_kept_out_meanwhile_is_left_out_of_the_file():
    first, *others = children(FEW)
    asker = manager()
    taken = asked(asker)
    write(
        first,
        lambda w: w.add("record", "barred", id=w.new_id(), person=asker.person, kind=Bar.Kind.KIN.value),
    )

    assert names_in(fetched(taken, asker)) == [each.given_name for each in others]


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
