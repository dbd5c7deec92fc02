"""A list of children holds whom and what its owner may take out, and says who took it out, when and why."""

from __future__ import annotations

from uuid import uuid4

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.access.rulings import NotAllowed
from goldenthread.directory.models import Agreement
from goldenthread.record.models import Bar, Shelter
from goldenthread.record.wall import behind
from goldenthread.release import verbs
from goldenthread.release.columns import COLUMNS, columns_for
from tests.factories import AUTHORITY, TODAY, actor, person, post, setting, write
from tests.release.taking import FEW, asked, begun, children, fetched, manager, names_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S080"),
]


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
