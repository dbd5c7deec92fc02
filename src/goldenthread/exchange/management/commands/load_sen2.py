"""Load SEN2 returns."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from goldenthread.access.actors import the_product
from goldenthread.access.rulings import Refused
from goldenthread.exchange.loading import progress_over, tell
from goldenthread.exchange.outcomes import Outcome
from goldenthread.exchange.sen2.loading import load_return
from goldenthread.exchange.sen2.reading import Wish


class Command(BaseCommand):
    help = (
        "Take a local authority's SEN2 person-level returns (XML, 2023 to 2026) into the record: children, needs, "
        "requests, plans, reviews and places. All of a file is loaded or nothing; loading it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", help="the XML files, oldest return first")
        parser.add_argument("--check", action="store_true", help="say what would be done and write nothing")
        parser.add_argument(
            "--leave-out",
            action="store_true",
            help="load a file without the people whose entries have errors",
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load or check each file in turn, and fail at the first that cannot be loaded."""
        wish = Wish(check=options["check"], leave_out=options["leave_out"])
        outcomes: list[Outcome] = []
        try:
            for file in options["files"]:
                outcomes += [self._load(file, wish, quiet=options["json"])]
        except Refused as refusal:
            tell(outcomes, self.stdout, as_json=options["json"], everything=wish.check)
            raise CommandError(str(refusal)) from refusal
        tell(outcomes, self.stdout, as_json=options["json"], everything=wish.check)
        stops = sum(len(each.stops) for each in outcomes)
        if stops:
            raise CommandError(f"{stops} errors keep these files from being loaded. Nothing was written.")

    def _load(self, file: str, wish: Wish, *, quiet: bool) -> Outcome:
        by = the_product(timezone.now())
        with progress_over(file, "people", quiet=quiet) as progress:
            return load_return(file, by=by, on=by.today, wish=wish, progress=progress)
