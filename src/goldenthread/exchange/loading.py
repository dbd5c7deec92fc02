"""What every `load …` command shares: its words, its progress bar, and how it tells what came of each file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from tqdm import tqdm

from goldenthread.exchange.outcomes import Outcome

SHOWN: Final = 20


class Paper(Protocol):
    """What can be written on: a file, or a command's output."""

    def write(self, text: str, /) -> object:
        """Write a text."""

    def writelines(self, lines: Iterable[str], /) -> None:
        """Write texts one after the other."""


Progress = Callable[[int], object]


@contextmanager
def progress_over(file: str, unit: str, *, quiet: bool) -> Iterator[Progress]:
    """Show how many rows of a file are done, on stderr and only to a person."""
    with tqdm(desc=Path(file).name, unit=f" {unit}", disable=quiet or None) as bar:
        yield bar.update


def tell(outcomes: list[Outcome], out: Paper, *, as_json: bool, everything: bool) -> None:
    """Print what came of the files: as JSON, or in words with the first findings, or all of them."""
    if as_json:
        out.write(json.dumps([each.as_json() for each in outcomes], ensure_ascii=False) + "\n")
        return
    for outcome in outcomes:
        _tell(outcome, out, everything=everything)


def _tell(outcome: Outcome, out: Paper, *, everything: bool) -> None:
    done = ", ".join(f"{number:,} {kind}" for kind, number in outcome.done.items()) or "nothing to do"
    mood = "" if outcome.loaded else " Nothing was written."
    out.write(f"{outcome.file}: {outcome.read:,} read; {done}.{mood}\n")
    shown = outcome.found if everything else outcome.found[:SHOWN]
    out.writelines(f"  {each}\n" for each in shown)
    if len(shown) < len(outcome.found):
        out.write(f"  … and {len(outcome.found) - len(shown):,} more. See everything with --check.\n")
