"""Delete and remake every projection from the chains of events."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from goldenthread.record.models import Child
from goldenthread.record.proof import rebuild


class Command(BaseCommand):
    help = (
        "Remake cases, deadlines, threads, plans and circles from the events, a batch of children at a time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild batch by batch, with a bar."""
        done = 0
        with tqdm(total=Child.objects.count(), unit=" children", disable=None) as bar:
            for count in rebuild():
                done += count
                bar.update(count)
        self.stdout.write(f"{done} children rebuilt.")
