"""What stays of a file that was erased: that there was one, and never about whom."""

from __future__ import annotations

from django.db import models


class Tombstone(models.Model):
    """A record that was erased when its time was over: its number, where its chain stood, who decided, what went."""

    child_id = models.UUIDField(primary_key=True, editable=False)
    authority_id = models.CharField(max_length=3)
    length = models.PositiveIntegerField()
    head = models.BinaryField(max_length=32)
    erased_at = models.DateTimeField()
    decided_by = models.CharField(max_length=500)
    certificate = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.child_id}, erased on {self.erased_at:%d %B %Y}"
