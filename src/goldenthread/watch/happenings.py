"""Everything that touches security at one organisation, from the places where it is written down, in one order.

Wrong passwords and locks stand at the way in, refusals among the looks, the rest in this room; a later room adds what
happens there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from goldenthread.access.actors import ENGLAND, Actor
from goldenthread.access.models import Looked, SignInEvent
from goldenthread.access.parts import Part
from goldenthread.directory.models import Post
from goldenthread.rulebook.time.counting import months_later
from goldenthread.watch.detectors import WORDS
from goldenthread.watch.models import Alert, Opening
from goldenthread.watch.queries import watched_by

KINDS: Final = {
    "wrong": "Wrong passwords and codes",
    "locked": "Locked accounts",
    "way_in": "Passwords, help and sign-outs",
    "refused": "Refusals",
    "emergency": "Emergency access",
    "alert": "Looks out of place",
    "list": "Lists of children",
    "publish": "Checks before publishing",
}
MONTHS: Final = 12
MOST: Final = 300
MOST_EXPORTED: Final = 20_000
_PARTS: Final = {part.value: part.words for part in Part}
_AS: Final = {SignInEvent.What.WRONG.value: "wrong", SignInEvent.What.LOCKED.value: "locked"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing: when, of what kind, who, and what happened. No child is named."""

    at: datetime
    kind: str
    who: str
    words: str

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Month:
    """How often each kind of thing happened in one month."""

    begins: date
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One place where things are written down: its rows, the column of their instant, and how each is told."""

    rows: QuerySet[Any]
    at: str
    kind: str = ""
    """The kind of every row, or nothing where the row says it."""
    told: Callable[[Any], Happening] | None = None
    """How a row is told, where it is not one of this room."""

    def between(self, begins: date, ends: date) -> QuerySet[Any]:
        return self.rows.filter(**{f"{self.at}__gte": _instant(begins), f"{self.at}__lt": _instant(ends)})


SOURCES: Final[list[Callable[[Q], Source]]] = []
"""Where later rooms write down what touches security, each given what an officer watches over."""


def happenings(officer: Actor, begins: date, ends: date, most: int = MOST) -> list[Happening]:
    """Return what happened from a day until before another, the newest first."""
    found = chain.from_iterable(
        (_told(row, source) for row in source.between(begins, ends).order_by(f"-{source.at}", "-pk")[:most])
        for source in _sources(officer)
    )
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]


def by_month(officer: Actor) -> list[Month]:
    """Count each kind in each of the last twelve months, this one first."""
    firsts = [months_later(officer.today.replace(day=1), -back) for back in range(MONTHS)]
    counted = Counter(dict(_counted(officer, firsts[-1], months_later(firsts[0], 1))))
    return [Month(first, tuple(counted[first, kind] for kind in KINDS)) for first in firsts]


def month_of(asked: str, today: date) -> date:
    """Read which month is asked for; this one, where it cannot be read."""
    try:
        return date.fromisoformat(f"{asked}-01")
    except ValueError:
        return today.replace(day=1)


def _counted(officer: Actor, begins: date, ends: date) -> Iterator[tuple[tuple[date, str], int]]:
    totals: Counter[tuple[date, str]] = Counter()
    for source in _sources(officer):
        by = () if source.kind else ("what",)
        rows = source.between(begins, ends).annotate(month=TruncMonth(source.at, tzinfo=ENGLAND)).order_by()
        for row in rows.values("month", *by).annotate(times=Count("pk")):
            kind = source.kind or _AS.get(row["what"], "way_in")
            totals[row["month"].date().replace(day=1), kind] += row["times"]
    yield from totals.items()


def _sources(officer: Actor) -> tuple[Source, ...]:
    place = (
        Q(setting=officer.setting)
        if officer.setting
        else Q(setting=None, authority_id=officer.authority or "none")
    )
    people = Post.objects.filter(place).values("person")
    ours = watched_by(officer)
    return (
        Source(SignInEvent.objects.filter(person__in=people).select_related("person"), "at"),
        Source(Looked.objects.filter(ours, act="refused"), "at", "refused"),
        Source(Opening.objects.filter(ours), "opened_at", "emergency"),
        Source(Alert.objects.filter(ours).exclude(person_id=officer.person), "raised_at", "alert"),
        *(source(ours) for source in SOURCES),
    )


def _told(row: Any, source: Source) -> Happening:
    if source.told is not None:
        return source.told(row)
    at = getattr(row, source.at)
    if isinstance(row, SignInEvent):
        by = f", by {row.by}" if row.by else ""
        return Happening(at, _AS.get(row.what, "way_in"), str(row.person), f"{row.get_what_display()}{by}")
    if isinstance(row, Looked):
        return Happening(at, "refused", row.name, f"was refused: {_PARTS.get(row.part, row.part)}")
    if isinstance(row, Opening):
        return Happening(at, "emergency", row.who, f"opened a record in an emergency ({row.reference})")
    return Happening(
        at, "alert", row.who, f"looked where it seems out of place: {WORDS.get(row.kind, row.kind)}"
    )


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), ENGLAND)
