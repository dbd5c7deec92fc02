"""The chain: what happened to a child, in the order it was recorded. It is only ever added to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import Child


class Event(models.Model):
    """One thing that happened, on a day in England, recorded at an instant by someone for an organisation.

    Each event carries a hash over itself and the hash before it, so that any change shows. A trigger refuses UPDATE,
    DELETE and TRUNCATE, also to the table's owner. A mistake is put right by a later event that names this one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="events", db_index=False)
    authority_id = models.CharField(max_length=3)
    seq = models.PositiveIntegerField()
    topic = models.CharField(max_length=30)
    name = models.CharField(max_length=40)
    case_id = models.UUIDField(null=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    person_id = models.UUIDField()
    actor = models.CharField(max_length=500)
    capacity = models.CharField(max_length=20)
    setting_id = models.UUIDField(null=True)
    why = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    corrects_id = models.UUIDField(null=True)
    key = models.UUIDField(null=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "seq"], name="events_of_a_child_stand_in_order"),
            models.UniqueConstraint(fields=["key"], name="a_form_is_recorded_once", condition=~Q(key=None)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "seq"], name="event_by_case", condition=~Q(case_id=None)),
        ]

    def __str__(self) -> str:
        return f"{self.topic}.{self.name} on {self.happened_on}"
