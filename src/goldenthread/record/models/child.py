"""Who the child is, and the numbers others know them by."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q


class Child(models.Model):
    """A child or young person, and the head of their chain of events."""

    id = models.UUIDField(primary_key=True, editable=False)
    authority_id = models.CharField(max_length=3)
    chain_length = models.PositiveIntegerField(default=0)
    chain_head = models.BinaryField(max_length=32, default=bytes)
    version = models.PositiveIntegerField(default=0)
    given_name = models.CharField(max_length=150)
    family_name = models.CharField(max_length=150)
    known_as = models.CharField(max_length=150, blank=True)
    born = models.DateField()
    school_age_ends = models.DateField()
    sex = models.CharField(max_length=1, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    home_language = models.CharField(max_length=60, blank=True)
    died_on = models.DateField(null=True)
    # Letter by letter and the same on every server: a name is found by how it begins.
    given_key = models.CharField(max_length=150, db_collation="C")
    family_key = models.CharField(max_length=150, db_collation="C")

    pk: UUID

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["family_key", "given_key"], name="child_by_name"),
            models.Index(fields=["born", "family_key"], name="child_by_birth"),
            models.Index(
                fields=["postcode", "family_key"], name="child_by_postcode", condition=~Q(postcode="")
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def reference(self) -> str:
        """Eight signs that tell this record from every other, for reading out and for comparing papers."""
        told = self.pk.hex[-8:].upper()
        return f"{told[:4]}-{told[4:]}"

    @property
    def first_name(self) -> str:
        """The name the child goes by."""
        return self.known_as or self.given_name


class ChildOwned(models.Model):
    """A row that belongs to a child. `version` is the place in the chain of the event that last wrote it.

    Each table names its own index that begins with the child: one that comes by itself would only be written twice.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", db_index=False)
    authority_id = models.CharField(max_length=3)
    version = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Identifier(ChildOwned):
    """A number by which others know the child: UPN, ULN, NHS number or the authority's case number."""

    class Scheme(models.TextChoices):
        UPN = "upn", "unique pupil number"
        ULN = "uln", "unique learner number"
        NHS = "nhs", "NHS number"
        CASE = "case", "case number"

    scheme = models.CharField(max_length=4, choices=Scheme)
    value = models.CharField(max_length=40)
    ended = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority_id", "scheme", "value"],
                condition=Q(ended=None),
                name="a_number_names_one_child",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["child"], name="identifier_by_child"),
            models.Index(fields=["value"], name="identifier_by_value"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"
