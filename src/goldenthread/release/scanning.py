"""What in a file could name a child: found from its pieces and from what one question to the database answered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from goldenthread.record.files.pieces import Piece
from goldenthread.record.projectors import search_key
from goldenthread.release import patterns

WORDS_OF_A_NAME: Final = 3
BETWEEN: Final = 2
"""So many words, such as a middle name, may stand between a first and a family name."""
SHORTEST_NUMBER: Final = 6
MOST_IN_A_ROW: Final = 5
"""So many times is a name looked at in one row: once is enough to stop a file."""
Place = tuple[int, int]
"""Between which words of a piece something stands."""
SMALL: Final = frozenset("1234")
_WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_BORN: Final = re.compile(r"\b(?:born|birth|d\.?o\.?b)\b", re.IGNORECASE)
_NEAR: Final = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could name a child: what kind, the words in the file, where, and whether it blocks."""

    kind: str
    words: str
    where: str
    blocks: bool = True


REMEDIES: Final = {
    "name": "Take the name out. If it is somebody else’s, write it so that it cannot be taken for the child’s.",
    "number": "Take the number out.",
    "postcode": "Take the postcode out, or keep only its first half.",
    "reach": "Take it out, unless it is an office’s and everybody may use it.",
    "born": "Take the date of birth out, or give the age in years.",
    "small": "Put “fewer than 5” for numbers from 1 to 4, and make sure that totals do not give them away.",
    "unread": "Take it out, or look at it yourself: nothing in it was checked.",
}
KINDS: Final = {
    "name": "The name of a child on record",
    "number": "A pupil, NHS or case number",
    "postcode": "A full postcode",
    "reach": "A telephone number or an e-mail address",
    "born": "A date of birth",
    "small": "A small number in a table",
    "unread": "Something that cannot be read",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a file is looked up: words as names are folded, numbers, postcodes, days and e-mail addresses."""

    words: frozenset[str]
    numbers: frozenset[str]
    postcodes: frozenset[str]
    days: frozenset[date]
    mails: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What of that is on record."""

    names: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """First and family names, folded."""
    numbers: frozenset[str] = field(default_factory=frozenset)
    homes: frozenset[str] = field(default_factory=frozenset)
    days: frozenset[date] = field(default_factory=frozenset)
    mails: frozenset[str] = field(default_factory=frozenset)
    """With which somebody of a child’s family signs in, in small letters."""


@lru_cache(1 << 15)
def _folded(word: str) -> str:
    return search_key(word)


def asked_of(pieces: Iterable[Piece]) -> Asked:
    """Gather what has to be looked up."""
    words: set[str] = set()
    numbers: set[str] = set()
    postcodes: set[str] = set()
    days: set[date] = set()
    mails: set[str] = set()
    for piece in map(_plain, pieces):
        for cell in piece.cells:
            tokens = [_folded(each) for each in _WORD.findall(cell)]
            words.update(gram for gram, _, _ in _grams(tokens))
            numbers.update(token.upper() for token in tokens if _could_be_a_number(token))
            postcodes.update(code for code, _ in patterns.postcodes(cell))
            days.update(day for day, _, _ in patterns.days(cell))
            mails.update(mail.casefold() for mail, _ in patterns.mails(cell))
    return Asked(
        frozenset(words), frozenset(numbers), frozenset(postcodes), frozenset(days), frozenset(mails)
    )


def _plain(piece: Piece) -> Piece:
    return replace(piece, cells=tuple(map(patterns.plainly, piece.cells)))


def _could_be_a_number(token: str) -> bool:
    return len(token) >= SHORTEST_NUMBER and any(map(str.isdigit, token))


def findings_in(pieces: Sequence[Piece], known: Known) -> list[Finding]:
    """Return what could name a child, the same thing at the same place once."""
    partners: dict[str, set[str]] = defaultdict(set)
    for given, family in known.names:
        partners[family].add(given)
    above: Sequence[str] = ()
    found: dict[Finding, None] = {}
    for piece in map(_plain, pieces):
        above = piece.cells if any(_BORN.search(cell) for cell in piece.cells) else above
        for each in _in_piece(piece, known, partners, above):
            found.setdefault(each)
    return sorted(found, key=lambda each: not each.blocks)


def _in_piece(
    piece: Piece, known: Known, partners: dict[str, set[str]], above: Sequence[str]
) -> Iterator[Finding]:
    if piece.unread:
        yield Finding("unread", piece.unread, piece.where, blocks=piece.unread.startswith("another file"))
    yield from _names(piece, partners)
    for place, cell in enumerate(piece.cells):
        heading = above[place] if len(piece.cells) > 1 and place < len(above) else ""
        yield from _numbers(piece, cell, known)
        yield from _homes(piece, cell, known)
        yield from _ways_to_reach(piece, cell, known)
        yield from _births(piece, cell, known, heading)
        if len(piece.cells) > 1 and cell.strip() in SMALL:
            yield Finding("small", cell.strip(), piece.where, blocks=False)


def _names(piece: Piece, partners: dict[str, set[str]]) -> Iterator[Finding]:
    """Find a first and a family name together, in either order: in the text near each other, in a table in one row."""
    text = "\n".join(piece.cells)
    words = list(_WORD.finditer(text))
    grams = {(start, end): gram for gram, start, end in _grams([_folded(each[0]) for each in words])}
    among: dict[str, list[Place]] = defaultdict(list)
    for place, gram in grams.items() if len(piece.cells) > 1 else ():
        among[gram].append(place)
    for place, gram in grams.items():
        if gram in partners:
            near = _in_row(place, among, partners[gram]) or _near(place, grams, partners[gram])
            if near is not None:
                first, last = sorted([place, near])
                said = " ".join(
                    text[words[start].start() : words[end - 1].end()] for start, end in (first, last)
                )
                yield Finding("name", said, _place(piece, text, words[first[0]].start()))


def _near(family: Place, grams: dict[Place, str], given: set[str]) -> Place | None:
    """Return the longest first name that stands near a family name, or nothing."""
    begins = range(family[0] - BETWEEN - WORDS_OF_A_NAME, family[1] + BETWEEN + 1)
    around = ((start, start + length) for length in range(WORDS_OF_A_NAME, 0, -1) for start in begins)
    return next(
        (each for each in around if grams.get(each) in given and 0 <= _apart(each, family) <= BETWEEN), None
    )


def _in_row(family: Place, among: dict[str, list[Place]], given: set[str]) -> Place | None:
    """Return the longest first name that stands anywhere in the row of a family name, or nothing."""
    known = (place for name in given & among.keys() for place in among[name][:MOST_IN_A_ROW])
    return max(
        (each for each in known if _apart(each, family) >= 0),
        key=lambda each: each[1] - each[0],
        default=None,
    )


def _apart(one: Place, other: Place) -> int:
    """Count the words between two; below nought where they lie over each other."""
    return max(one[0] - other[1], other[0] - one[1])


def _grams(tokens: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each run of up to three words as names are folded, with its place: “van der Berg” is one name."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + WORDS_OF_A_NAME, len(tokens)) + 1):
            yield "".join(tokens[start:end]), start, end


def _numbers(piece: Piece, cell: str, known: Known) -> Iterator[Finding]:
    for number, start in patterns.official_numbers(cell):
        yield Finding("number", number, _place(piece, cell, start))
    for found in _WORD.finditer(cell):
        if _folded(found[0]).upper() in known.numbers:
            yield Finding("number", found[0], _place(piece, cell, found.start()))


def _homes(piece: Piece, cell: str, known: Known) -> Iterator[Finding]:
    """Find postcodes: a child's home, and any in a row of a table, block; others are looked at by a person."""
    for code, start in patterns.postcodes(cell):
        blocks = code in known.homes or len(piece.cells) > 1
        yield Finding("postcode", code, _place(piece, cell, start), blocks=blocks)


def _ways_to_reach(piece: Piece, cell: str, known: Known) -> Iterator[Finding]:
    """Find numbers and addresses: a family’s, and any in a row of a table, block; in a text many are an office’s."""
    for mail, start in patterns.mails(cell):
        blocks = mail.casefold() in known.mails or len(piece.cells) > 1
        yield Finding("reach", mail, _place(piece, cell, start), blocks=blocks)
    for phone, start in patterns.phones(cell):
        yield Finding("reach", phone, _place(piece, cell, start), blocks=len(piece.cells) > 1)


def _births(piece: Piece, cell: str, known: Known, heading: str) -> Iterator[Finding]:
    """Find days of birth: said to be one, or one on record. In running text many a day is somebody’s birthday."""
    for day, start, end in patterns.days(cell):
        said = _BORN.search(cell[max(0, start - _NEAR) : start]) or _BORN.search(heading)
        if said or (day in known.days and len(piece.cells) > 1):
            yield Finding("born", cell[start:end], _place(piece, cell, start))


def _place(piece: Piece, text: str, start: int) -> str:
    """Say where something stands: with its line, where a piece has several."""
    if len(piece.cells) > 1 or "\n" not in text.strip():
        return piece.where or "line 1"
    line = f"line {text.count(chr(10), 0, start) + 1}"
    return f"{piece.where}, {line}" if piece.where else line
