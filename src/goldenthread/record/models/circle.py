"""The circle: who has to do with a child, in what role, from when until when, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.models.child import ChildOwned


class Role(models.TextChoices):
    """What someone is to a child. The last four are held by an organisation rather than a person."""

    PARENT = "parent", "parent or carer"
    YOUNG_PERSON = "young_person", "the child or young person"
    CLASS_TEACHER = "class_teacher", "class teacher"
    TEACHING_ASSISTANT = "teaching_assistant", "teaching assistant"
    CONTACT = "contact", "named contact"
    CASEWORKER = "caseworker", "caseworker"
    ADVISER = "adviser", "adviser"
    ATTENDS = "attends", "attends"
    RESPONSIBLE = "responsible", "responsible authority"
    SUPPORTS = "supports", "supporting service"
    CONSULTED = "consulted", "setting asked whether it can meet the needs"


class Relationship(ChildOwned):
    """A person, setting or authority in a child's circle."""

    role = models.CharField(max_length=20, choices=Role)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=200, blank=True)
    setting = models.ForeignKey(
        Setting, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    held_by = models.CharField(max_length=3, blank=True)
    purpose = models.CharField(max_length=200)
    decides = models.BooleanField(default=False)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="circle_by_child"),
            models.Index(fields=["person", "child"], name="circle_by_person", condition=~Q(person=None)),
            models.Index(fields=["setting", "child"], name="circle_by_setting", condition=~Q(setting=None)),
            models.Index(fields=["held_by", "child"], name="circle_by_authority", condition=~Q(held_by="")),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}"
