"""What happened at the way in that an organisation must be able to read: failures, locks, help and ended sessions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F

from goldenthread.access.models.person import Person


class SignInEvent(models.Model):
    """One thing that happened at the way in. Pages only add rows; after two years they go.

    A try at an account that does not exist is kept as well, with nobody's name: both cost the same time.
    """

    class What(models.TextChoices):
        WRONG = "wrong", "gave a wrong password or code"
        LOCKED = "locked", "was locked for a quarter of an hour after too many tries"
        HELP = "help", "asked for help to sign in"
        FORGOT = "forgot", "asked for a link to set a new password"
        RENEWED = "renewed", "was given a new way in"
        CHANGED = "changed", "set a new password"
        ENDED = "ended", "was signed out everywhere by somebody else"

    id = models.BigAutoField(primary_key=True)
    what = models.CharField(max_length=10, choices=What)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(F("person"), F("at").desc(), name="sign_in_events_of")]

    def __str__(self) -> str:
        return f"{self.what} at {self.at}"
