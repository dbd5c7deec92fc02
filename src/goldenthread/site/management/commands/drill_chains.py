"""Tamper with made-up chains, in a database of their own, and say what the checker found."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from goldenthread.record.drill import Outcome, drill
from goldenthread.record.models import Child
from goldenthread.site.benches import areas

AREA = "drill"


class Command(BaseCommand):
    help = (
        "Change, delete, insert and reorder rows of made-up chains, cut off their ends and put the whole database back,"
        " and see that each is found and the first bad row named. Your own records are not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--here", action="store_true", help="in this database, which must be empty")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Drill, in a database made for it unless it is to be here."""
        told = ["--json"] * options["json"]
        if not options["here"]:
            connection.close()
            with areas.empty(AREA) as area:
                words = [sys.executable, "-m", "goldenthread", "drill", "chains", "--here", *told]
                done = subprocess.run(words, env=areas.surroundings(area), check=False)
            if done.returncode:
                raise CommandError("The drill did not go as it should.")
            return
        if Child.objects.exists():
            raise CommandError(
                "There are children on record here. Leave out --here to drill in a database apart."
            )
        self._tell(_drilled(), as_json=options["json"])

    def _tell(self, outcomes: Iterable[Outcome], *, as_json: bool) -> None:
        rows = [
            {
                "chain": each.table,
                "done": each.way,
                "first bad row": each.at,
                "caught": each.caught,
                "found": each.found.says if each.found else "nothing",
            }
            for each in outcomes
        ]
        if as_json:
            self.stdout.write(json.dumps(rows))
        else:
            for row in rows:
                caught = "caught" if row["caught"] else "NOT CAUGHT"
                self.stdout.write(f"{row['chain']}, {row['done']}: {caught}: {row['found']}")
        if not all(row["caught"] for row in rows):
            raise CommandError("Some tampering was not found, or not where it was done.")


def _drilled() -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="gt") as folder, transaction.atomic():
        outcomes = list(drill(Path(folder, "anchors"), timezone.now()))
        transaction.set_rollback(True)
    return outcomes
