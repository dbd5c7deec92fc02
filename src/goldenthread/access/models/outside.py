"""The names under which outside identity providers know our people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.access.models.person import Person


class OutsideKey(models.Model):
    """One person as one issuer knows them. The issuer and its subject are the key; an e-mail address never is."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="outside_keys")
    provider = models.CharField(max_length=40)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="a_subject_is_one_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.provider}"
