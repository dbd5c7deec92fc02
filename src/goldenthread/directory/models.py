"""Settings, their closures and the posts people hold in settings, services and authorities."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.access.actors import NAMED_FROM_OUTSIDE, Capacity
from goldenthread.access.models import Person

_CAPACITIES = [(each.value, each.words) for each in Capacity if each not in NAMED_FROM_OUTSIDE]


class Setting(models.Model):
    """A nursery, school, college or other provider, as the register of schools or its authority knows it."""

    id = models.UUIDField(primary_key=True, editable=False)
    authority_id = models.CharField(max_length=3)
    urn = models.CharField(max_length=6, null=True)  # noqa: DJ001  # null, so that many may have none and it stays unique
    ukprn = models.CharField(max_length=8, blank=True)
    establishment_number = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=200)
    type_code = models.CharField(max_length=3, blank=True)
    phase_code = models.CharField(max_length=1, blank=True)
    status_code = models.CharField(max_length=1, default="1")
    lowest_age = models.PositiveSmallIntegerField(null=True)
    highest_age = models.PositiveSmallIntegerField(null=True)
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    website = models.CharField(max_length=300, blank=True)
    head = models.CharField(max_length=200, blank=True)
    section_41 = models.BooleanField(default=False)
    needs_provided = models.JSONField(default=list)
    resourced_provision = models.CharField(max_length=60, blank=True)
    has_sen_unit = models.BooleanField(default=False)
    has_resourced_provision = models.BooleanField(default=False)
    capacity = models.PositiveIntegerField(null=True)
    pupils = models.PositiveIntegerField(null=True)
    register_hash = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["urn"], name="a_urn_names_one_setting")]
        indexes: ClassVar = [
            models.Index(fields=["authority_id", "name"], name="setting_by_authority"),
            models.Index(fields=["ukprn"], name="setting_by_ukprn", condition=~Q(ukprn="")),
        ]

    def __str__(self) -> str:
        return self.name


class Closure(models.Model):
    """Days on which a setting has no session: a holiday, a training day or another closure."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "holiday"
        TRAINING = "training", "training day"
        OTHER = "other", "other closure"

    id = models.UUIDField(primary_key=True, editable=False)
    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="closures")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=80)
    begins = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="closure_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.begins} to {self.ends}"


class Post(models.Model):
    """A person in one capacity at one setting, service or authority, from a day and perhaps to a day."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    capacity = models.CharField(max_length=20, choices=_CAPACITIES)
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, null=True, related_name="posts")
    authority_id = models.CharField(max_length=3, blank=True)
    organisation = models.CharField(max_length=200)
    body = models.CharField(max_length=40, blank=True)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["setting", "capacity"], name="post_by_setting")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_capacity_display()}, {self.organisation}"


class Agreement(models.Model):
    """What an authority and others have agreed to share: who, for what, which parts of a record, on what basis, when.

    Somebody of another organisation sees a part of a record only while an agreement covers it. The list is short, and
    asked on every request: one that is withdrawn or has ended counts from the next page on.
    """

    class Party(models.TextChoices):
        SETTINGS = "settings", "nurseries, schools and colleges"
        HEALTH = "health", "health services"
        SERVICES = "services", "services of other authorities"

    id = models.UUIDField(primary_key=True, editable=False)
    authority_id = models.CharField(max_length=3)
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=8, choices=Party)
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, null=True, related_name="+")
    parts = models.JSONField(default=list)
    purposes = models.JSONField(default=list)
    lawful_basis = models.CharField(max_length=300)
    begins = models.DateField()
    ends = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["authority_id", "party"], name="agreement_by_party", condition=Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.name
