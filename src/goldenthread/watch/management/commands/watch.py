"""Look whether any look seems out of place, and tell the officers: once, or again and again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goldenthread.access.minding import again_and_again
from goldenthread.access.signing import happenings
from goldenthread.watch.watching import watch


class Command(BaseCommand):
    help = "Ask of the last days’ looks whether any seems out of place, and tell officers of another line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="go on, once each so many seconds, until whoever started this is gone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Watch once, or again and again."""
        if options["every"] is None:
            self._once()
        else:
            again_and_again(self._once, every=options["every"])

    def _once(self) -> None:
        now = timezone.now()
        happenings.forget_old(now)
        self.stdout.write(f"{len(watch(now))} raised.")
