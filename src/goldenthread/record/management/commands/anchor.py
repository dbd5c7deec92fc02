"""Write down where every chain stands, in a folder that the database cannot write."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.utils import timezone

from goldenthread.record.anchors import AnchorsBroken
from goldenthread.record.proof_of_anchors import anchor

STEP: Final = 2
"""Seconds between two looks for whoever started this."""


class Command(BaseCommand):
    help = (
        "Add a line to the anchors: how far each chain of looks has come, and one hash for each authority over its"
        " children's chains. Keep copies of the folder GOLDENTHREAD_ANCHORS with someone else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="go on, one each so many seconds, until whoever started this is gone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Add an anchor, once or again and again."""
        folder, every = Path(settings.ANCHORS_ROOT), options["every"]
        if every is None:
            self._add(folder)
            return
        parent = os.getppid()
        while os.getppid() == parent:
            try:
                self._add(folder)
            except (CommandError, OperationalError) as trouble:
                print(trouble, file=sys.stderr)
            connection.close()
            _wait(every, parent)

    def _add(self, folder: Path) -> None:
        try:
            anchored = anchor(folder, timezone.now())
        except AnchorsBroken as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"{anchored.at} {anchored.last}")


def _wait(seconds: int, parent: int) -> None:
    """Sleep, but no longer than the process that started this one lives."""
    for _ in range(0, seconds, STEP):
        if os.getppid() != parent:
            return
        time.sleep(STEP)
