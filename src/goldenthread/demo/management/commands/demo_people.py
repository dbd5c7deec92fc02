"""Say who one can sign in as in the demonstration area."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from goldenthread.access.models import Person
from goldenthread.demo.people import DEMONSTRATORS


class Command(BaseCommand):
    help = "Print one line for each person of the demonstration area whom one can sign in as."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them, if this is a demonstration area."""
        known = set(Person.objects.order_by("email").values_list("email", flat=True).filter(email__in=[each.email for each in DEMONSTRATORS]))
        for each in DEMONSTRATORS:
            if each.email in known:
                self.stdout.write(f"  {each.email:<28} {each.password:<28} {each.name}, {each.capacity.words}, {each.place}")
