"""Redact made-up documents and say whether anything of what was removed can be found again."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from goldenthread.sending.redaction_drill import drill


class Command(BaseCommand):
    help = (
        "Make up PDFs, Word documents and pictures with a name in every hiding place, remove it, and search what is"
        " left to the last byte. Nothing of your own is touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=int, default=1000, help="how many to make up (1000)")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Drill, and fail where anything was found."""
        number = options["documents"]
        found = [
            each for each in tqdm(drill(number, made=timezone.now()), total=number, disable=None) if each
        ]
        told = {"documents": number, "with something left": len(found), "found": found[:10]}
        words = f"{number} documents, {len(found)} with something left."
        self.stdout.write(json.dumps(told) if options["json"] else words)
        if found:
            raise CommandError(f"Something was still found: {found[:10]}")
