"""The area: the same for the same seed, every row one that follows from events, nothing out of turn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from goldenthread.access.models import Person
from goldenthread.demo.sizes import AREA, REGION, SIZES, SMALL, TINY
from goldenthread.directory.calendars import every_calendar
from goldenthread.directory.models import Closure, Post, Setting
from goldenthread.record.models import Case, Child, Event, Identifier, Relationship, Role
from goldenthread.record.projections import happening
from goldenthread.record.proof import differences
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import fold
from goldenthread.standards.identifiers import holds, postcode, upn, urn
from tests.demo import areas

pytestmark = pytest.mark.django_db


def what_is_made(seed: int) -> tuple[list[bytes], list[tuple[object, ...]]]:
    """The heads of all chains and all people of an area that is made and taken away again."""
    with transaction.atomic():
        areas.made(seed=seed)
        heads = [bytes(head) for head in Child.objects.order_by("pk").values_list("chain_head", flat=True)]
        people = list(Person.objects.order_by("pk").values_list("pk", "name", "email"))
        transaction.set_rollback(True)
    return heads, people


def irregular() -> Iterator[str]:
    calendars = every_calendar()
    for case in Case.objects.order_by("pk"):
        events = Event.objects.filter(case_id=case.pk, topic=case.process).order_by("seq")
        standing = fold(PROCESSES[case.process], map(happening, events), calendars.get(case.setting_id))
        yield from standing.irregular


def test_the_same_seed_on_the_same_day_makes_the_same_area():
    assert what_is_made(seed=1) == what_is_made(seed=1)


def test_another_seed_makes_another_area():
    assert not set(what_is_made(seed=1)[0]) & set(what_is_made(seed=2)[0])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_row_follows_from_the_events_and_every_chain_holds(seed: int):
    areas.made(seed=seed)

    assert [wrong.says for _, found in differences() for wrong in found] == []


@pytest.mark.parametrize(
    "on", [date(2026, 11, 18), date(2026, 8, 12), date(2027, 1, 1), date(2025, 9, 9), date(2026, 4, 5)]
)
def test_no_step_is_taken_out_of_turn_whatever_the_day(on: date):
    areas.made(on=on)

    assert list(irregular()) == []


def test_nothing_happens_today_or_later():
    areas.made()

    assert Event.objects.order_by("-happened_on").first().happened_on < areas.ON
    assert Event.objects.order_by("-recorded_at").first().recorded_at.date() < areas.ON


def test_what_is_recorded_later_on_a_chain_was_not_recorded_earlier():
    areas.made()
    told = Event.objects.order_by("child", "seq").values_list("child", "recorded_at")
    pairs = list(told)

    assert all(a[1] <= b[1] for a, b in pairwise(pairs) if a[0] == b[0])


def test_every_pupil_has_a_number_a_setting_and_a_class_teacher():
    areas.made()
    at_oakfield = Child.objects.exclude(given_name__in=areas.STORIES)

    for child in at_oakfield:
        roles = set(Relationship.objects.filter(child=child, ends=None).values_list("role", flat=True))
        assert {Role.ATTENDS, Role.CLASS_TEACHER} <= roles, child
        assert Identifier.objects.filter(child=child, scheme="upn").count() == 1


def test_numbers_are_valid_and_belong_to_nobody():
    areas.made()

    assert all(
        holds(upn, each) for each in Identifier.objects.filter(scheme="upn").values_list("value", flat=True)
    )
    assert all(holds(urn, each) and each[0] == "9" for each in Setting.objects.values_list("urn", flat=True))
    assert all(
        holds(postcode, each) and each.startswith("ZZ99")
        for each in Child.objects.values_list("postcode", flat=True)
    )


def test_settings_know_their_school_years_around_the_day():
    areas.made()

    for setting in Setting.objects.all():
        days = Closure.objects.filter(setting=setting).order_by("begins")
        assert days.first().begins < areas.ON - timedelta(days=700)
        assert days.last().ends > areas.ON + timedelta(days=250)
        assert {each.kind for each in days} == {"holiday", "training"}


def test_nobody_but_the_demonstration_people_has_a_password():
    areas.made()
    others = Person.objects.exclude(email__endswith="@demo.example")

    assert others.count() > 30
    assert not any(each.has_usable_password() for each in others)


def test_everyone_on_a_staff_holds_a_post():
    areas.made()

    assert set(Post.objects.values_list("person__email", flat=True)) >= set(
        Person.objects.filter(email__endswith="@staff.example").values_list("email", flat=True)
    )


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_settings_share_out_all_pupils_and_children_with_sen(size: object):
    from_plots = areas.plots_of(size)

    assert sum(plot.pupils for plot in from_plots) == size.authorities * sum(size.pupils.values())
    assert sum(plot.plans for plot in from_plots) == pytest.approx(size.authorities * size.plans, rel=0.01)


def test_sizes_are_as_large_as_they_are_called():
    assert sum(SMALL.pupils.values()) == pytest.approx(4000, abs=50)
    assert sum(AREA.pupils.values()) == 60_000
    assert REGION.authorities * (AREA.plans + AREA.support) == pytest.approx(100_000, rel=0.01)
    assert replace(TINY, workers=0) == TINY
