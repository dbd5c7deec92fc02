"""Documents: what they are called and the digest under which the store keeps them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.record.models.child import ChildOwned

_ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class Document(ChildOwned):
    """A file about a child. The bytes are kept once, under their SHA-256."""

    case_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_on = models.DateField()
    added_by = models.CharField(max_length=500)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="document_by_child")]

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        """What the file is called when it is saved: the name, with the ending of its kind."""
        ending = _ENDINGS.get(self.media_type, "")
        return self.name if self.name.casefold().endswith(ending) else f"{self.name}{ending}"
