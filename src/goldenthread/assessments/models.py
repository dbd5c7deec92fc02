"""What was sent with a request, the advice that came in, and who in an area helps a family to disagree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.record.models import ChildOwned


class Submission(ChildOwned):
    """The thread as it was sent with a request: a snapshot with its digest, and why the request is made now."""

    case_id = models.UUIDField()
    asked_by = models.CharField(max_length=200)
    asked_as = models.CharField(max_length=20)
    how = models.CharField(max_length=12)
    why_now = models.TextField()
    consent = models.TextField(blank=True)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    sent_on = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id"], name="submission_by_case"),
            models.Index(fields=["child"], name="submission_by_child"),
        ]

    def __str__(self) -> str:
        return f"request by {self.asked_by}"


class Advice(ChildOwned):
    """Advice asked of one body, and what it said. What it says becomes strands of the draft without retyping."""

    case_id = models.UUIDField()
    body = models.CharField(max_length=80)
    adviser_id = models.UUIDField(null=True)
    adviser_name = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField()
    family_asked = models.BooleanField(default=False)
    given_on = models.DateField(null=True)
    given_by = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    needs = models.TextField(blank=True)
    provision = models.TextField(blank=True)
    outcomes = models.TextField(blank=True)
    document_id = models.UUIDField(null=True)
    already_there = models.BooleanField(default=False)
    held_back = models.JSONField(default=dict)
    """What the family does not read: by part of the advice, the ground, and whether they may be told it."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id"], name="advice_by_case"),
            models.Index(fields=["child"], name="advice_by_child"),
        ]

    def __str__(self) -> str:
        return f"advice from {self.body}"


class LocalHelp(models.Model):
    """Someone in an authority's area whom its letters must name. SEND Regulations 2014, reg 32."""

    class Kind(models.TextChoices):
        TEAM = "team", "SEND team"
        MEDIATION = "mediation", "Mediation adviser"
        DISAGREEMENT = "disagreement", "Disagreement resolution service"
        ADVICE = "advice", "Information, advice and support service"

    id = models.UUIDField(primary_key=True, editable=False)
    authority_id = models.CharField(max_length=3)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority_id", "kind"], name="an_authority_names_one_service_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.telephone, self.email, self.website) if part)
