"""Lists that were asked for, and each step they took. A row names children by their ids, while it must."""

from __future__ import annotations

from typing import ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

ALONE: Final = 50
"""So many children one person may take out by themselves; beyond that a second person approves."""


class Purpose(models.TextChoices):
    """What a list is taken out for. Families read it."""

    MEETING = "meeting", "a meeting about these children"
    PLANNING = "planning", "planning places, staff or money"
    CHECKING = "checking", "checking that records are right"
    INSPECTION = "inspection", "an inspection or an audit"
    OTHER = "other", "something else"


class Group(models.TextChoices):
    """Which children a list holds."""

    CASES = "cases", "Children for whom something is open"
    PLANS = "plans", "Children with an EHC plan"
    ASSESSED = "assessed", "Children in an EHC needs assessment"
    SUPPORTED = "supported", "Children with a one-page plan or a support cycle"
    LATE = "late", "Children for whom something is late"


class TakenOut(models.Model):
    """One list: who wants it, of whom, with which columns, and why.

    `children` are those it may hold, and is emptied when its time is over. The file itself is kept nowhere: it is made
    each time it is fetched, until `until`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    person_id = models.UUIDField()
    who = models.CharField(max_length=500)
    authority_id = models.CharField(max_length=3)
    setting_id = models.UUIDField(null=True)
    group = models.CharField(max_length=10, choices=Group)
    columns = models.JSONField(default=list)
    purpose = models.CharField(max_length=10, choices=Purpose)
    reason = models.CharField(max_length=120)
    children = ArrayField(models.UUIDField(), default=list)
    how_many = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    needs_approval = models.BooleanField(default=False)
    approved = models.BooleanField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_words = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None)
                | Q(how_many__lte=ALONE, needs_approval=False)
                | (Q(approved=True, decided_by__isnull=False) & ~Q(decided_by=F("person_id"))),
                name="a_large_list_is_approved_by_another",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person_id", "begun_at"], name="list_by_person"),
            models.Index(
                fields=["authority_id", "asked_at"],
                name="list_to_approve",
                condition=Q(needs_approval=True, approved=None),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Step(models.Model):
    """One thing that happened to a list, for the record of security events."""

    class What(models.TextChoices):
        ASKED = "asked", "asked for a list"
        APPROVED = "approved", "approved a list"
        REFUSED = "refused", "refused a list"
        FETCHED = "fetched", "took out a list"
        GONE = "gone", "can no longer take out a list"

    id = models.BigAutoField(primary_key=True)
    taken = models.ForeignKey(TakenOut, on_delete=models.PROTECT, related_name="steps", db_index=False)
    what = models.CharField(max_length=8, choices=What)
    at = models.DateTimeField()
    who = models.CharField(max_length=500)
    how_many = models.PositiveIntegerField()
    reference = models.CharField(max_length=12)
    authority_id = models.CharField(max_length=3)
    setting_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["taken"], condition=Q(what="gone"), name="a_list_goes_once")
        ]
        indexes: ClassVar = [models.Index(fields=["authority_id", "at"], name="list_step_by_time")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.reference}"


class Check(models.Model):
    """That a file was checked before it was published, by whom and with what outcome. The file itself is not kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    at = models.DateTimeField()
    person_id = models.UUIDField()
    who = models.CharField(max_length=500)
    authority_id = models.CharField(max_length=3, blank=True)
    setting_id = models.UUIDField(null=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    blocking = models.PositiveIntegerField()
    to_look_at = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["authority_id", "at"], name="check_by_time")]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}, {self.blocking} findings"
