"""Which rooms the house has, in the order of the child's journey. A room that is not built yet is passed over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).resolve().parent.parent

ORDER: Final = (
    "access",
    "directory",
    "record",
    "circle",
    "thread",
    "sending",
    "safeguarding",
    "support",
    "referrals",
    "assessments",
    "plans",
    "placements",
    "reviews",
    "disputes",
    "funding",
    "workforce",
    "family",
    "privacy",
    "returns",
    "exchange",
    "insight",
    "watch",
    "release",
    "journeys",
    "demo",
    "site",
)


def built(word: str = "apps.py") -> Iterator[str]:
    """Name the rooms that have this file."""
    return (room for room in ORDER if (HOUSE / room / word).exists())


def commands() -> dict[str, Path]:
    """Find every management command of the house, by its words: `load sen2` is `load_sen2.py`."""
    return {
        file.stem.replace("_", " "): file
        for room in ORDER
        for file in sorted((HOUSE / room / "management/commands").glob("[a-z]*.py"))
    }
