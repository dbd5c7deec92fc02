"""Where a person is signed in: Django's session with whose it is beside it, so that it can be listed and ended."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from goldenthread.access.models.person import Person


class SignedIn(AbstractBaseSession):
    """One session. Deleting the row ends it on the next request."""

    name = models.UUIDField(default=uuid4, db_index=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    acting_as = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        indexes: ClassVar = [
            models.Index(fields=["acting_as"], name="session_by_way", condition=~models.Q(acting_as="")),
        ]
