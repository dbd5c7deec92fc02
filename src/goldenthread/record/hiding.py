"""Keeping a sheltered family hidden in free text: words that would tell where they are do not come onto the record.

Whoever wrote them is told gently and offered a mask. A member of the family who is not named is not told, or they could
find out an address by trying: their words are kept, and the safeguarding lead learns that they knew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import QueryDict

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.prepared import Prepared
from goldenthread.access.rulings import Refused
from goldenthread.record.marking import Marker
from goldenthread.record.models import Child, Marks
from goldenthread.record.sealing import is_sealed
from goldenthread.record.sheltered import IsSheltered

MASK: Final = "[kept safe]"
_NO_FREE_TEXT: Final = frozenset({"placements", "whereabouts", "shelter", "identity"})
_PARTICULARS: Final = frozenset({"opened", "identity_changed", "number_given", "number_ended"})


class TellsWhere(Refused):
    """Some of these words tell where this family lives or learns, or a name they now use, and that is kept safe."""

    def __init__(self, words: list[str]) -> None:
        told = ", ".join(f"“{each}”" for each in dict.fromkeys(words))
        super().__init__(
            f"Please leave out {told}. Where this family lives and learns is kept safe, and what stands here can be "
            "read by others. Nothing was saved yet, and all your words are still here: change them, or let us put "
            f"{MASK} in place of those."
        )


class Watch:
    """Watches what one change writes about one child. It asks the database once, and only where there is free text."""

    def __init__(self, child: Child, by: Actor) -> None:
        self.child = child
        self.tells = by.shown or not by.capacity.is_family
        self.is_off = by.capacity is Capacity.SYSTEM
        self._marks: list[str] | None = None

    def over(self, topic: str, name: str, why: str, fields: Mapping[str, Any]) -> bool:
        """Stop words that tell where the family is; say whether there were some that could not be stopped."""
        if self.is_off or topic in _NO_FREE_TEXT or (topic == "record" and name in _PARTICULARS):
            return False
        texts = [text for text in (why, *_texts(fields.values())) if " " in text or len(text) > 4]
        found = self._found(texts) if texts else []
        if found and self.tells:
            raise TellsWhere(found)
        return bool(found)

    def _found(self, texts: list[str]) -> list[str]:
        if self._marks is None:
            self._marks = marks_of(self.child)
        if not self._marks:
            return []
        marker = Marker(self.child)
        return [text[begins:ends] for text in texts for begins, ends in marker.find(text, self._marks)]


def marks_of(child: Child) -> list[str]:
    """Return what the free text about a sheltered child is searched for; nothing where the child is not sheltered."""
    return [mark for kept in _marks(child.pk) for mark in kept.hashes]


@Prepared
def _marks(child: UUID) -> QuerySet[Marks]:
    return Marks.objects.filter(IsSheltered(F("child")), child=child, ends=None).order_by("pk")


def masked(child: Child, text: str, marks: list[str]) -> str:
    """Return a text with a mask in place of what tells where the family is."""
    for begins, ends in reversed(Marker(child).find(text, marks)):
        text = text[:begins] + MASK + text[ends:]
    return text


def masked_answers(child: Child, given: QueryDict) -> QueryDict:
    """Return what was sent in a form, masked."""
    marks, answers = marks_of(child), given.copy()
    for name, values in given.lists():
        answers.setlist(name, [masked(child, value, marks) for value in values])
    return answers


def _texts(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str) and not is_sealed(value):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, list | tuple):
            yield from _texts(value)
