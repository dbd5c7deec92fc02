"""What is going out or has gone out, to whom, and how far it has come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import ChildOwned


class State(models.TextChoices):
    """How far a sending has come."""

    PREPARED = "prepared", "not confirmed yet"
    WAITING = "waiting", "waits for a second person"
    SENT_BACK = "sent_back", "sent back by the second person"
    RELEASED = "released", "about to leave"
    SENT = "sent", "sent"
    DELIVERED = "delivered", "arrived"
    FAILED = "failed", "did not arrive"
    STOPPED = "stopped", "did not go out"


class Channel(models.TextChoices):
    """By which way something goes out."""

    ONLINE = "online", "to read here after signing in, with an e-mail that says only that something is there"
    POST = "post", "on paper, by post or by hand"


class Tag(models.TextChoices):
    """What a document may hold that needs a second pair of eyes before it goes out."""

    THIRD_PARTY = "third_party", "somebody else’s personal details"
    ALLEGATION = "allegation", "an allegation"
    LOCATION = "location", "where somebody lives or can be found"
    HEALTH = "health", "details of somebody’s health"
    POLICE = "police", "something from the police or a court"


class Sending(ChildOwned):
    """One document going out to one person, as the rendering made for them alone.

    `source` is the digest of the document it was made from and `sha256` that of the bytes that go out. A row in the
    state `released` is the queue: it was written in the transaction in which somebody decided that it should leave.
    """

    document_id = models.UUIDField(null=True)
    title = models.CharField(max_length=200)
    part = models.CharField(max_length=20)
    tie_id = models.UUIDField(null=True)
    to_person = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100)
    channel = models.CharField(max_length=6, choices=Channel)
    address = models.CharField(max_length=500)
    typed = models.BooleanField(default=False)
    tags = models.JSONField(default=list)
    because = models.CharField(max_length=1000, blank=True)
    ground = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State)
    prepared_by = models.UUIDField()
    prepared_by_name = models.CharField(max_length=500)
    prepared_on = models.DateField()
    approved_by = models.CharField(max_length=500, blank=True)
    left_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="sending_by_child"),
            models.Index(fields=["to_person"], name="sending_by_person", condition=~Q(to_person=None)),
            models.Index(
                fields=["state"], name="sending_that_moves", condition=Q(state__in=["released", "failed"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, to {self.name}"

    @property
    def needs_second_person(self) -> bool:
        """Say whether somebody else must look before this goes out."""
        return bool(self.tags) or self.typed

    @property
    def tags_in_words(self) -> str:
        return "; ".join(Tag(tag).label for tag in self.tags)
