"""Who has looked, in plain words: by day, who it was and for whom, what they did and why they could."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from goldenthread.access.actors import ENGLAND, Capacity
from goldenthread.access.models import Looked
from goldenthread.access.parts import Part
from goldenthread.access.rights import register
from goldenthread.record.looking import day_of, looks_at
from goldenthread.record.parts import RecordView, part
from goldenthread.rulebook.time import long_date

ON_THE_RECORD: Final = 5
READ_FOR_THEM: Final = 60
_DID: Final = {
    "read": "read",
    "write": "wrote in",
    "print": "printed",
    "export": "took out a copy of",
    "send": "sent",
    "grant": "changed",
    "rights": "changed",
    "search": "came upon the name while looking for a child:",
    "list": "saw the name in a list:",
    "break_glass": "opened in an emergency:",
    "refused": "was refused",
}
_IN_LISTS: Final = {
    "list": "saw the child in the first rows of a list",
    "export": "took the child out in a list",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who looked on one day: who, in what role and for whom, what they did, when, and why they could."""

    on: date
    name: str
    role: str
    did: str
    times: str
    why: tuple[str, ...]
    was_refused: bool
    look: int

    @property
    def words(self) -> str:
        """The whole of it in a sentence, as a question about it names it."""
        return f"{self.name}, {self.role}, {self.did} on {long_date(self.on)}"


@dataclass(frozen=True, slots=True)
class DayOfLooks:
    """A day, and those who looked on it."""

    on: date
    visitors: tuple[Visitor, ...]


@part("looks", "Who has looked", of=Part.LOOKS, place=90, template="record/parts/looks.html")
def looks_part(view: RecordView) -> dict[str, Any]:
    """Fill the part that says who looked last."""
    is_family = view.reader.capacity.is_family
    # Staff have a page for it; on the record it would cost each of their looks another.
    found = looks_at(child=view.child.pk, reader=view.reader, at_most=READ_FOR_THEM).rows if is_family else []
    visitors = [each for day in days_of(found) for each in day.visitors]
    return {"visitors": visitors[:ON_THE_RECORD], "is_family": is_family}


def days_of(looks: Iterable[Looked]) -> list[DayOfLooks]:
    """Gather looks, which come newest first, by day and by who looked in what role."""
    return [DayOfLooks(day, tuple(_visitors(day, list(rows)))) for day, rows in groupby(looks, key=day_of)]


def visitor_of(looks: list[Looked]) -> Visitor:
    """Tell what one person did on one day."""
    return _visitor(day_of(looks[0]), looks)


def why_allowed(look: Looked) -> str:
    """Say why somebody could look, or was refused, from what was written down of it."""
    seat = register().get(look.seat)
    if look.act == "refused":
        return "They were refused: they have no right to this." if seat else "They are not in the circle."
    if seat is None:
        return "" if look.child_id is None else "No reason was written down. You can ask about this."
    agreed = ", under an agreement to share" if look.agreement_id else ""
    said_already = look.purpose.casefold() in seat.words.casefold()
    purpose = "" if said_already else f", for: {look.purpose}"
    return f"They could because they are {seat.words}{agreed}{purpose}."


def _visitors(on: date, looks: list[Looked]) -> Iterable[Visitor]:
    together: dict[tuple[object, ...], list[Looked]] = {}
    for look in looks:
        together.setdefault(_who(look), []).append(look)
    return (_visitor(on, each) for each in together.values())


def _who(look: Looked) -> tuple[object, ...]:
    return look.person_id, look.capacity, look.organisation, look.act == "refused"


def _visitor(on: date, looks: list[Looked]) -> Visitor:
    newest = looks[0]
    # Whoever was not let in saw nothing, and where they work could tell where the child is now. The officer reads it.
    is_stranger = newest.act == "refused" and not newest.seat
    return Visitor(
        on=on,
        name="Somebody" if is_stranger else newest.name,
        role="who is not in the circle" if is_stranger else _role(newest),
        did=_all_they_did(looks),
        times=_times(looks),
        why=tuple(dict.fromkeys(filter(None, map(why_allowed, looks)))),
        was_refused=newest.act == "refused",
        look=newest.pk,
    )


def _role(look: Looked) -> str:
    words = Capacity(look.capacity).words
    return f"{words} at {look.organisation}" if look.organisation else words


def _all_they_did(looks: list[Looked]) -> str:
    """Say what was done with which parts: “read the EHC plan and documents; printed the EHC plan”."""
    did: dict[str, dict[str, None]] = {}
    for look in reversed(looks):
        did.setdefault(look.act, {})[_part(look.part)] = None
    return "; ".join(_they_did(act, list(parts)) for act, parts in did.items())


def _they_did(act: str, parts: list[str]) -> str:
    if act == "write" and parts == [Part.LOOKS.words]:
        return "answered a question about who has looked"
    if parts == [Part.LISTS.words] and act in _IN_LISTS:
        return _IN_LISTS[act]
    return f"{_DID.get(act, act)} {_listed(parts)}"


def _part(name: str) -> str:
    return Part(name).words if name in {each.value for each in Part} else name.replace("_", " ")


def _listed(words: list[str]) -> str:
    last = ", and " if any(" and " in each for each in words) else " and "
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))


def _times(looks: list[Looked]) -> str:
    first, last = (f"{look.at.astimezone(ENGLAND):%H:%M}" for look in (looks[-1], looks[0]))
    return f"at {first}" if first == last else f"between {first} and {last}"
