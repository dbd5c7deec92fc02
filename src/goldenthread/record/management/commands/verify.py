"""Check every chain, projection and document, and name what does not hold."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from goldenthread.record.documents import missing_documents
from goldenthread.record.models import Child
from goldenthread.record.proof import Difference, differences


class Command(BaseCommand):
    help = "Check that no event was changed, that every row follows from its events and that every document is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check batch by batch, with a bar, and fail if anything does not hold."""
        found: list[Difference] = []
        checked = 0
        with tqdm(total=Child.objects.count(), unit=" children", disable=None) as bar:
            for done, wrong in differences():
                checked, found = checked + done, found + wrong
                bar.update(done)
        found += [Difference(child, None, says) for child, says in missing_documents()]
        self._tell(checked, found, as_json=options["json"])
        if found:
            raise CommandError(f"{len(found)} things do not hold. Nothing was changed.")

    def _tell(self, checked: int, found: list[Difference], *, as_json: bool) -> None:
        if as_json:
            told = [
                {"child": str(each.child), "event": str(each.event or ""), "says": each.says}
                for each in found
            ]
            self.stdout.write(json.dumps({"children": checked, "differences": told}))
            return
        for each in found:
            self.stdout.write(
                f"child {each.child}" + (f", event {each.event}" if each.event else "") + f": {each.says}"
            )
        if not found:
            self.stdout.write(f"{checked} children checked: every chain, row and document holds.")
