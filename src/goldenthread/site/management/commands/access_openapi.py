"""Print what every address takes and answers, as an OpenAPI document."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from goldenthread.site.openapi.document import document


class Command(BaseCommand):
    """Print the OpenAPI document."""

    help = (
        "Print what every address of the service takes and how it can answer, as an OpenAPI 3.1 document made from the "
        "addresses, their guards and their forms. Machines that test the service read it."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """It is JSON in any case."""
        parser.add_argument("--json", action="store_true", help="write it as JSON, which it is in any case")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(json.dumps(document(), indent=1, ensure_ascii=False))
