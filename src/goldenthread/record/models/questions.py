"""What families ask about a look at their record, and what they are answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import ChildOwned


class LookQuestion(ChildOwned):
    """A question about one look, for the responsible authority to answer."""

    look = models.BigIntegerField()
    about = models.TextField()
    question = models.TextField()
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=500)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="look_question_by_child"),
            models.Index(
                fields=["authority_id", "asked_on", "id"],
                name="look_question_open",
                condition=Q(answered_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.about
