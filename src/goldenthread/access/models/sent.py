"""Which forms have been sent, so that one sent twice is taken once and gets the same answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.access.models.person import Person


class Sent(models.Model):
    """A form that one person sent to one place: the key it carried, and where its sender was led. It says no more."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    place = models.CharField(max_length=300)
    key = models.UUIDField()
    at = models.DateTimeField()
    leads_to = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key", "place"], name="a_form_is_answered_once")
        ]

    def __str__(self) -> str:
        return self.place
