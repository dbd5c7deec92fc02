"""Cleans the names people give to files. A name is only ever shown or offered; no place on disk is made from it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 150
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*;%]')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def readable(text: str) -> str:
    """Return a line as it would be read out: no control, direction or invisible characters, single spaces."""
    plain = unicodedata.normalize("NFC", text)
    seen = (" " if each in "\t\n\r" else each for each in plain)
    return " ".join("".join(each for each in seen if unicodedata.category(each) not in _INVISIBLE).split())


def ending_of(name: str) -> str:
    """Return how a file's name ends, from its last dot, in small letters; a right-to-left trick changes nothing."""
    last = re.split(r"[/\\]", readable(name))[-1].rstrip(" .")
    stem, dot, ending = last.rpartition(".")
    return f".{ending.casefold()}" if dot and stem else ""


def safe_name(name: str, ending: str) -> str:
    """Return a name under which a file can be saved anywhere, ending as its kind does."""
    stem = (
        unicodedata.normalize("NFKC", readable(name))
        if "\u2024" in name or "\uff0f" in name
        else readable(name)
    )
    if stem.casefold().endswith(ending):
        stem = stem[: -len(ending)]
    stem = _FORBIDDEN.sub("-", stem).strip(" .-")[:LONGEST].rstrip(" .-") or "document"
    return f"_{stem}{ending}" if _DEVICES.fullmatch(stem) else f"{stem}{ending}"
