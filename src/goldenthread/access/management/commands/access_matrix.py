"""Print who may see and do what: the register of rights, and what every address opens."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from goldenthread.access.matrix import (
    Table,
    addresses_table,
    as_csv,
    as_html,
    as_text,
    how_many,
    rights_table,
)

WRITERS = {"text": as_text, "csv": as_csv, "html": as_html}


class Command(BaseCommand):
    """Print who may see and do what."""

    help = (
        "Print who may see and do what: which seat around a child may do what with which part of the record, and what "
        "every address opens and for whom. Keep a copy, and compare it with the next: the difference is what changed."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Say in which form it is wanted."""
        parser.add_argument(
            "--format", choices=sorted(WRITERS), default="text", help="how to write it (text)"
        )
        parser.add_argument(
            "--json", action="store_true", help="write it as JSON, with how many answers there are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the tables."""
        tables = (rights_table(), addresses_table())
        if options["json"]:
            told = {"counts": how_many(), "tables": [_told(table) for table in tables]}
            self.stdout.write(json.dumps(told, indent=1, ensure_ascii=False))
            return
        self.stdout.write(WRITERS[options["format"]](tables))
        if options["format"] == "text":
            self.stdout.write(", ".join(f"{number} {what}" for what, number in how_many().items()))


def _told(table: Table) -> dict[str, Any]:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {"caption": table.caption, "rows": rows}
