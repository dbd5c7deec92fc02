"""Words typed and not yet sent, kept so that nothing typed is lost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.access.models import Person


class Draft(models.Model):
    """What a person has typed into one form at one place, until they send it."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_person_and_place")
        ]

    def __str__(self) -> str:
        return self.place
