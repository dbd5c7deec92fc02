"""Cases and their deadlines: projections of events, deleted and rebuilt at will."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.record.models.child import Child, ChildOwned
from goldenthread.rulebook.process import Party


class Case(ChildOwned):
    """One running of a process for one child."""

    process = models.CharField(max_length=30)
    state = models.CharField(max_length=40)
    ended = models.BooleanField(default=False)
    opened_on = models.DateField()
    setting_id = models.UUIDField(null=True)
    lead_id = models.UUIDField(null=True)
    lead_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "opened_on"], name="case_by_child"),
            models.Index(fields=["lead_id"], name="case_by_lead", condition=Q(ended=False)),
        ]

    def __str__(self) -> str:
        return f"{self.process}, {self.state}"


class Deadline(models.Model):
    """One running of one clock of a case. Whether it is late depends on today, so it is not kept.

    `is_next` marks the soonest open date of each who owes one in the case: what a worklist is made of.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines", db_index=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", db_index=False)
    authority_id = models.CharField(max_length=3)
    setting_id = models.UUIDField(null=True)
    process = models.CharField(max_length=30)
    clock = models.CharField(max_length=12)
    key = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=10, choices=[(each.value, each.words) for each in Party])
    starts = models.DateField()
    due = models.DateField()
    safe = models.DateField()
    remind_on = models.DateField(null=True)
    is_window = models.BooleanField(default=False)
    is_open = models.BooleanField()
    is_next = models.BooleanField(default=False)
    met_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    excused = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="deadline_by_child"),
            models.Index(fields=["case"], name="deadline_by_case"),
            models.Index(
                fields=["authority_id", "owner", "due", "id"],
                condition=Q(is_next=True),
                name="next_in_authority",
            ),
            models.Index(
                fields=["authority_id", "process", "owner", "due", "id"],
                condition=Q(is_next=True),
                name="next_of_process",
            ),
            models.Index(
                fields=["setting_id", "owner", "due", "id"],
                condition=Q(is_next=True, setting_id__isnull=False),
                name="next_in_setting",
            ),
            models.Index(
                fields=["authority_id", "clock", "due", "id"],
                condition=Q(is_open=True, is_window=False),
                name="open_by_clock",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock} by {self.due}"
