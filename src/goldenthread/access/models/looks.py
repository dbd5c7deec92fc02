"""Who looked at what, on a chain for each organisation. It is only ever added to, by one function of the database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class LookChain(models.Model):
    """The chain of looks of one organisation and its head.

    `key` is a setting's id, an authority's code, or “family:” and the code of the authority responsible for the child.
    The chain begins from the SHA-256 of its key. `last` is the id of its last look, by which an anchor finds it again.
    """

    id = models.AutoField(primary_key=True)
    key = models.TextField(unique=True)
    length = models.IntegerField(default=0)
    head = models.BinaryField(max_length=32)
    last = models.BigIntegerField(db_default=0)

    def __str__(self) -> str:
        return self.key


class Looked(models.Model):
    """One look at one part of a record, or one refusal: who, as what, at whose, and what allowed it.

    There may be twenty million a year in one authority. So the fixed columns come first, nothing is said twice and
    there are three indexes and a small one of refusals; a chain is walked in the order of `id`, which grows with time
    and may part the table.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    chain = models.ForeignKey(
        LookChain, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    person_id = models.UUIDField()
    request_id = models.UUIDField()
    setting_id = models.UUIDField(null=True)
    child_id = models.UUIDField(null=True)
    tie_id = models.UUIDField(null=True)
    agreement_id = models.UUIDField(null=True)
    name = models.TextField()
    capacity = models.TextField()
    organisation = models.TextField(blank=True)
    authority_id = models.TextField(blank=True)
    part = models.TextField()
    act = models.TextField()
    seat = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    place = models.TextField(blank=True)
    about = models.TextField(blank=True)
    fields = models.TextField(blank=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        indexes: ClassVar = [
            models.Index(F("child_id"), F("at").desc(), name="looks_at_child", condition=~Q(child_id=None)),
            models.Index(F("person_id"), F("at").desc(), name="looks_by_person"),
            models.Index(F("at").desc(), name="looks_refused", condition=Q(act="refused")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.act} {self.part}"
