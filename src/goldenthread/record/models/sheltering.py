"""Where a family can be found, and from whom that is kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.access.models import Person
from goldenthread.record.models.child import ChildOwned


class Whereabouts(ChildOwned):
    """One thing by which a family can be found, sealed: an adult's own, or the child's where no person is named."""

    class Kind(models.TextChoices):
        ADDRESS = "address", "address"
        PHONE = "phone", "telephone number"
        EMAIL = "email", "email address"
        SCHOOL = "school", "nursery, school or college"
        TRANSPORT = "transport", "the way to school"
        DOCTOR = "doctor", "doctor’s surgery"
        NAME = "name", "a new name"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=9, choices=Kind)
    sealed = models.TextField()
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="whereabouts_by_child")]

    def __str__(self) -> str:
        return self.get_kind_display()


class Marks(ChildOwned):
    """What free text is searched for, so that nobody writes down where a sheltered family is: keyed hashes alone."""

    hashes = models.JSONField(default=list)
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="marks_by_child", condition=Q(ends=None))]

    def __str__(self) -> str:
        return f"{len(self.hashes)} marks"


class Shelter(ChildOwned):
    """A child whose whereabouts are kept from everybody who is not named, until somebody lifts it."""

    begins = models.DateField()
    reason = models.TextField()
    lifted_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], name="shelter_by_child", condition=Q(lifted_on=None))
        ]

    def __str__(self) -> str:
        return f"sheltered since {self.begins}"


class Trusted(ChildOwned):
    """A person who is named to know where a sheltered child is."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "person"], name="trusted_by_child", condition=Q(ends=None))
        ]

    def __str__(self) -> str:
        return f"{self.person_id} knows where"
