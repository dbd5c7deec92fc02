"""The keys with which sensitive words are sealed: one for each child and compartment, itself sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.record.models.child import Child


class Compartment(models.TextChoices):
    """A part of a record whose words are sealed, each with a key of its own."""

    WHEREABOUTS = "whereabouts", "where the family lives and learns"
    SAFEGUARDING = "safeguarding", "safeguarding notes"
    VOICE = "voice", "own words to be asked about before they are shared"
    HEALTH = "health", "details of health"
    IDENTITY = "identity", "a sealed identity"


class DataKey(models.Model):
    """The key of one compartment of one child, wrapped by the key of the organisation, which is not in the database.

    It follows from no event: a key that is erased can be made again by nobody, and its words are gone.
    """

    id = models.BigAutoField(primary_key=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", db_index=False)
    authority_id = models.CharField(max_length=3)
    compartment = models.CharField(max_length=12, choices=Compartment)
    wrapped = models.BinaryField(max_length=60)
    wrapped_by = models.CharField(max_length=8)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "compartment"], name="one_key_a_child_and_compartment")
        ]
        indexes: ClassVar = [models.Index(fields=["authority_id", "wrapped_by"], name="data_key_by_wrapper")]

    def __str__(self) -> str:
        return f"the key to {self.get_compartment_display()}"
