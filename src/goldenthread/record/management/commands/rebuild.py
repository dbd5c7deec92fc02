"""Delete and remake every projection from the chains of events."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from goldenthread.record.models import Child
from goldenthread.record.proof import rebuild


class Command(BaseCommand):
    help = (
        "Remake cases, deadlines, threads, plans and circles from the events, a batch of children at a time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild batch by batch, with a bar."""
        done = 0
        with tqdm(total=Child.objects.count(), unit=" children", disable=None) as bar:
            for count in rebuild():
                done += count
                bar.update(count)
        self.stdout.write(json.dumps({"children": done}) if options["json"] else f"{done} children rebuilt.")
