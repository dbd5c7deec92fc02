"""Many changes at once: the same rows as one change after another, or nothing at all."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from goldenthread.access.actors import the_product
from goldenthread.record.bulk import ChangedMeanwhile, Gathering, IdsInOrder, all_or_nothing, write
from goldenthread.record.changes import Change, change
from goldenthread.record.models import Case, Child, Deadline, Event, Identifier, Relationship, Role
from goldenthread.record.proof import differences
from tests.factories import AT, AUTHORITY, TODAY, days_ago

pytestmark = pytest.mark.django_db
AWKWARD = "Zoë\tO’Neill \\ “Née”\nÅse"


def gathering(on: date = TODAY) -> Gathering:
    return Gathering(by=the_product(AT, AUTHORITY), on=on, calendars={})


def opened(writing: Change, given_name: str = "Amara", **fields: object) -> Child:
    writing.add(
        "record", "opened", given_name=given_name, family_name="Okoye", born=date(2018, 11, 5), **fields
    )
    return writing.child


def asked(writing: Change, on: date) -> None:
    writing.add("needs_assessment", "requested", case=writing.new_id(), on=on)


def verified() -> Iterator[str]:
    return (wrong.says for _, found in differences() for wrong in found)


def test_children_written_together_hold_as_if_written_one_by_one():
    gathered = gathering()
    for place in range(30):
        writing = gathered.new(AUTHORITY)
        opened(writing, f"Child {place}")
        asked(writing, days_ago(place * 10))

    write(gathered.parcel())

    assert Child.objects.count() == Case.objects.count() == 30
    assert list(verified()) == []


def test_every_character_of_a_name_arrives():
    gathered = gathering()
    opened(gathered.new(AUTHORITY), AWKWARD, known_as="Zo\\N")

    write(gathered.parcel())

    child = Child.objects.get()
    assert (child.given_name, child.known_as) == (AWKWARD, "Zo\\N")
    assert Event.objects.get().fields["given_name"] == AWKWARD
    assert list(verified()) == []


def test_a_record_can_be_opened_with_its_numbers_and_its_circle():
    gathered = gathering()
    writing = gathered.new(AUTHORITY)
    number = {"id": writing.new_id(), "scheme": "upn", "value": "F370999919001"}
    tie = {
        "id": writing.new_id(),
        "role": Role.RESPONSIBLE,
        "held_by": AUTHORITY,
        "purpose": "keeps the plan",
    }
    opened(writing, numbers=[number], circle=[tie | {"begins": days_ago(40)}])

    write(gathered.parcel())

    assert Identifier.objects.get().value == "F370999919001"
    assert Relationship.objects.get().begins == days_ago(40)
    assert list(verified()) == []


def a_child_who_asked(on: date) -> Child:
    gathered = gathering()
    writing = gathered.new(AUTHORITY)
    child = opened(writing)
    asked(writing, on)
    write(gathered.parcel())
    return child


def test_a_known_child_is_changed_and_their_clocks_are_run_again():
    child = a_child_who_asked(days_ago(30))
    gathered = gathering()
    writing = gathered.known([child.pk])[child.pk]
    writing.add("needs_assessment", "agreed_to_assess", case=Case.objects.get().pk)

    write(gathered.parcel())

    assert Case.objects.get().state == "assessing"
    assert Deadline.objects.get(clock="CLK-01").met_on == TODAY
    assert list(verified()) == []


def test_a_child_to_whom_nothing_is_added_is_left_alone():
    child = a_child_who_asked(days_ago(30))
    gathered = gathering()
    gathered.known([child.pk])

    parcel = gathered.parcel()

    assert (parcel.children, parcel.put, parcel.insert) == (0, [], [])


def test_a_record_that_somebody_changed_meanwhile_is_not_written_over():
    child = a_child_who_asked(days_ago(30))
    gathered = gathering()
    gathered.known([child.pk])[child.pk].add(
        "needs_assessment", "agreed_to_assess", case=Case.objects.get().pk
    )
    parcel = gathered.parcel()
    with change(child.pk, by=the_product(AT), on=TODAY) as writing:
        writing.add("needs_assessment", "withdrawn", case=Case.objects.get().pk)

    with pytest.raises(ChangedMeanwhile):
        write(parcel)

    assert Case.objects.get().state == "withdrawn"


def test_all_of_a_load_is_written_or_nothing():
    gathered = gathering()
    opened(gathered.new(AUTHORITY))

    def load_and_fail() -> None:
        with all_or_nothing():
            write(gathered.parcel())
            raise ChangedMeanwhile

    with pytest.raises(ChangedMeanwhile):
        load_and_fail()

    assert not Child.objects.exists()


def test_ids_sort_in_the_order_they_were_made():
    ids = IdsInOrder()

    made = [ids(AT) for _ in range(10_000)]

    assert made == sorted(made)
    assert {each.version for each in made} == {7}
    assert len({each.int >> 80 for each in made}) == 1


def test_ids_of_a_later_instant_come_later():
    ids = IdsInOrder()

    assert ids(AT) < ids(AT + timedelta(milliseconds=1))
