"""Measure pages, rules, loads, chains and a mixed journey, each beside a floor.

The first measurement of an area makes it, in a database of its own; a region takes minutes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from goldenthread.site.benches import access, chains, journey, loads, pages, rules, starts
from goldenthread.site.commands.bridge import database, in_words


@in_words
def main(words: Sequence[str]) -> int:
    """Measure what the words say and print the figures."""
    asked = _parser().parse_args(words)
    with database():
        figures = asked.measure(asked)
    print(json.dumps(figures, indent=2, ensure_ascii=False) if asked.json else table(figures))
    return 0


def table(figures: list[dict[str, Any]]) -> str:
    """Set the figures out as a table."""
    heads = list(dict.fromkeys(head for figure in figures for head in figure))
    rows = [heads, *([_text(figure.get(head)) for head in heads] for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="goldenthread bench", description=__doc__)
    benches = parser.add_subparsers(
        required=True, metavar="pages | access | journey | rules | load | chains | start"
    )
    _add(
        benches, "pages", "processor time of each page beside a bare view of the same SQL and bytes"
    ).set_defaults(measure=lambda asked: pages.measure(asked.areas.split(","), asked.rounds))
    _add(benches, "access", "what checks and the log of looks add to a page").set_defaults(
        measure=lambda asked: access.measure(asked.areas.split(","), asked.rounds)
    )
    _add(benches, "journey", "a mixed journey of views, lists, saves and finds under load").set_defaults(
        measure=lambda asked: journey.measure(asked.areas.split(",")[-1], asked.seconds, asked.people)
    )
    _add(benches, "rules", "cases folded a second").set_defaults(
        measure=lambda asked: rules.measure(asked.rounds)
    )
    _add(benches, "load", "persons and rows loaded a second").set_defaults(
        measure=lambda asked: loads.measure(asked.persons, asked.rows)
    )
    _add(benches, "chains", "events and looks walked a second").set_defaults(
        measure=lambda asked: chains.measure(asked.areas.split(",")[-1], asked.looks)
    )
    _add(benches, "start", "second start to first page").set_defaults(
        measure=lambda asked: starts.measure(asked.rounds)
    )
    return parser


def _add(benches: Any, name: str, does: str) -> argparse.ArgumentParser:
    bench: argparse.ArgumentParser = benches.add_parser(name, help=does)
    bench.add_argument("--areas", default="small,region", help="areas to measure: small, area, region")
    bench.add_argument("--rounds", type=int, default=7, help="how often everything is measured in turn")
    bench.add_argument("--seconds", type=int, default=300, help="how long the journey lasts")
    bench.add_argument("--people", type=int, default=12, help="how many people journey at once")
    bench.add_argument(
        "--persons", type=int, default=20_000, help="persons in the SEN2 return that is loaded"
    )
    bench.add_argument("--rows", type=int, default=50_000, help="rows in the register that is loaded")
    bench.add_argument("--looks", type=int, default=500_000, help="looks on the chains that are walked")
    bench.add_argument("--json", action="store_true", help="print the figures as JSON")
    return bench
