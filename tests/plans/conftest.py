"""A day on which the pages are read."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Set the day that the door stamps on whoever comes in."""

    def set_day(day: date) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(day.year, day.month, day.day, 10, tzinfo=UTC))

    return set_day
