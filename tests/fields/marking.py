"""A mark in every text: whatever is written on a child's record gets a word of its own that stands nowhere else.

Marks are put in where the product writes, in events and in sealed words, so whatever follows from them carries them
too: rows, plans, printed pages, letters, exports. A text with a space in it is words; one without is a code or an id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2s
from typing import Any

import pytest

from goldenthread.record.changes import Change
from goldenthread.record.models import Event
from goldenthread.record.sealing import Vault

_LETTERS = "bcdfghjklmnpqrstvwxz"
_BEGINS = "qx"
_MARK = re.compile(rf"{_BEGINS}[{_LETTERS}]{{8}}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WHERE: dict[str, str] = {}
CODES_OF_WORDS = frozenset({"area"})
"""Codes that are written in words of their own, such as one of the four broad areas of need."""


def mark_for(place: str) -> str:
    """Return the word that marks a place, always the same: without vowels, so that it is no word of any text."""
    number = int.from_bytes(blake2s(place.encode(), digest_size=8).digest())
    letters = []
    for _ in range(8):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    mark = _BEGINS + "".join(letters)
    assert _WHERE.setdefault(mark, place) == place, "two places have one mark"
    return mark


def said(place: str) -> str:
    """Return words that carry the mark of a place, for what is printed before it is written."""
    return f"Words of {mark_for(place)}"


def places_in(text: str) -> set[str]:
    """Say where the words come from that a text carries."""
    return {_WHERE[mark] for mark in _MARK.findall(text) if mark in _WHERE}


@contextmanager
def everything_is_marked() -> Iterator[None]:
    """Mark whatever is written meanwhile."""
    add, seal = Change.add, Vault.seal

    def marked(self: Change, topic: str, name: str, /, *, why: str = "", **told: Any) -> Event:
        """Write an event whose words are marked: of a strand by its kind, of a tie by its role."""
        kind = told.get("kind") if topic == "thread" else told.get("role") if topic == "record" else None
        where = f"{topic}.{kind or name}"
        own = {key: told.pop(key) for key in ("case", "corrects", "on") if key in told}
        words = _marked(told, where)
        return add(self, topic, name, why=_marked(why, f"{where}.why"), **own, **words)

    def sealed(self: Vault, place: str, words: str) -> str:
        """Mark words before they are sealed; several in one are kept as JSON."""
        where = f"sealed.{self.compartment.value}.{place.rpartition('.')[2]}"
        told = json.loads(words) if words.startswith("{") else words
        marked = _marked(told, where)
        return seal(self, place, marked if isinstance(marked, str) else json.dumps(marked))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Change, "add", marked)
        patched.setattr(Vault, "seal", sealed)
        yield


def _marked(value: Any, where: str) -> Any:
    if isinstance(value, str):
        return f"{value} {mark_for(where)}" if " " in value and not _MARK.search(value) else value
    if isinstance(value, dict):
        return {
            key: each if key in CODES_OF_WORDS else _marked(each, f"{where}.{_ID.sub('id', key)}")
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_marked(each, where) for each in value]
    return value
