"""Where a child learns: places named and taken up, and the school's place in the circle that comes with one."""

from datetime import date

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.placements.events import Place, begin_place, end_place, name_place
from goldenthread.placements.models import Placement
from goldenthread.placements.pages import line, places_page
from goldenthread.placements.parts import places
from goldenthread.placements.queries import attended_by, placements_of
from goldenthread.record.circle import children_for
from goldenthread.record.models import Relationship, Role
from goldenthread.record.parts import RecordView
from goldenthread.record.proof import differences
from tests.factories import (
    TODAY,
    actor,
    child,
    days_ago,
    join,
    person,
    post,
    setting,
    signed_in,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return child("Amara")


def begins(about, school, on=TODAY, **more):
    place = Place(setting=school.pk, place=school.name, **more)
    write(about, lambda writing: begin_place(writing, place), on=on)
    return Placement.objects.latest("pk")


def test_a_school_sees_a_child_from_the_day_they_begin_there(amara):
    school = setting("Beech Special School")

    begins(amara, school, on=days_ago(10))

    assert children_for(actor(Capacity.SENCO, at=school)).get() == amara


def test_a_school_sees_a_child_no_longer_once_they_have_left(amara):
    school = setting("Beech Special School")
    place = begins(amara, school, on=days_ago(100))

    write(amara, lambda writing: end_place(writing, place.pk), on=days_ago(5))

    assert not children_for(actor(Capacity.SENCO, at=school)).exists()
    assert Placement.objects.get().ends == days_ago(5)


def test_a_place_that_is_only_named_gives_the_school_no_sight_of_the_child(amara):
    school = setting("Beech Special School")

    write(amara, lambda writing: name_place(writing, Place(setting=school.pk, place=school.name)))

    assert not Relationship.objects.filter(role=Role.ATTENDS).exists()


def test_a_school_that_is_in_the_circle_already_is_not_put_there_twice():
    school = setting()
    about = child(attends=school)

    begins(about, school)

    assert Relationship.objects.filter(role=Role.ATTENDS, child=about).count() == 1


def test_every_row_follows_from_the_events(amara):
    school = setting()
    place = begins(amara, school, on=days_ago(50), in_sen_unit=True)
    write(
        amara, lambda writing: name_place(writing, Place(arrangement="OLA", place="Taught at home", rank=2))
    )
    write(amara, lambda writing: end_place(writing, place.pk))

    assert [wrong for _, found in differences() for wrong in found] == []


def test_the_page_tells_now_named_and_before_apart(amara):
    old = begins(amara, setting("Old School"), on=days_ago(500))
    write(amara, lambda writing: end_place(writing, old.pk), on=days_ago(200))
    begins(amara, setting("New School"), on=days_ago(199))
    write(amara, lambda writing: name_place(writing, Place(place="New School")))

    page = places_page(placements_of(amara, reader=actor(Capacity.CASEWORKER)), on=TODAY)

    assert [each.place for each in page.now] == ["New School"]
    assert [each.place for each in page.named] == ["New School"]
    assert [each.place for each in page.before] == ["Old School"]


def test_a_child_on_the_roll_learns_there_whether_or_not_a_place_was_written_down():
    ada = child("Ada", attends=setting("Oakfield Primary School"))
    reader = actor(Capacity.CASEWORKER)

    page = places_page([], on=TODAY, attended=attended_by(ada, reader=reader))

    assert [each.place for each in page.now] == ["Oakfield Primary School"]


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        ({}, ""),
        ({"in_sen_unit": True}, "in the special educational needs unit"),
        (
            {"in_resourced_provision": True, "rank": 2},
            "a second place, beside the main one, in the resourced provision",
        ),
        ({"residential": "B"}, "stays there all year"),
        ({"work_based": "S"}, "a supported internship"),
    ],
)
def test_what_is_special_about_a_place_is_said_in_words(flags, says):
    assert line(Placement(place="Beech", begins=date(2026, 1, 5), **flags)).details == says


def test_someone_outside_the_circle_finds_no_placements(amara):
    begins(amara, setting())

    assert placements_of(amara, reader=actor(Capacity.CASEWORKER, authority="999")) == []


def test_the_part_of_the_record_page_costs_no_query_of_its_own(amara, django_assert_num_queries):
    begins(amara, setting("Beech Special School"))
    view = RecordView(amara, actor(Capacity.CASEWORKER))
    assert len(view.circle) == 2

    with django_assert_num_queries(0):
        content = places(view)

    assert [each.name for each in content["attended"]] == ["Beech Special School"]


def test_a_parent_reads_where_their_child_learns(amara):
    mother = person("Ngozi Okoye")
    join(amara, Role.PARENT, mother)
    begins(amara, setting("Beech Special School"))

    answer = signed_in(mother).get(f"/children/{amara.pk}/placements")

    assert answer.status_code == 200
    assert b"Beech Special School" in answer.content


def test_somebody_else_is_told_that_there_is_no_such_record(amara):
    stranger = person()
    post(stranger, Capacity.SENCO, setting("Another School"))

    assert signed_in(stranger).get(f"/children/{amara.pk}/placements").status_code == 404
