"""Load the register of schools."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from goldenthread.access.actors import the_product
from goldenthread.access.rulings import Refused
from goldenthread.exchange.loading import progress_over, tell
from goldenthread.exchange.register import load_register


class Command(BaseCommand):
    help = (
        "Bring the settings in step with the register of schools (the CSV with all establishment data from Get "
        "Information About Schools). All of the file is loaded or nothing; loading it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the CSV as downloaded, edubasealldata….csv")
        parser.add_argument("--check", action="store_true", help="say what would be done and write nothing")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load or check the file, and fail where it cannot be loaded."""
        by = the_product(timezone.now())
        try:
            with progress_over(options["file"], "settings", quiet=options["json"]) as progress:
                outcome = load_register(options["file"], by=by, check=options["check"], progress=progress)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        tell([outcome], self.stdout, as_json=options["json"], everything=options["check"])
        if outcome.stops:
            raise CommandError(
                f"{len(outcome.stops)} rows keep this file from being loaded. Nothing was written."
            )
