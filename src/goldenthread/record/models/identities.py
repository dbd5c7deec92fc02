"""Identities that are sealed: after an adoption, a change of gender, or when somebody must not be found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import ChildOwned


class Sealing(ChildOwned):
    """A record that one person asked to be sealed, and that is sealed once a second person agrees.

    `particulars` and `link` are sealed words: who the child is from now on, and under which number.
    """

    class Kind(models.TextChoices):
        ADOPTION = "adoption", "an adoption"
        GENDER = "gender", "a change of gender"
        PROTECTION = "protection", "protection of a witness"

    kind = models.CharField(max_length=10, choices=Kind)
    particulars = models.TextField()
    asked_by = models.UUIDField()
    asked_on = models.DateField()
    sealed_on = models.DateField(null=True)
    link = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="sealing_by_child", condition=~Q(sealed_on=None))
        ]

    def __str__(self) -> str:
        return f"asked on {self.asked_on}"


class SealedMark(models.Model):
    """A number, or a name and birth date, that belonged to a sealed record: a keyed hash that names no record."""

    id = models.BigAutoField(primary_key=True)
    authority_id = models.CharField(max_length=3)
    mark = models.CharField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority_id", "mark"], name="a_sealed_mark_is_kept_once")
        ]

    def __str__(self) -> str:
        return "a mark"
