"""Requests about personal information, what was gathered for each, and what becomes of each item."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import ChildOwned


class About(models.TextChoices):
    """About whom information is asked for."""

    CHILD = "child", "the child"
    SELF = "self", "whoever asks"


class Mark(models.TextChoices):
    """What becomes of an item. Nothing is given until somebody says so."""

    GIVE = "give", "give"
    REDACT = "redact", "give, with words removed"
    WITHHOLD = "withhold", "withhold"


class Hold(models.TextChoices):
    """Why an item waits for the opinion of a professional."""

    THIRD_PARTY = "third_party", "somebody else is named"
    ALLEGATION = "allegation", "it may be an allegation"
    HARM = "harm", "telling may cause harm"
    HEALTH = "health", "it is about health"
    SOCIAL_WORK = "social_work", "it comes from social work"
    UNREAD = "unread", "its words could not be read by a machine"


class AccessRequest(ChildOwned):
    """Somebody asks what is kept about a child or about themselves, and has a month to be answered."""

    class State(models.TextChoices):
        OPEN = "open", "being answered"
        ANSWERED = "answered", "answered"
        CLOSED = "closed", "closed without an answer"

    about = models.CharField(max_length=5, choices=About)
    person_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100)
    address = models.CharField(max_length=500, blank=True)
    words = models.CharField(max_length=4000, blank=True)
    proof = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    due = models.DateField()
    extended_because = models.CharField(max_length=1000, blank=True)
    answers = models.JSONField(default=dict)
    gathered_on = models.DateField(null=True)
    sending_id = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=State)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="request_by_child"),
            models.Index(fields=["authority_id", "due"], name="request_by_due", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.received_on}"

    @property
    def is_by_family_about_child(self) -> bool:
        """Say whether somebody asks for a child: then the child's own rights and safety come first."""
        return self.about == About.CHILD and self.relation != "the child or young person"


class Item(ChildOwned):
    """One thing that was gathered for a request. It points to what is kept and copies nothing of it."""

    request_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    part = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    dated = models.DateField(null=True)
    holds = models.JSONField(default=list)
    mark = models.CharField(max_length=8, choices=Mark, blank=True)
    ground = models.CharField(max_length=20, blank=True)
    remove = models.JSONField(default=list)
    marked_by = models.CharField(max_length=500, blank=True)
    judged = models.JSONField(default=list)
    opinion = models.CharField(max_length=4000, blank=True)
    opinion_by = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="item_by_child"),
            models.Index(fields=["request_id"], name="item_by_request"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def holds_in_words(self) -> str:
        return "; ".join(Hold(each).label for each in self.holds)

    @property
    def is_ready(self) -> bool:
        """Say whether somebody has said what becomes of it, with an opinion where one is needed."""
        return bool(self.mark) and set(self.holds) <= set(self.judged)
