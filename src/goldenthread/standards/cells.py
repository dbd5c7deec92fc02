"""How text stands in a cell of a spreadsheet without being run as a formula, and how it is read back as it was.

A spreadsheet runs what begins with = + - @ or an invisible tab or return. Such a text gets an apostrophe before it,
and one that begins with an apostrophe gets a second, so that taking one away gives back every text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

_RUNS: Final = re.compile(r"\A['\s\0]*[=+\-@\t\r\n|%＝＋－＠]")
_MARK: Final = "'"


def neutral(value: object) -> str:
    """Return a value as text that no spreadsheet runs. Numbers stay as they are."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"{_MARK}{text}" if text.startswith(_MARK) or _RUNS.match(text) else text


def restored(cell: str) -> str:
    """Return the text as it was before `neutral`."""
    return cell[1:] if cell.startswith(_MARK) else cell


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV, every cell neutral."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([neutral(each) for each in row] for row in rows)
    return text.getvalue()


def rows_of(text: str) -> Iterator[list[str]]:
    """Read rows that `csv_of` wrote, every cell as it was."""
    for row in csv.reader(StringIO(text, newline="")):
        yield [restored(cell) for cell in row]
