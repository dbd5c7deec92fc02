"""Documents: what they are called and the digest under which the store keeps them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.record.files.kinds import BY_MEDIA_TYPE
from goldenthread.record.files.names import safe_name
from goldenthread.record.models.child import ChildOwned


class Document(ChildOwned):
    """A file about a child. The bytes are kept once, under their SHA-256.

    `sha256` is the copy that people read; `original` is the file as it came, where that is not the same.
    """

    case_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    original = models.CharField(max_length=64, blank=True, default="")
    sharing = models.CharField(max_length=13, default="everyone")
    added_on = models.DateField()
    added_by = models.CharField(max_length=500)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="document_by_child")]

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        """What the file is called when it is saved: the name, with the ending of its kind."""
        kind = BY_MEDIA_TYPE.get(self.media_type)
        return safe_name(self.name, kind.ending if kind else "")

    @property
    def as_it_came(self) -> str:
        """The digest of the file as it came: what is scanned."""
        return self.original or self.sha256


class Scan(models.Model):
    """What the virus scanner said of some bytes, whoever's document they are."""

    class Verdict(models.TextChoices):
        WAITING = "waiting", "Waits to be scanned"
        CLEAN = "clean", "Nothing found"
        HARMFUL = "harmful", "Something harmful found"

    sha256 = models.CharField(max_length=64, primary_key=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    found = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["verdict"], name="scan_waiting", condition=models.Q(verdict="waiting"))
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}: {self.verdict}"
