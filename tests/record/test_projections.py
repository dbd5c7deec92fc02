"""Projections: cases and dates follow from events, and the next date of each who owes one is marked."""

from uuid import uuid4

import pytest

from goldenthread.access.actors import the_product
from goldenthread.record.changes import OutOfTurn, Stale, change
from goldenthread.record.models import Case, Child, Deadline, Event
from goldenthread.record.projections import UnknownEvent
from tests.factories import AT, TODAY, case, child, days_ago, setting, step, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Child:
    return child()


def test_a_step_moves_the_case_and_its_dates(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    step(amara, request, "refused_to_assess", on=days_ago(20))

    assert Case.objects.get().state == "refused_to_assess"
    assert Deadline.objects.get(clock="CLK-01").met_on == days_ago(20)
    assert Deadline.objects.get(clock="CLK-21").is_window


def test_the_soonest_date_of_each_who_owes_one_is_next(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    step(amara, request, "agreed_to_assess", on=days_ago(40))
    step(amara, request, "advice_asked", on=days_ago(39), body="psychology")
    step(amara, request, "advice_asked", on=days_ago(39), body="education")

    coming = Deadline.objects.filter(is_next=True)

    assert sorted(coming.values_list("owner", "key")) == [
        ("adviser", "education"),
        ("adviser", "psychology"),
        ("authority", ""),
    ]
    assert min(
        Deadline.objects.filter(owner="authority", is_open=True).values_list("due")
    ) in coming.values_list("due")


def test_a_window_of_the_family_is_nobodys_duty(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    step(amara, request, "refused_to_assess", on=days_ago(20))

    assert not Deadline.objects.filter(is_next=True).exists()


def test_the_setting_that_holds_a_case_and_who_leads_it_are_kept(amara: Child):
    school, lead = setting(), uuid4()
    case(
        amara,
        "first_response",
        "concern_raised",
        on=days_ago(3),
        held_by=school.pk,
        lead=lead,
        lead_name="Ruth",
    )

    kept = Case.objects.get()

    assert (kept.setting_id, kept.lead_id, kept.lead_name) == (school.pk, lead, "Ruth")


def test_a_step_out_of_turn_is_refused_and_nothing_is_written(amara: Child):
    request = case(amara, "needs_assessment", "requested", on=days_ago(60))
    length = Event.objects.count()

    with pytest.raises(OutOfTurn):
        step(amara, request, "finalised", on=TODAY)

    assert Event.objects.count() == length


def test_an_event_no_room_knows_is_refused(amara: Child):
    with pytest.raises(UnknownEvent, match=r"record\.teleported"):
        write(amara, lambda writing: writing.add("record", "teleported"))


def test_a_save_filled_from_an_old_version_is_refused_with_both_texts(amara: Child):
    with pytest.raises(Stale) as stale, change(amara.pk, by=the_product(AT), on=TODAY) as writing:
        writing.check_version(7, {"words": "theirs"}, {"words": "mine"}, 5)

    assert (stale.value.current, stale.value.yours) == ({"words": "theirs"}, {"words": "mine"})


def test_a_form_sent_twice_finds_what_it_wrote(amara: Child):
    key = uuid4()
    for _ in range(2):
        with change(amara.pk, by=the_product(AT), on=TODAY, key=key) as writing:
            if not writing.repeated:
                writing.add("needs_assessment", "requested", case=writing.new_id())

    assert Case.objects.count() == 1
