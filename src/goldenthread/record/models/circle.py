"""The circle: who has to do with a child, in what role, from when until when, and why."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q

from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.models.child import ChildOwned


class Role(models.TextChoices):
    """What someone is to a child. The last four are held by an organisation rather than a person."""

    PARENT = "parent", "parent"
    CARER = "carer", "carer"
    YOUNG_PERSON = "young_person", "the child or young person"
    ADVOCATE = "advocate", "helps the family"
    CLASS_TEACHER = "class_teacher", "class teacher"
    TEACHING_ASSISTANT = "teaching_assistant", "teaching assistant"
    CONTACT = "contact", "named contact"
    CASEWORKER = "caseworker", "caseworker"
    ADVISER = "adviser", "adviser"
    HEALTH = "health", "health professional"
    SOCIAL_WORKER = "social_worker", "social worker"
    VIRTUAL_SCHOOL = "virtual_school", "virtual school"
    GRANTED = "granted", "named by a tribunal, an ombudsman or an inspectorate"
    EMERGENCY = "emergency", "opened the record in an emergency"
    ATTENDS = "attends", "attends"
    RESPONSIBLE = "responsible", "responsible authority"
    SUPPORTS = "supports", "supporting service"
    CONSULTED = "consulted", "setting asked whether it can meet the needs"


FAMILY_ROLES: Final = (Role.PARENT, Role.CARER, Role.YOUNG_PERSON)
"""Who is of the family themselves, and not only a help to it."""


class Answer(models.TextChoices):
    """What is known of a fact. What is not known is never taken for a yes."""

    YES = "yes", "yes"
    NO = "no", "no"
    UNKNOWN = "unknown", "not known"


class Sees(models.TextChoices):
    """How much of the record an adult of the family may see."""

    FULL = "full", "the whole record"
    REPORT = "report", "what a school report says"
    NONE = "none", "nothing"


class Relationship(ChildOwned):
    """A person, setting or authority in a child's circle.

    For an adult of the family four facts stand apart, each of which may be so without the others: parental
    responsibility, living with the child, being contacted, and seeing the record. `agreed` is what a young person over
    compulsory school age has agreed that this adult sees. `reason`, `source` and who reviewed them stand beside the
    facts. Of somebody who helps the family, `given_by` is the person who let them, and `scope` the parts they may read.
    """

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
    until = models.DateTimeField(null=True)
    responsibility = models.CharField(max_length=7, choices=Answer, default=Answer.UNKNOWN)
    evidence = models.CharField(max_length=200, blank=True)
    lives_with = models.CharField(max_length=7, choices=Answer, default=Answer.UNKNOWN)
    may_be_contacted = models.CharField(max_length=7, choices=Answer, default=Answer.UNKNOWN)
    sees = models.CharField(max_length=6, choices=Sees, blank=True)
    agreed = models.CharField(max_length=6, choices=Sees, blank=True)
    scope = models.JSONField(default=list)
    evidence_on = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)
    reviewed_by = models.CharField(max_length=500, blank=True)
    reviewed_on = models.DateField(null=True)
    helps_as = models.CharField(max_length=20, blank=True)
    given_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="circle_by_child"),
            models.Index(fields=["person", "child"], name="circle_by_person", condition=~Q(person=None)),
            models.Index(fields=["setting", "child"], name="circle_by_setting", condition=~Q(setting=None)),
            models.Index(fields=["held_by", "child"], name="circle_by_authority", condition=~Q(held_by="")),
            models.Index(
                fields=["authority_id", "child"],
                name="circle_not_known",
                condition=Q(role=Role.PARENT.value, responsibility=Answer.UNKNOWN.value, ends=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}"


class Bar(ChildOwned):
    """A person who may not see a child's record, whatever else ties them to the child, until somebody lifts it.

    A block keeps a person out in every capacity. An order keeps them out as family; that its last day has passed gives
    nothing back. Kin are kept out in their capacity as staff. Nobody who is barred is told so. One person asks that a
    bar be lifted and says why; another lifts it.
    """

    class Kind(models.TextChoices):
        BLOCK = "block", "blocked to keep somebody safe"
        ORDER = "order", "kept out by an order of a court"
        KIN = "kin", "related to the child"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=5, choices=Kind)
    order = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    begins = models.DateField()
    review_on = models.DateField(null=True)
    lifted_on = models.DateField(null=True)
    reason = models.CharField(max_length=1000, blank=True)
    told_by = models.CharField(max_length=500, blank=True)
    lift_because = models.CharField(max_length=1000, blank=True)
    lift_asked_by = models.UUIDField(null=True)
    lift_asked_words = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "person"], name="bar_by_child", condition=Q(lifted_on=None)),
            models.Index(fields=["person"], name="bar_by_person", condition=Q(lifted_on=None)),
            models.Index(
                fields=["authority_id", "review_on"], name="bar_to_review", condition=Q(lifted_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.get_kind_display()}"
