"""Say who and what `bench` measures in an area, as JSON. It opens sessions and changes no record."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from goldenthread.site.benches.subjects import sessions_and_pages


class Command(BaseCommand):
    help = "Print who and what is measured in this area, as JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the subjects."""
        self.stdout.write(json.dumps(sessions_and_pages(timezone.now())))
