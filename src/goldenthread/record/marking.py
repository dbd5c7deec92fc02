"""Marks: keyed hashes by which words are known again and never read back.

The address of a sheltered family is kept as marks too, so that free text can be searched for it by code that may not
know it. A phrase is marked by its first word and as a whole: most words of a text are hashed once and no more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from typing import Final

from goldenthread.access.actors import Actor
from goldenthread.access.keys import keys_of
from goldenthread.access.parts import Errand, Part
from goldenthread.access.rights import seats_that_may
from goldenthread.record.models import Child, Whereabouts

Span = tuple[int, int]
Kind = Whereabouts.Kind

_WORD: Final = re.compile(r"[^\W_]+")
_POSTCODE: Final = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s{0,3}\d[a-z]{2}\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?\d[\d\s().-]{7,20}\d")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LINES: Final = re.compile(r"[,;\n\r]+")
_OF_ANY_SCHOOL: Final = frozenset(
    {
        "school",
        "primary",
        "secondary",
        "infant",
        "junior",
        "academy",
        "college",
        "nursery",
        "the",
        "high",
        "special",
    }
)
_VEILED: Final = seats_that_may(Errand(Part.SAFEGUARDING)) | seats_that_may(Errand(Part.MARKER))


class Marker:
    """Makes and finds the marks of one child, with the marking key of the child's organisation."""

    def __init__(self, child: Child) -> None:
        self._key = blake2b(child.pk.bytes, key=keys_of(child.authority_id).marking, digest_size=32).digest()

    def marks_of(self, kind: str, words: str) -> list[str]:
        """Return the marks of something by which a family can be found."""
        marks = {self._pattern(found) for found, _ in _patterns(words)}
        marks |= {self._phrase(phrase) for phrase in _phrases(kind, words)}
        return sorted(marks)

    def find(self, text: str, marks: Collection[str]) -> list[Span]:
        """Return where in a text marked words stand, in order and apart."""
        known = set(marks)
        if not known:
            return []
        spans = [span for found, span in _patterns(text) if self._pattern(found) in known]
        return _apart(sorted([*spans, *self._phrases_in(text, known)]))

    def _phrases_in(self, text: str, known: set[str]) -> Iterator[Span]:
        """Look for phrases. Most texts have none, and each of their words is hashed once."""
        lengths: dict[str, set[int]] = {}
        for count, first, _ in (mark.split(":") for mark in known):
            lengths.setdefault(first, set()).add(int(count))
        lengths.pop("", None)
        words = {_plain(word) for word in set(_WORD.findall(text))} if lengths else set()
        begins = {word: lengths[first] for word in words if (first := self._hash(word, 4)) in lengths}
        if not begins:
            return
        found = [(_plain(word[0]), word.start(), word.end()) for word in _WORD.finditer(text)]
        for place, (word, start, _) in enumerate(found):
            for length in begins.get(word, ()):
                phrase = found[place : place + length]
                if len(phrase) == length and self._phrase([each[0] for each in phrase]) in known:
                    yield start, phrase[-1][2]

    def _phrase(self, words: Iterable[str]) -> str:
        words = list(words)
        return f"{len(words)}:{self._hash(words[0], 4)}:{self._hash(' '.join(words), 16)}"

    def _pattern(self, found: str) -> str:
        return f"0::{self._hash(found, 16)}"

    def _hash(self, words: str, size: int) -> str:
        return blake2b(words.encode(), key=self._key, digest_size=size).hexdigest()


def _patterns(text: str) -> Iterator[tuple[str, Span]]:
    """Yield what has a shape of its own, however it is spaced: postcodes, telephone numbers and email addresses."""
    for found in _POSTCODE.finditer(text):
        yield "".join(found[0].split()).casefold(), found.span()
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        yield digits.removeprefix("44").removeprefix("0"), found.span()
    for found in _EMAIL.finditer(text) if "@" in text else ():
        yield found[0].casefold(), found.span()


def _phrases(kind: str, words: str) -> Iterator[tuple[str, ...]]:
    if kind in (Kind.PHONE, Kind.EMAIL):
        return
    for line in _LINES.split(_POSTCODE.sub("", words)):
        told = tuple(_plain(word) for word in _WORD.findall(line))
        if kind == Kind.ADDRESS:
            yield from _of_address(told)
        elif told:
            yield told
            yield from _short_forms(kind, told)


def _of_address(told: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a line of an address with and without its number; a town alone tells nobody where."""
    has_number = any(any(sign.isdigit() for sign in word) for word in told)
    street = tuple(word for word in told if word.isalpha() and word not in {"flat", "house"})
    if has_number and len(told) > 1:
        yield told
        if len(street) > 1:
            yield street


def _short_forms(kind: str, told: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if kind == Kind.NAME and len(told) > 1 and len(told[-1]) > 3:
        yield told[-1:]
    if kind == Kind.SCHOOL:
        own = tuple(word for word in told if word not in _OF_ANY_SCHOOL)
        if own and own != told:
            yield own


def _apart(spans: list[Span]) -> list[Span]:
    """Join spans that lie over each other."""
    apart: list[Span] = []
    for span in spans:
        if apart and span[0] < apart[-1][1]:
            before = apart.pop()
            apart.append((before[0], max(before[1], span[1])))
        else:
            apart.append(span)
    return apart


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in folded if sign.isalnum())


def veil(person: str, organisation: str) -> str:
    """Return a keyed hash of a person, to stand for them where their name must not be read."""
    return blake2b(person.encode(), key=keys_of(organisation).marking, digest_size=16).hexdigest()


def veil_of(actor: Actor) -> str:
    """Return the hash of whoever acts, where they have opened a child's record in a seat that needs it."""
    if actor.seat not in _VEILED or not isinstance(actor.opened, Child):
        return ""
    return veil(actor.person.hex, actor.opened.authority_id)
