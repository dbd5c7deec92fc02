"""What was found about a young person’s capacity, and what a family has agreed to: dated, and as easily taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Final

from django.db import models

from goldenthread.record.models.child import ChildOwned

STAYS_OPEN: Final = timedelta(days=28)
"""So long somebody may answer whoever asks to read a record."""


class Deciding(models.TextChoices):
    """What a young person decides about. Whether they can is asked for each: Mental Capacity Act 2005, s.2."""

    WHO_SEES = "who_sees", "who sees their record"
    SUPPORT = "support", "help, assessments and plans"


class CapacityDecision(ChildOwned):
    """What was found, on a day, about whether a young person can make one decision; looked at again by another day."""

    deciding = models.CharField(max_length=10, choices=Deciding)
    can_decide = models.BooleanField()
    how_known = models.CharField(max_length=2000)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=500)
    review_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="capacity_by_child")]

    def __str__(self) -> str:
        return f"{self.get_deciding_display()}, {self.decided_on}"


class Watched(ChildOwned):
    """A record at which every look from afar is looked into: of a child many people know of."""

    because = models.CharField(max_length=1000)
    begins = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="watched_by_child")]

    def __str__(self) -> str:
        return f"watched since {self.begins}"


class Purpose(models.TextChoices):
    """What a family is asked for, where nobody has a duty: a no changes nothing in the help a child gets."""

    ADVICE_SERVICE = "advice", "The information, advice and support service may ring us"
    PARENT_GROUP = "group", "The local parent carer forum may write to us"
    PHOTOGRAPH = "photo", "A photograph may stand on the one-page plan"
    PRIVATE = "private", "The school may talk with a professional we have found ourselves"


class Consent(ChildOwned):
    """One thing that a family said yes to, from a day and perhaps to a day."""

    purpose = models.CharField(max_length=10, choices=Purpose)
    given_by = models.UUIDField()
    given_words = models.CharField(max_length=500)
    given_on = models.DateField()
    taken_back_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="consent_by_child")]

    def __str__(self) -> str:
        return self.get_purpose_display()


class Wanted(ChildOwned):
    """Somebody who works with a child asks to read the record; those who answer for the circle say yes or no."""

    class Answer(models.TextChoices):
        """What was answered."""

        YES = "yes", "in the circle now"
        NO = "no", "not let in"

    person_id = models.UUIDField()
    name = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=500)
    role = models.CharField(max_length=20)
    purpose = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    until = models.DateField()
    asked_on = models.DateField()
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    because = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], condition=models.Q(answer=""), name="wanted_by_child"),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by} asks to read this record"

    def is_open_on(self, on: date) -> bool:
        """Say whether somebody may still answer."""
        return not self.answer and on < self.asked_on + STAYS_OPEN


class Asked(models.Model):
    """What somebody asked for, kept for them alone: written alike whether there is such a record or not."""

    id = models.UUIDField(primary_key=True, editable=False)
    person_id = models.UUIDField()
    about = models.CharField(max_length=400)
    """The child as they were named: two names and a birthday."""
    purpose = models.CharField(max_length=200)
    asked_on = models.DateField()
    answer = models.CharField(max_length=3, choices=Wanted.Answer, blank=True)
    because = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)
    until = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_id", "asked_on"], name="asked_by_person")]

    def __str__(self) -> str:
        return self.about

    @property
    def ends_on(self) -> date:
        """The day on which nobody answers any more."""
        return self.asked_on + STAYS_OPEN

    def is_open_on(self, on: date) -> bool:
        """Say whether somebody may still answer."""
        return not self.answer and on < self.ends_on
