"""Scan the documents that wait to be scanned for viruses."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from goldenthread.record.documents import store
from goldenthread.record.models import Scan
from goldenthread.record.scanning import scan_again, scanner


class Command(BaseCommand):
    help = (
        "Scan the documents that wait, and say what came of it; with --all, also those scanned before, because "
        "signatures learn. Run it every few minutes, and with --all every night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="scan what was scanned before as well")

    def handle(self, *args: Any, **options: Any) -> None:
        """Scan, and fail where nobody scans."""
        if scanner() is None:
            raise CommandError("No scanner is set: GOLDENTHREAD_CLAMD=unix:/run/clamav/clamd.ctl names one.")
        asked = Scan.objects.all() if options["all"] else Scan.objects.filter(verdict=Scan.Verdict.WAITING)
        came = Counter(
            scan_again(each.sha256, store().get(each.sha256)) for each in asked.order_by("pk").iterator()
        )
        if options["verbosity"]:
            told = ", ".join(f"{number:,} {verdict}" for verdict, number in sorted(came.items()))
            self.stdout.write(told or "Nothing waits.")
