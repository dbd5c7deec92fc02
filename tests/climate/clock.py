"""The clock stands still: whoever comes through the door comes at the instant the tests happen."""

import pytest

from tests.factories import AT


@pytest.fixture
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every request be made at AT."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
