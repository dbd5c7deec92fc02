"""Let out what waits to leave: once, or again and again while the service runs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goldenthread.access.minding import again_and_again
from goldenthread.sending.outbox import NotNow, post_all


class Command(BaseCommand):
    help = (
        "Let out what was released and has not left: each is judged again, an e-mail says that something is there, and"
        " the record says what left. Safe to run at any time, also twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="go on until whoever started this is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the queue once or again and again."""
        if options["every"] is None:
            self.stdout.write(f"{self._all()} left.")
        else:
            again_and_again(self._all, every=options["every"], but=(NotNow,))

    def _all(self) -> int:
        return post_all(at=timezone.now())
