"""Each family is made once for all its members, at the instant at which tests happen, and is gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core import mail
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldenthread.sending.outbox import post_all
from tests.factories import AT
from tests.households.home import Home
from tests.households.scanning import Scan


@pytest.fixture(scope="module")
def home(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Home]:
    """A family, with every letter that waits let out."""
    with pytest.MonkeyPatch.context() as clock, django_db_blocker.unblock(), transaction.atomic():
        clock.setattr("django.utils.timezone.now", lambda: AT)
        mail.outbox.clear()
        made = Home(request.param)
        post_all(at=AT)
        made.mail = list(mail.outbox)
        made.everybody_looks()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def scan(home: Home, caplog: pytest.LogCaptureFixture) -> Iterator[Scan]:
    """Read as a member of the family and compare with its table; what the reading itself writes is undone."""
    caplog.set_level("CRITICAL", "django.request")  # that most addresses are refused is what we want here
    with transaction.atomic():
        yield Scan(home)
        transaction.set_rollback(True)
