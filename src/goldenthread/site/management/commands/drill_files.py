"""Send thousands of spoilt files and see that the service holds."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from goldenthread.site.drills.sending import Outcome, send
from goldenthread.site.drills.spoilt import spoilt


class Command(BaseCommand):
    help = (
        "Make spoilt files by seed (cut, flipped, spliced, nested, disguised, bombs), send each as a person would, and "
        "see that each is answered in words, within 20 seconds and 512 MB. Fails where one is not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--number", type=int, default=10_000, help="how many files (default 10,000)")
        parser.add_argument("--seed", type=int, default=0, help="another seed makes other files")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send the files and tell what came of them."""
        files = spoilt(options["number"], seed=options["seed"])
        outcome = send(tqdm(files, total=options["number"], unit=" files", disable=not sys.stderr.isatty()))
        self._tell(outcome)
        if outcome.wrong:
            raise CommandError("\n".join(outcome.wrong[:20]))

    def _tell(self, outcome: Outcome) -> None:
        write = self.stdout.write
        write(
            f"{outcome.sent:,} files in {outcome.seconds:.0f} s; {outcome.taken:,} taken, the others refused:\n"
        )
        for reason, number in outcome.refused.most_common():
            write(f"  {reason:<20} {number:>7,}\n")
        write(
            f"Slowest {outcome.slowest:.1f} s ({outcome.slowest_was}); most memory {outcome.peak // 1024} MB.\n"
        )
