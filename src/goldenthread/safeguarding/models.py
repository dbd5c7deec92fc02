"""What the room keeps, its words sealed: notes, the marker, what a child says in confidence, and details of health."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models import ChildOwned


class Note(ChildOwned):
    """A safeguarding note. `veil` is a keyed hash of the member of staff it is about, if it is about one."""

    class Kind(models.TextChoices):
        CONCERN = "concern", "A concern about the child"
        TOLD = "told", "Something the child told somebody"
        REFERRAL = "referral", "A referral to children’s social care, or its answer"
        STAFF = "staff", "An allegation about somebody who works with children"

    kind = models.TextField()
    words = models.TextField()
    veil = models.CharField(max_length=32, blank=True)
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=500)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="note_by_child")]

    def __str__(self) -> str:
        return f"a note of {self.noted_on}"


class Concern(ChildOwned):
    """The marker that there is a concern and whom to call: all that most staff are told."""

    call = models.TextField()
    veil = models.CharField(max_length=32, blank=True)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="concern_by_child", condition=Q(ends=None))]

    def __str__(self) -> str:
        return f"a concern since {self.begins}"


class WordsMet(ChildOwned):
    """Somebody who is not named wrote words that tell where a sheltered family is."""

    written_by = models.CharField(max_length=500)
    on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "on"], name="words_met_by_child")]

    def __str__(self) -> str:
        return f"{self.written_by} on {self.on}"


class OwnWords(ChildOwned):
    """What a child or young person said, and whether they want to be asked before a parent reads it."""

    words = models.TextField()
    is_held = models.BooleanField(default=False)
    said_on = models.DateField()
    heard_by = models.CharField(max_length=500)
    released_on = models.DateField(null=True)
    because = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="own_words_by_child")]

    def __str__(self) -> str:
        return f"said on {self.said_on}"


class HealthFact(ChildOwned):
    """Something about a child's health: the whole of it for health and the family, or what support needs for staff."""

    words = models.TextField()
    for_support = models.BooleanField(default=False)
    told_on = models.DateField()
    told_by = models.CharField(max_length=500)
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="health_by_child")]

    def __str__(self) -> str:
        return f"told on {self.told_on}"
