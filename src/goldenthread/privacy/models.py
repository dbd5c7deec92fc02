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


class LegalHold(ChildOwned):
    """A court, tribunal, inquiry or ombudsman wants a file kept. No deletion passes it until somebody lifts it."""

    class Ground(models.TextChoices):
        COURT = "court", "a court"
        TRIBUNAL = "tribunal", "a tribunal"
        INQUIRY = "inquiry", "a public inquiry, such as into child abuse"
        OMBUDSMAN = "ombudsman", "the ombudsman or the regulator"

    ground = models.CharField(max_length=10, choices=Ground)
    because = models.CharField(max_length=1000)
    placed_on = models.DateField()
    placed_by = models.CharField(max_length=500)
    lifted_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="hold_by_child")]

    def __str__(self) -> str:
        return self.because


class Classed(ChildOwned):
    """A further class that a child's file belongs to, counted from a day; and what was decided of its end."""

    name = models.CharField(max_length=30)
    since = models.DateField()
    decided_by = models.CharField(max_length=500)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="classed_by_child")]

    def __str__(self) -> str:
        return self.name


class Correction(ChildOwned):
    """Something somebody says is wrong: a fact, put right with the old value kept, or an opinion, with a statement.

    `recipients` holds to whom the wrong words went, each with the day on which they were told.
    """

    class Kind(models.TextChoices):
        FACT = "fact", "a fact that is wrong"
        OPINION = "opinion", "an opinion that somebody does not share"

    class State(models.TextChoices):
        ASKED = "asked", "waits for an answer"
        DONE = "done", "put right"
        ATTACHED = "attached", "the statement stands beside it"
        REFUSED = "refused", "not changed"

    kind = models.CharField(max_length=7, choices=Kind)
    where = models.CharField(max_length=300)
    words = models.CharField(max_length=4000)
    asked_by = models.CharField(max_length=500)
    asked_on = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=8, choices=State)
    old = models.CharField(max_length=500, blank=True)
    new = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    recipients = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="correction_by_child")]

    def __str__(self) -> str:
        return self.where
