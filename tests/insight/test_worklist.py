"""The worklist: late first, then near; one line a case; filters that stay; the same work for few and for many."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity, the_product
from goldenthread.access.models import Person
from goldenthread.insight.queries.worklist import (
    PAGE,
    Mark,
    Wanted,
    counts_for,
    lines_for,
)
from goldenthread.record.changes import change
from goldenthread.record.models import Case, Deadline, Role
from goldenthread.rulebook.process import Party
from tests.factories import (
    AT,
    AT_THE_DOOR,
    TODAY,
    actor,
    case,
    child,
    days_ago,
    into_circle,
    join,
    person,
    setting,
    signed_in,
    step,
)
from tests.insight.queues import OURS, asked, browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def names(reader, wanted: Wanted) -> list[str]:
    return [row.child.given_name for row in lines_for(reader=reader, wanted=wanted).rows]


@pytest.mark.capability("C047")
def test_the_longest_overdue_stands_first(jo):
    for name, days in [("near", 40), ("late", 60), ("far", 2), ("later", 90)]:
        asked(days, name)

    assert names(jo, OURS) == ["later", "late", "near", "far"]


def test_a_line_names_the_school_the_child_attends_and_no_other(jo):
    theirs, other = setting("Oakfield Primary School"), setting("Elm Grove School")
    about = asked(60, about=child("Amara", attends=theirs))
    with change(about.pk, by=the_product(AT, about.authority_id), on=days_ago(1)) as writing:
        into_circle(writing, Role.CONSULTED, setting=other.pk, name=other.name, purpose="asked for a place")

    assert lines_for(reader=jo, wanted=OURS).settings == {about.pk: "Oakfield Primary School"}


def test_a_case_with_many_dates_is_one_line(jo):
    asked(60)

    assert Deadline.objects.filter(is_open=True).count() == 6
    assert len(lines_for(reader=jo, wanted=OURS).rows) == 1


def test_what_is_done_leaves_the_list_and_what_comes_next_takes_its_place(jo):
    amara = child()
    request = case(amara, "needs_assessment", "requested", on=days_ago(30))
    step(amara, request, "agreed_to_assess", on=days_ago(3))

    assert [row.clock for row in lines_for(reader=jo, wanted=OURS).rows] == ["CLK-04"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(owner=Party.AUTHORITY, when="late"), ["worst", "bad"]),
        (Wanted(owner=Party.AUTHORITY, when="late-2"), ["bad"]),
        (Wanted(owner=Party.AUTHORITY, when="late-more"), ["worst"]),
        (Wanted(owner=Party.AUTHORITY, when="soon"), ["near"]),
        (Wanted(owner=Party.AUTHORITY, when="later"), ["far", "reviewed"]),
        (Wanted(owner=Party.AUTHORITY, process="annual_review"), ["reviewed"]),
        (Wanted(owner=Party.AUTHORITY, clock="CLK-05"), ["worst", "bad", "near", "far"]),
        (Wanted(owner=Party.ADVISER), []),
    ],
)
def test_each_filter_leaves_what_it_says(jo, wanted: Wanted, expected: list[str]):
    for name, days in [("worst", 100), ("bad", 50), ("near", 40), ("far", 10)]:
        asked(days, name)
    case(child("reviewed"), "annual_review", "plan_made", on=days_ago(300))

    assert names(jo, wanted) == expected


def test_mine_are_those_i_lead(jo):
    asked(60, "mine", lead=jo.person, lead_name=jo.name)
    asked(60, "another’s", lead=person().pk, lead_name="Sam Reed")
    asked(60, "nobody’s")

    assert names(jo, Wanted(owner=Party.AUTHORITY, mine=True)) == ["mine"]


def test_the_authority_sees_what_advisers_owe(jo):
    amara = child()
    request = case(amara, "needs_assessment", "requested", on=days_ago(80))
    step(amara, request, "agreed_to_assess", on=days_ago(60))
    for body in ("psychology", "health"):
        step(amara, request, "advice_asked", on=days_ago(50), body=body)

    owed = lines_for(reader=jo, wanted=Wanted(owner=Party.ADVISER)).rows

    assert sorted(row.key for row in owed) == ["health", "psychology"]


def test_another_authoritys_children_are_not_there(jo):
    made = child("Kofi", authority="331")
    asked(60, about=made)

    assert names(jo, OURS) == []
    assert counts_for(reader=jo, wanted=OURS).days == []


def test_a_child_for_whom_another_authority_is_now_responsible_is_not_there(jo):
    asked(60)
    Deadline.objects.update(authority_id="331")

    assert names(actor(Capacity.CASEWORKER, authority="331"), OURS) == []


def test_a_setting_sees_what_it_owes_and_a_teacher_their_own_part():
    oakfield, teacher = setting(), person()
    for name in ("Amara", "Kwame"):
        made = child(name, attends=oakfield)
        case(made, "first_response", "concern_raised", on=days_ago(9), held_by=oakfield.pk)
        if name == "Amara":
            join(made, Role.CLASS_TEACHER, teacher)
    wanted = Wanted(owner=Party.SETTING)

    assert sorted(names(actor(Capacity.SENCO, at=oakfield), wanted)) == ["Amara", "Kwame"]
    assert names(actor(Capacity.CLASS_TEACHER, teacher, oakfield), wanted) == ["Amara"]
    assert names(actor(Capacity.SENCO, at=setting("Elm Tree")), wanted) == []


def test_an_adviser_sees_what_their_body_is_asked_for_about_their_children():
    amara, shah = child(), person("Anil Shah")
    join(amara, Role.ADVISER, shah)
    request = case(amara, "needs_assessment", "requested", on=days_ago(80))
    step(amara, request, "agreed_to_assess", on=days_ago(60))
    for body in ("psychology", "health"):
        step(amara, request, "advice_asked", on=days_ago(50), body=body)

    owed = lines_for(
        reader=actor(Capacity.ADVISER, shah, body="psychology"), wanted=Wanted(owner=Party.ADVISER)
    )

    assert [row.key for row in owed.rows] == ["psychology"]


def test_pages_join_without_a_gap_or_a_repeat(jo):
    row = Deadline.objects.filter(child=asked(60), is_next=True).get()
    for place in range(PAGE * 2):
        row.pk, row.due = None, TODAY + timedelta(days=place // 7)
        row.save()

    first = lines_for(reader=jo, wanted=OURS)
    second = lines_for(reader=jo, wanted=Wanted(owner=Party.AUTHORITY, after=first.later))
    third = lines_for(reader=jo, wanted=Wanted(owner=Party.AUTHORITY, after=second.later))
    back = lines_for(reader=jo, wanted=Wanted(owner=Party.AUTHORITY, before=third.earlier))

    seen = [each.pk for page in (first, second, third) for each in page.rows]
    assert len(seen) == len(set(seen)) == PAGE * 2 + 1
    assert [each.pk for each in back.rows] == [each.pk for each in second.rows]
    assert (first.earlier, third.later) == (None, None)


@pytest.mark.parametrize("text", ["", "x", "20261301-2", "20260302-x"])
def test_a_place_that_cannot_be_read_is_no_place(text: str):
    assert Mark.read(text) is None


def test_the_page_says_how_late_and_who_leads(caseworker: Person):
    asked(60, "Amara", lead=caseworker.pk, lead_name="Jo Marsh")

    page = browser(caseworker).get(reverse("insight:worklist")).content.decode()

    assert "18 days late" in page
    assert "Jo Marsh" in page
    assert "Late <strong>1</strong>" in page


def test_a_claimed_exception_hides_neither_itself_nor_the_days(caseworker: Person):
    away = {"ground": "X4", "from": days_ago(50).isoformat(), "to": days_ago(49).isoformat()}
    amara = asked(60)
    step(amara, Case.objects.get().pk, "exception_claimed", on=days_ago(40), **away)

    page = browser(caseworker).get(reverse("insight:worklist")).content.decode()

    assert "18 days past the limit, exception claimed" in page


def test_filters_stay_in_every_address_of_the_page(caseworker: Person):
    row = Deadline.objects.filter(child=asked(60), is_next=True).get()
    for _ in range(PAGE):
        row.pk = None
        row.save()

    page = (
        browser(caseworker).get("/worklist", {"process": "needs_assessment", "when": "late"}).content.decode()
    )

    assert "?when=late&amp;process=needs_assessment&amp;owner=authority&amp;after=" in page
    assert "?when=soon&amp;process=needs_assessment&amp;owner=authority" in page
    assert '<option value="needs_assessment" selected>' in page


def test_an_old_address_still_opens(caseworker: Person):
    answer = browser(caseworker).get(
        "/worklist", {"process": "gone", "when": "x", "after": "y", "owner": "family"}
    )

    assert answer.status_code == 200


def test_a_family_has_no_worklist():
    mother = person()
    join(child(), Role.PARENT, mother)

    assert signed_in(mother).get("/worklist").status_code == 403


@pytest.mark.parametrize("children", [1, 40])
def test_the_page_takes_five_statements_of_its_own_however_many_the_children(
    caseworker: Person, django_assert_num_queries, children: int
):
    for place in range(children):
        asked(60 - place, f"Child {place}")
    who = browser(caseworker)

    with django_assert_num_queries(4 + AT_THE_DOOR):
        who.get("/worklist")
