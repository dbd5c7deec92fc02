"""Let out what waits to leave: once, or again and again while the service runs."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection
from django.utils import timezone

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
        every = options["every"]
        if every is None:
            self.stdout.write(f"{post_all(at=timezone.now())} left.")
            return
        parent = os.getppid()
        while os.getppid() == parent:
            try:
                post_all(at=timezone.now())
            except (NotNow, OperationalError) as trouble:
                print(trouble, file=sys.stderr)
            connection.close()
            time.sleep(every)
