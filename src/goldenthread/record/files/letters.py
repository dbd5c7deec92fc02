"""A text by its letters and digits alone: a name is found across lines and hyphens, and can be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letters:
    """A text by its letters and digits alone, each with its place: so a name is found across lines and hyphens."""

    text: str
    folded: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Letters:
        """Fold a text, letter by letter."""
        kept = [
            (low, place) for place, letter in enumerate(text) for low in letter.casefold() if low.isalnum()
        ]
        return cls(text, "".join(low for low, _ in kept), tuple(place for _, place in kept))

    def spans(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where a word stands in the text."""
        wanted = Letters.of(word).folded if word else ""
        start = self.folded.find(wanted) if wanted else -1
        while start >= 0:
            yield self.places[start], self.places[start + len(wanted) - 1] + 1
            start = self.folded.find(wanted, start + 1)

    def without(self, words: Sequence[str], instead: str) -> str:
        """Return the text with every such word replaced."""
        gone = {place for word in words for start, end in self.spans(word) for place in range(start, end)}
        kept = (
            letter if place not in gone else instead if place - 1 not in gone else ""
            for place, letter in enumerate(self.text)
        )  # fmt: skip
        return "".join(kept)
