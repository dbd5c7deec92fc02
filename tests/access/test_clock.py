"""Instants are kept in UTC and days are days in England, also when the clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Event
from tests.factories import AT, actor, child

pytestmark = pytest.mark.security("S107")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        # The clocks go forward at one o'clock on 29 March: an hour before midnight in UTC is the next day from then on.
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        # They go back on 25 October.
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_the_day_of_an_act_is_the_day_in_england(at: datetime, day: date):
    assert replace(actor(Capacity.PARENT), at=at).today == day


def test_pages_tell_times_as_clocks_in_england_show_them():
    told = Template("{{ at|date:'j F Y, H:i' }}")

    shown = [told.render(Context({"at": datetime(2026, month, 1, 12, 0, tzinfo=UTC)})) for month in (1, 7)]

    assert shown == ["1 January 2026, 12:00", "1 July 2026, 13:00"]


@pytest.mark.django_db
def test_instants_are_kept_in_utc():
    made = child()
    first = Event.objects.filter(child_id=made.pk).earliest("seq")

    assert settings.USE_TZ is True
    assert first.recorded_at == AT
    assert first.recorded_at.utcoffset().total_seconds() == 0
    assert connection.timezone_name == "UTC"
