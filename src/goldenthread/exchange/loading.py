"""What every `load …` command shares: its words, its progress bar, and how it tells what came of each file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from tqdm import tqdm

from goldenthread.exchange.outcomes import Outcome

SHOWN: Final = 20
Progress = Callable[[int], object]


@contextmanager
def progress_over(file: str, unit: str, *, quiet: bool) -> Iterator[Progress]:
    """Show how many rows of a file are done, on stderr and only to a person."""
    with tqdm(desc=Path(file).name, unit=f" {unit}", disable=quiet or None) as bar:
        yield bar.update


def tell(outcomes: list[Outcome], out: TextIO, *, as_json: bool, everything: bool) -> None:
    """Print what came of the files: as JSON, or in words with the first findings, or all of them."""
    if as_json:
        json.dump([each.as_json() for each in outcomes], out, ensure_ascii=False)
        out.write("\n")
        return
    for outcome in outcomes:
        _tell(outcome, out, everything=everything)


def _tell(outcome: Outcome, out: TextIO, *, everything: bool) -> None:
    done = ", ".join(f"{number:,} {kind}" for kind, number in outcome.done.items()) or "nothing to do"
    mood = "" if outcome.loaded else " Nothing was written."
    out.write(f"{outcome.file}: {outcome.read:,} read; {done}.{mood}\n")
    shown = outcome.found if everything else outcome.found[:SHOWN]
    for each in shown:
        out.write(f"  {each}\n")
    if len(shown) < len(outcome.found):
        out.write(f"  … and {len(outcome.found) - len(shown):,} more. See everything with --check.\n")
