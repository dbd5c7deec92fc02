"""The counts of a worklist: exact for few, of many the nearest on either side of today, and honest about which."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.access.actors import Actor
from goldenthread.insight.queries.worklist import EVERYTHING, MOST_COUNTED, WEEKS, WHENS, Wanted, counts_for
from goldenthread.record.models import Deadline
from goldenthread.rulebook.process import Party
from tests.factories import TODAY
from tests.insight.queues import OURS, asked, browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def due_on(days: list[int]) -> None:
    """A line due on each of these days, counted from today."""
    row = Deadline.objects.filter(child=asked(60), is_next=True).get()
    Deadline.objects.all().delete()
    for day in days:
        row.pk, row.due = None, TODAY + timedelta(days=day)
        row.save(force_insert=True)


def weeks(reader: Actor) -> list[tuple[int, bool] | None]:
    counts = counts_for(reader=reader, wanted=OURS)
    return [counts.of(when) for when in WEEKS]


def test_few_are_counted_to_the_last(jo):
    due_on([-200, -29, -28, -1, 0, 6, 7, 55, 56, 400])

    assert weeks(jo) == [(number, False) for number in (2, 1, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 1)]
    counts = counts_for(reader=jo, wanted=OURS)
    assert counts.of(EVERYTHING) == (10, False)
    assert [counts.of(WHENS[when]) for when in ("late", "soon", "later")] == [
        (4, False),
        (3, False),
        (3, False),
    ]


def test_of_many_the_nearest_are_counted_and_a_week_says_that_there_are_more(jo):
    due_on([-100, *[-15] * MOST_COUNTED, -1, *[8] * 3, *[20] * MOST_COUNTED, 400])

    late = [(MOST_COUNTED - 1, True), (0, False), (1, False)]
    ahead = [(0, False), (3, False), (MOST_COUNTED - 3, True)]
    assert weeks(jo) == [None, None, *late, *ahead, *[None] * 5]
    counts = counts_for(reader=jo, wanted=OURS)
    assert counts.of(EVERYTHING) == (2 * MOST_COUNTED, True)
    assert counts.of(WHENS["late"]) == (MOST_COUNTED, True)
    assert counts.of(WHENS["soon"]) == (3, False)
    assert counts.of(WHENS["late-more"]) is None


@pytest.mark.parametrize(("day", "week"), [(-14, 3), (6, 5)])
def test_a_week_says_that_there_are_more_also_where_they_are_due_on_its_outermost_day(
    jo, day: int, week: int
):
    due_on([day] * (MOST_COUNTED + 1))

    assert weeks(jo)[week] == (MOST_COUNTED, True)


@pytest.mark.parametrize("side", [-15, 15])
def test_as_many_as_are_counted_are_all_of_them(jo, side: int):
    due_on([side] * MOST_COUNTED)

    assert counts_for(reader=jo, wanted=OURS).of(EVERYTHING) == (MOST_COUNTED, False)


def test_the_page_says_that_only_the_nearest_are_counted(caseworker):
    due_on([-1] * (MOST_COUNTED + 1))

    page = browser(caseworker).get(reverse("insight:worklist"))

    assert "Only the nearest are counted" in page.text
    assert f"Late <strong>{MOST_COUNTED}+</strong>" in page.text


def test_counts_follow_the_filters_but_for_the_day(jo):
    asked(60, lead=jo.person)
    asked(60)

    counts = counts_for(reader=jo, wanted=Wanted(owner=Party.AUTHORITY, mine=True, when="soon"))

    assert counts.of(WHENS["late"]) == (1, False)
