"""Say which requirements of the security list a test proves, by the name of the test, and which none does."""

from __future__ import annotations

import ast
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from goldenthread.site.settings.environment import REPOSITORY

REQUIREMENTS = [
    f"S{number:03}" for begins, ends in ((1, 86), (90, 118), (121, 193)) for number in range(begins, ends + 1)
]
"""The numbers of the list, S001 to S193; a few were never given."""
NOT_YET = REPOSITORY / "docs" / "security-not-yet.csv"
"""What no test proves, and why: nobody should have to ask."""


class Command(BaseCommand):
    """Say which requirements are proved."""

    help = (
        "Say which requirements of the security list (S001 to S193) a test is marked to prove, by the name of the test,"
        " and of the others, why not yet. A mark says that a test is about the requirement, not that all of it is met."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Say in which form it is wanted."""
        parser.add_argument("--json", action="store_true", help="write it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the marks of every test."""
        if not (REPOSITORY / "tests").exists():
            raise CommandError("The tests are not here. Run this in a checkout of the source.")
        proved = _proved()
        waiting = {each: why for each, why in reasons().items() if each not in proved}
        unknown = [each for each in REQUIREMENTS if each not in proved and each not in waiting]
        if options["json"]:
            told = {"proved": proved, "not yet": waiting, "no test": unknown}
            self.stdout.write(json.dumps(told, indent=1, sort_keys=True))
            return
        for requirement in REQUIREMENTS:
            for test in proved.get(requirement, ()):
                self.stdout.write(f"{requirement}  {test}")
        self.stdout.write("\nNot yet:")
        for requirement, why in sorted(waiting.items()):
            self.stdout.write(f"{requirement}  {why}")
        self.stdout.write(
            f"\n{len(proved)} of {len(REQUIREMENTS)} have a test; of {len(waiting)} it is said why not."
        )
        if unknown:
            self.stdout.write(f"Nothing is said of {' '.join(unknown)}.")


def reasons() -> dict[str, str]:
    """Return why a requirement has no test yet, from the list of exceptions."""
    with NOT_YET.open(newline="") as lines:
        return {line["requirement"]: line["why"] for line in csv.DictReader(lines)}


def _proved() -> dict[str, list[str]]:
    proved: dict[str, list[str]] = defaultdict(list)
    for file in sorted((REPOSITORY / "tests").rglob("test_*.py")):
        for requirement, test in _marks(ast.parse(file.read_text())):
            proved[requirement].append(f"{file.relative_to(REPOSITORY)}::{test}")
    return proved


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Find each test with the requirements it is marked with; a mark on the whole file stands for the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from ((each, node.name) for mark in node.decorator_list for each in _named(mark))
        elif isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node.targets[0]):
            marks = node.value.elts if isinstance(node.value, ast.List) else [node.value]
            yield from ((each, "(every test)") for mark in marks for each in _named(mark))


def _named(mark: ast.expr) -> Iterator[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("mark.security"):
        yield from (str(each.value) for each in mark.args if isinstance(each, ast.Constant))
