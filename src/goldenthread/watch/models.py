"""What an officer reviews. These rows are about people who work here: they name a record by its id, and no child.

They belong to no child's chain, for a family must not be able to tell who is being watched.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.access.models import Person


class Reason(models.TextChoices):
    """Why a record is opened in an emergency."""

    DANGER = "danger", "A child may be in danger"
    ILL = "ill", "A child is ill or hurt and the help they need must be known"
    MISSING = "missing", "A child is missing"
    COVER = "cover", "Nobody who knows the child can be reached, and something cannot wait"


class Outcome(models.TextChoices):
    """What a review came to."""

    WAITING = "", "not reviewed yet"
    ACCEPTED = "accepted", "accepted"
    SUSPENDED = "suspended", "not accepted: the right is suspended"


class Opening(models.Model):
    """One record that somebody opened in an emergency, why, and what the officer found.

    `review_by` is the second working day. Whoever has an opening that was not accepted, or not reviewed in time, may
    open no other until an officer gives the right back.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=500)
    about = models.UUIDField()
    tie = models.UUIDField()
    authority_id = models.CharField(max_length=3)
    setting_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=10, choices=Reason)
    words = models.CharField(max_length=1000)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    review_by = models.DateField()
    question = models.CharField(max_length=1000, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=500, blank=True)
    restored_at = models.DateTimeField(null=True)
    restored_by = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["authority_id", "review_by"], name="opening_to_review", condition=Q(outcome="")
            ),
            models.Index(fields=["person", "opened_at"], name="opening_by_person"),
        ]

    def __str__(self) -> str:
        return self.reference


class Alert(models.Model):
    """Looks of one person on one day that seem out of place, and what an officer of another line found."""

    class Found(models.TextChoices):
        WAITING = "", "not looked into yet"
        IN_ORDER = "in_order", "in order"
        TAKEN_UP = "taken_up", "taken up with whoever leads them"

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=20)
    person_id = models.UUIDField()
    who = models.CharField(max_length=500)
    about = models.UUIDField(null=True)
    authority_id = models.CharField(max_length=3, blank=True)
    setting_id = models.UUIDField(null=True)
    on = models.DateField()
    told = models.CharField(max_length=500)
    raised_at = models.DateTimeField()
    found = models.CharField(max_length=10, choices=Found, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "person_id", "about", "on"], nulls_distinct=False, name="one_alert_a_day"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["authority_id", "raised_at"], name="alert_to_look_into", condition=Q(found="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.on}"
