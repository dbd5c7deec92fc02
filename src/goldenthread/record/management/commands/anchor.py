"""Write down where every chain stands, in a folder that the database cannot write."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from goldenthread.access.minding import again_and_again
from goldenthread.record.anchors import AnchorsBroken
from goldenthread.record.proof_of_anchors import anchor


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
        again_and_again(partial(self._add, folder), every=every, but=(CommandError,))

    def _add(self, folder: Path) -> None:
        try:
            anchored = anchor(folder, timezone.now())
        except AnchorsBroken as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"{anchored.at} {anchored.last}")
