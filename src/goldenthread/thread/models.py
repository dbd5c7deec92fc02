"""The strands of the thread, what was delivered of them, and the plans that are snapshots of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models import ChildOwned


class Strand(ChildOwned):
    """One strand: a voice, a need, an outcome or a provision. `parent` is the strand it answers.

    Its own words stand in `words`; what belongs to its kind stands in `body`, read through `thread.strands`.
    """

    class Kind(models.TextChoices):
        VOICE = "voice", "in their words"
        NEED = "need", "need"
        OUTCOME = "outcome", "outcome"
        PROVISION = "provision", "provision"

    kind = models.CharField(max_length=9, choices=Kind)
    parent_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    words = models.TextField()
    body = models.JSONField(default=dict)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="outcome", parent_id=None), name="an_outcome_answers_a_need"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["child", "kind"], name="strand_by_child")]

    def __str__(self) -> str:
        return self.words[:60]


class Delivery(ChildOwned):
    """One planned session of a provision: given, or missed and why."""

    provision_id = models.UUIDField()
    day = models.DateField()
    happened = models.BooleanField()
    minutes = models.PositiveSmallIntegerField(null=True)
    group_size = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)
    given_by = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "provision_id", "day"], name="delivery_by_child")]

    def __str__(self) -> str:
        return f"{self.day}: {'given' if self.happened else 'missed'}"


class Plan(ChildOwned):
    """A plan being written. Its `version` guards against two people overwriting each other."""

    class Kind(models.TextChoices):
        FIRST_RESPONSE = "first_response", "First Response plan"
        SUPPORT = "support", "support plan"
        EHC = "ehc", "EHC plan"

    kind = models.CharField(max_length=14, choices=Kind)
    case_id = models.UUIDField()
    content = models.JSONField(default=dict)
    issued = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "kind"], name="plan_by_child")]

    def __str__(self) -> str:
        return self.get_kind_display()


class PlanVersion(ChildOwned):
    """A plan as it was issued: an immutable snapshot with its digest. A trigger refuses any change to it."""

    plan_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    made_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan_id", "number"], name="versions_of_a_plan_are_numbered")
        ]
        indexes: ClassVar = [models.Index(fields=["child"], name="plan_version_by_child")]

    def __str__(self) -> str:
        return f"version {self.number}"


class Signature(ChildOwned):
    """Someone's name under one version of a plan, or the reason they did not sign."""

    plan_version_id = models.UUIDField()
    person_id = models.UUIDField()
    name = models.CharField(max_length=200)
    capacity = models.CharField(max_length=20)
    agreed = models.BooleanField()
    words = models.TextField(blank=True)
    day = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="signature_by_child")]

    def __str__(self) -> str:
        return self.name
