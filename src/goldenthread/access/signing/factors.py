"""Which second factors a person has, and taking one away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from goldenthread.access.models import Factor, Person
from goldenthread.access.rulings import Refused

DEMONSTRATION_DOMAIN: Final = "@demo.example"
"""Nobody can have an address there: the ending is reserved for examples."""


class LastFactor(Refused):
    """People who work with children's records need a second step. Add another one first, then take this one away."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a person has besides a password."""

    passkeys: int
    app: bool
    recovery_codes: int

    @property
    def any(self) -> bool:
        """Recovery codes alone are no second factor: they stand in for one."""
        return self.app or bool(self.passkeys)


def held_by(person: Person) -> Held:
    """Count a person's factors."""
    kinds = Counter(person.factors.order_by().values_list("kind", flat=True))
    return Held(kinds[Factor.Kind.PASSKEY], bool(kinds[Factor.Kind.APP]), kinds[Factor.Kind.RECOVERY])


def is_for_show(person: Person) -> bool:
    """Say whether this is one of the made-up people of a demonstration, where no second factor is asked for.

    Both must hold: the settings say that this is a demonstration, which those for production never do, and the
    person's address is one that no real person can have.
    """
    return bool(settings.DEMONSTRATION) and person.email.endswith(DEMONSTRATION_DOMAIN)


def remove(person: Person, factor: UUID, *, needs_one: bool) -> None:
    """Take a factor away, but not the last one from someone who needs one."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        person.factors.exclude(kind=Factor.Kind.RECOVERY).filter(pk=factor).delete()
        left = held_by(person)
        if needs_one and not left.any:
            raise LastFactor
        if not left.any:
            person.factors.all().delete()
