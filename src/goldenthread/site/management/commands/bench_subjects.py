"""Say who and what `bench` measures in an area, as JSON. It opens sessions and changes no record."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goldenthread.site.benches.subjects import sessions_and_pages
from goldenthread.site.benches.unguarded import take_checks_away


class Command(BaseCommand):
    help = "Print who and what is measured in this area, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one wish."""
        parser.add_argument(
            "--without-checks", action="store_true", help="what pages ask with no check and no log"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the subjects."""
        if options["without_checks"]:
            take_checks_away()
        self.stdout.write(json.dumps(sessions_and_pages(timezone.now())))
