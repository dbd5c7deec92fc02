"""Reads the published code sets that are kept here as CSV files."""

import csv
from importlib.resources import files


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the rows of one of the code sets beside this file."""
    text = files("goldenthread.standards.codes").joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
