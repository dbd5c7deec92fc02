"""Make a demonstration area."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from goldenthread.demo.area import make
from goldenthread.demo.sizes import SIZES
from goldenthread.record.models import Child


class Command(BaseCommand):
    help = "Make a local area of invented people: small (4,000 pupils), area (60,000) or region (600,000)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=SIZES, default="small")
        parser.add_argument("--seed", type=int, default=1, help="the same number makes the same area")
        parser.add_argument("--at", type=datetime.fromisoformat, help="tell it as of this instant, not now")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the area where no child is on record yet."""
        if Child.objects.exists():
            raise CommandError("There are children on record already. Give the demonstration a data folder of its own.")
        size = SIZES[options["size"]]
        at = options["at"] or timezone.now()
        at = at if at.tzinfo else timezone.make_aware(at)
        with tqdm(total=size.pupils, unit=" pupils", disable=options["json"] or None) as bar:
            made = make(size, seed=options["seed"], at=at, progress=bar.update)
        if options["json"]:
            self.stdout.write(json.dumps(made))
        else:
            self.stdout.write(", ".join(f"{number:,} {what}" for what, number in made.items()) + ".")
