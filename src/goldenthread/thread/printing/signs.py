"""Which signs the fonts of the house can show on paper, and what stands in place of the others.

Families write in every script and with little pictures. A page that cannot show a sign is made all the same: a picture
is named in words, and in place of a letter that no font of ours holds stands [?].
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any, Final

FONTS: Final = Path(__file__).parent / "fonts"
NOT_KNOWN: Final = "[?]"
_SPACES: Final = frozenset("\n\r\t")


def showable(data: Any) -> Any:
    """Return the same data with each sign that cannot be shown replaced."""
    if isinstance(data, str):
        return data if data.isascii() and data.isprintable() else "".join(map(_shown, data))
    if isinstance(data, Mapping):
        return {name: showable(each) for name, each in data.items()}
    return [showable(each) for each in data] if isinstance(data, list | tuple) else data


@cache
def _shown(sign: str) -> str:
    """Say what stands on paper for one sign."""
    plain, name = unicodedata.normalize("NFKC", sign), unicodedata.name(sign, "")
    if sign in _SPACES or _is_known(sign):
        return sign
    if all(map(_is_known, plain)):
        return plain
    if name.startswith("VARIATION SELECTOR") or unicodedata.category(sign) == "Cf":
        return ""
    return f"[{name.lower()}]" if unicodedata.category(sign) in {"So", "Sk"} else NOT_KNOWN


def _is_known(sign: str) -> bool:
    return ord(sign) in signs() and unicodedata.category(sign) != "Cc"


@cache
def signs() -> frozenset[int]:
    """Return the numbers of the signs that any of our fonts holds."""
    return frozenset(sign for font in FONTS.rglob("*.ttf") for sign in _signs_of(font.read_bytes()))


def _signs_of(font: bytes) -> Iterator[int]:
    """Read the table of a font that leads from the number of a sign to its shape (`cmap`, in OpenType)."""
    [tables] = unpack_from(">H", font, 4)
    places = {font[at : at + 4]: unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    begin = places[b"cmap"]
    [many] = unpack_from(">H", font, begin + 2)
    for at in range(begin + 4, begin + 4 + 8 * many, 8):
        table = font[begin + unpack_from(">L", font, at + 4)[0] :]
        [shape] = unpack_from(">H", table)
        if shape == 12:
            yield from _groups(table)
        elif shape == 4:
            yield from _segments(table)


def _groups(table: bytes) -> Iterator[int]:
    """Read signs of any number: the first and the last of each group."""
    [many] = unpack_from(">L", table, 12)
    for at in range(16, 16 + 12 * many, 12):
        first, last = unpack_from(">LL", table, at)
        yield from range(first, last + 1)


def _segments(table: bytes) -> Iterator[int]:
    """Read signs of up to two bytes: where a segment points to shapes one by one, shape 0 is none."""
    many = unpack_from(">H", table, 6)[0] // 2
    lasts, firsts, shifts, leads = (
        unpack_from(f">{many}H", table, at) for at in (14, 16 + 2 * many, 16 + 4 * many, 16 + 6 * many)
    )
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for sign in range(first, last + 1):
            at = 16 + 6 * many + 2 * number + leads[number] + 2 * (sign - first)
            shape = (
                unpack_from(">H", table, at)[0]
                if leads[number] and at + 2 <= len(table)
                else sign + shifts[number]
            )
            if shape & 0xFFFF:
                yield sign
