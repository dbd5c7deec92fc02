"""The `date` filter writes days as Django's own does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.template.defaultfilters import date as djangos

from goldenthread.site.templatetags.dates import USUAL

DAYS = (date(2026, 2, 16), date(2024, 2, 29), date(1999, 12, 1), datetime(2026, 7, 1, 9, tzinfo=UTC))


@pytest.mark.parametrize("how", [*USUAL, "l j F", "Y-m-d"])
@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_written_as_djangos_own_filter_does(day: date, how: str):
    shown = Template("{{ day|date:how }}").render(Context({"day": day, "how": how}))

    assert shown == djangos(day, how)


def test_an_instant_is_told_as_the_day_it_is_in_england():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert Template("{{ at|date:'j F Y' }}").render(Context({"at": late})) == "1 July 2026"


def test_nothing_is_written_of_no_day():
    assert Template("{{ day|date:'j F Y' }}").render(Context({"day": None})) == ""
