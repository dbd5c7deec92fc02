"""Invitations: how someone comes to have a way of signing in, and something to do here, for the first time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.access.models.person import Person


class Invitation(models.Model):
    """Someone was asked to join. The link is known only by its digest, and what proves them only by its hash.

    `kind` and `gives` say what they get when they accept: the room that made the invitation reads them again.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=20)
    gives = models.JSONField()
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    proof = models.CharField(max_length=200, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=5)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_by_words = models.CharField(max_length=500)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    about = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["about", "kind"], name="invitation_about")]

    def __str__(self) -> str:
        return f"{self.name}, {self.kind}"
