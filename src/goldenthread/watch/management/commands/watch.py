"""Look whether any look seems out of place, and tell the officers: once, or again and again."""

from __future__ import annotations

import os
import sys
import time
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection
from django.utils import timezone

from goldenthread.access.signing import happenings
from goldenthread.watch.watching import watch

STEP: Final = 2
"""Seconds between two looks for whoever started this."""


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
        every, parent = options["every"], os.getppid()
        if every is None:
            self._once()
            return
        while os.getppid() == parent:
            try:
                self._once()
            except OperationalError as trouble:
                print(trouble, file=sys.stderr)
            connection.close()
            for _ in range(0, every, STEP):
                if os.getppid() != parent:
                    return
                time.sleep(STEP)

    def _once(self) -> None:
        now = timezone.now()
        happenings.forget_old(now)
        self.stdout.write(f"{len(watch(now))} raised.")
