"""What has been tried lately and failed, so that nobody can try without end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Try(models.Model):
    """One failed try, by the digest of the account or of the source it came from."""

    what = models.CharField(max_length=40)
    whose = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["whose", "what", "at"], name="tries_of")]

    def __str__(self) -> str:
        return f"{self.what} at {self.at}"
