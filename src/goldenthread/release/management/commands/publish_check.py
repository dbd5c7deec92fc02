"""Check files before they are published: whatever could name a child stops them."""

from __future__ import annotations

import json
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from goldenthread.access.actors import the_product
from goldenthread.access.rulings import Refused
from goldenthread.release.publishing import NOT_PROOF, Checked, check
from goldenthread.release.scanning import KINDS, REMEDIES

EXAMPLES: Final = """
Examples
  ./run publish check foi-answer.xlsx
  ./run publish check --authority 330 papers/*.pdf
  ./run publish check --json table.csv

All of each file is read: hidden rows and sheets, comments, tracked changes, particulars. Names of children on record,
pupil and NHS numbers, dates of birth, families' homes and e-mail addresses, and in a table any postcode, telephone
number or address stop a file. The exit code is 0 only when nothing stops any file; 2 where a file could not be read.
What was found is printed and not kept; that a file was checked is.
"""


class Command(BaseCommand):
    help = "Check files before they are published, against the records of an authority or of all."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Show the examples as they are written."""
        return super().create_parser(
            prog_name, subcommand, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a CSV, XLSX, DOCX, ODT, PDF, HTML or text file"
        )
        parser.add_argument(
            "--authority", default="", metavar="CODE", help="the records of this authority alone"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every file, and fail where one is not safe."""
        by = the_product(timezone.now(), options["authority"])
        found: dict[str, Checked] = {}
        for name in options["files"]:
            try:
                found[name] = check(Path(name).read_bytes(), name, by=by, authority=options["authority"])
            except (OSError, Refused) as trouble:
                raise CommandError(f"{name}: {trouble}", returncode=2) from trouble
        if options["json"]:
            self.stdout.write(
                json.dumps([_facts(*each) for each in found.items()], ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write("\n".join(_words(*each) for each in found.items()))
        stopped = [name for name, checked in found.items() if not checked.is_safe]
        if stopped:
            raise CommandError(
                f"Not safe to publish: {', '.join(stopped)}. Take out what is named and check again."
            )


def _facts(name: str, checked: Checked) -> dict[str, Any]:
    return {
        "file": name,
        "sha256": checked.sha256,
        "safe": checked.is_safe,
        "findings": [
            {
                "kind": each.kind,
                "words": each.words,
                "where": each.where,
                "blocks": each.blocks,
                "remedy": REMEDIES[each.kind],
            }
            for each in checked.findings
        ],
    }


def _words(name: str, checked: Checked) -> str:
    lines = [
        f"  {'STOPS' if each.blocks else 'look at'}: {KINDS[each.kind]}, {each.words}, {each.where}. "
        f"{REMEDIES[each.kind]}"
        for each in checked.findings
    ]
    return "\n".join([name, *(lines or [f"  {NOT_PROOF}"])])
