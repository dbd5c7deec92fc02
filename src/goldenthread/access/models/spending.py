"""How much heavy work somebody has asked for, hour by hour."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Spent(models.Model):
    """So much of one kind of work, by one person or organisation, in one hour. Who it was cannot be read from it."""

    whose = models.CharField(max_length=64)
    what = models.CharField(max_length=20)
    hour = models.DateTimeField()
    amount = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["whose", "what", "hour"], name="one_sum_for_each_hour")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.what} in {self.hour:%H}"
