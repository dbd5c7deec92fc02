"""Check every chain, anchor, projection and document, and name what does not hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from goldenthread.access.chains import one_moment
from goldenthread.access.proof_of_looks import broken_looks
from goldenthread.record.anchors import Anchored, read_anchors
from goldenthread.record.chain import broken_chains
from goldenthread.record.documents import missing_documents
from goldenthread.record.proof import differing_rows
from goldenthread.record.proof_of_anchors import broken_anchors

SHOWN: Final = 50
Found = tuple[int, list[dict[str, str]]]
"""How many were checked, and what does not hold there."""


class Command(BaseCommand):
    help = (
        "Check that no event and no look was changed, that no chain is shorter than at its last anchor, that every row"
        " follows from its events and that every document is there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        parser.add_argument(
            "--only", choices=CHECKS, nargs="+", default=list(CHECKS), help="check these alone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check kind by kind, with a bar, and fail if anything does not hold."""
        checked: Counter[str] = Counter(dict.fromkeys(options["only"], 0))
        found: list[dict[str, str]] = []
        # Read before the database is, or a chain that has grown in between would seem to be cut short.
        anchored = read_anchors(Path(settings.ANCHORS_ROOT))
        with one_moment() as snapshot:
            for what in options["only"]:
                with tqdm(desc=what, unit=f" {what}", disable=None, leave=False) as bar:
                    for number, wrong in CHECKS[what](anchored, snapshot):
                        checked[what] += number
                        found += wrong
                        bar.update(number)
        self._tell(checked, found, as_json=options["json"])
        if found:
            what = "1 thing does" if len(found) == 1 else f"{len(found):,} things do"
            raise CommandError(f"{what} not hold. Nothing was changed.")

    def _tell(self, checked: Counter[str], found: list[dict[str, str]], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({**checked, "differences": found}))
            return
        for each in found[:SHOWN]:
            where = ", ".join(f"{name} {value}" for name, value in each.items() if name != "says" and value)
            self.stdout.write(f"{where}: {each['says']}")
        if len(found) > SHOWN:
            self.stdout.write(f"… and {len(found) - SHOWN:,} more. See everything with --json.")
        if not found:
            told = ", ".join(f"{number} {what}" for what, number in checked.items())
            self.stdout.write(f"{told} checked: all of it holds.")


def _events(_: Anchored, snapshot: str | None) -> Iterator[Found]:
    for number, breaks in broken_chains(snapshot):
        yield number, [_told(each.says, child=each.chain, event=each.row) for each in breaks]


def _looks(_: Anchored, snapshot: str | None) -> Iterator[Found]:
    for number, breaks in broken_looks(snapshot):
        yield number, [_told(each.says, looks=each.chain, look=each.row) for each in breaks]


def _anchors(anchored: Anchored, _: str | None) -> Iterator[Found]:
    yield anchored.lines, [_told(each.says, chain=each.chain) for each in broken_anchors(anchored)]


def _children(*_: object) -> Iterator[Found]:
    for number, wrong in differing_rows():
        yield number, [_told(each.says, child=each.child) for each in wrong]


def _documents(*_: object) -> Iterator[Found]:
    yield 0, [_told(says, child=child) for child, says in missing_documents()]


def _told(says: str, **where: object) -> dict[str, str]:
    return {**{name: str(value or "") for name, value in where.items()}, "says": says}


CHECKS: Final[dict[str, Callable[[Anchored, str | None], Iterator[Found]]]] = {
    "events": _events,
    "looks": _looks,
    "anchors": _anchors,
    "children": _children,
    "documents": _documents,
}
