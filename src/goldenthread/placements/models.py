"""Places: named in a plan, or taken up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.directory.models import Setting
from goldenthread.record.models import ChildOwned
from goldenthread.standards.codes.plans import Residential, SenSetting, WorkBased


class Placement(ChildOwned):
    """A place in a setting, or an arrangement where there is none. `ends` is the last day of it.

    `tie` is the setting's place in the circle that came with it.
    """

    class Kind(models.TextChoices):
        NAMED = "named", "named in the plan"
        ACTUAL = "actual", "where they learn"

    kind = models.CharField(max_length=6, choices=Kind)
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, null=True, related_name="+")
    arrangement = models.CharField(
        max_length=4, blank=True, choices=[(each.value, each.name) for each in SenSetting]
    )
    place = models.CharField(max_length=200)
    number = models.CharField(max_length=8, blank=True)
    rank = models.PositiveSmallIntegerField(default=1)
    in_sen_unit = models.BooleanField(null=True)
    in_resourced_provision = models.BooleanField(null=True)
    residential = models.CharField(
        max_length=1, blank=True, choices=[(each.value, each.name) for each in Residential]
    )
    work_based = models.CharField(
        max_length=1, blank=True, choices=[(each.value, each.name) for each in WorkBased]
    )
    tie_id = models.UUIDField(null=True)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")), name="a_place_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["child"], name="placement_by_child"),
            models.Index(
                fields=["setting"], name="placement_by_setting", condition=Q(kind="actual", ends=None)
            ),
        ]

    def __str__(self) -> str:
        return self.place
