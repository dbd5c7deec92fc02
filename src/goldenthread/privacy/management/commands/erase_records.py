"""Erase what it was decided to erase, or, after a backup was put back, what had been erased before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goldenthread.privacy.erasing import digest_of, erase_again, erase_decided


class Command(BaseCommand):
    help = (
        "Erase records whose time is over and of which somebody has decided so; a legal hold stops it even now. Prints"
        " a certificate for each. With --after-restore, erase again what a backup has brought back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--after-restore", action="store_true", help="go by the list of what was erased before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and print what went."""
        folder, at = Path(settings.ANCHORS_ROOT), timezone.now()
        gone = erase_again(folder, at=at) if options["after_restore"] else erase_decided(folder, at=at)
        for stone in gone:
            self.stdout.write(f"{stone.child_id} {digest_of(stone)} {stone.certificate}")
