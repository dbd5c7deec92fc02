"""The worklist: the next date of each case, the longest overdue first, a page at a time.

Made for areas of hundreds of thousands of children: it reads along an index from the soonest date, keeps its place by a
mark instead of an offset, and counts no further than it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.prepared import Prepared
from goldenthread.record.circle import in_circle_of
from goldenthread.record.models import Deadline, Relationship, Role
from goldenthread.rulebook.process import Party

PAGE: Final = 25
MOST_COUNTED: Final = 25
SHOWN: Final = (
    *("due", "process", "clock", "key", "owner", "excused", "child_id", "case_id"),
    *("child__given_name", "child__family_name", "child__known_as", "case__lead_name"),
)
"""What a line shows, and nothing more: whole rows of three tables would cost a third of the page."""
LONG_AGO, FAR_AHEAD = date(1900, 1, 1), date(2999, 12, 31)


class When(NamedTuple):
    """A stretch of due days, counted from today; None is without end."""

    words: str
    begins: int | None
    ends: int | None

    def days(self, today: date) -> tuple[date, date]:
        """Return the first and the last due day of the stretch."""
        begins = LONG_AGO if self.begins is None else today + timedelta(days=self.begins)
        ends = FAR_AHEAD if self.ends is None else today + timedelta(days=self.ends)
        return begins, ends


WHENS: Final = {
    "": When("All dates", None, None),
    "late": When("All that is late", None, -1),
    "late-2": When("Late by up to 2 weeks", -14, -1),
    "late-6": When("Late by 2 to 6 weeks", -42, -15),
    "late-more": When("Late by more than 6 weeks", None, -43),
    "soon": When("Due in the next 14 days", 0, 13),
    "later": When("Due later", 14, None),
}
WEEKS: Final = (When("earlier", None, -29), *(When("", 7 * week, 7 * week + 6) for week in range(-4, 8)))
AFTERWARDS: Final = When("", 56, None)


class Mark(NamedTuple):
    """A place in the worklist: a due day, and the row among those of that day."""

    due: date
    id: int

    def __str__(self) -> str:
        return f"{self.due:%Y%m%d}-{self.id}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """Read a mark from an address; None where it is none."""
        due, _, row = text.partition("-")
        try:
            return cls(date.fromisoformat(due), int(row))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reader wants on their worklist."""

    owner: Party
    when: str = ""
    process: str = ""
    clock: str = ""
    mine: bool = False
    after: Mark | None = None
    before: Mark | None = None

    @property
    def lines(self) -> Wanted:
        """Which lines are wanted, whatever their days and wherever the page begins."""
        return replace(self, when="", after=None, before=None)


class Lines(NamedTuple):
    """A page of the worklist, with whether there is more on either side."""

    rows: list[Deadline]
    settings: dict[UUID, str]
    earlier: Mark | None
    later: Mark | None


class Counts(NamedTuple):
    """How many lines there are in each week, none counted further than MOST_COUNTED and one more."""

    weeks: list[int]
    afterwards: int

    @property
    def late(self) -> int:
        return sum(count for week, count in zip(WEEKS, self.weeks, strict=True) if (week.ends or 0) < 0)

    @property
    def soon(self) -> int:
        return sum(count for week, count in zip(WEEKS, self.weeks, strict=True) if week.begins in (0, 7))

    @property
    def all(self) -> int:
        return sum(self.weeks) + self.afterwards


def lines_for(*, reader: Actor, wanted: Wanted) -> Lines:
    """Return a page of what is due, with the child, the case and the setting of each line."""
    backwards = wanted.before is not None
    mark = wanted.before or wanted.after
    stretch = WHENS[wanted.when].days(reader.today)
    rows = _page(reader, wanted.lines, *stretch, backwards, mark and mark.due, mark and mark.id)
    rows, more = rows[:PAGE], len(rows) > PAGE
    rows = rows[::-1] if backwards else rows
    return Lines(
        rows,
        {row.child_id: row.attends or "" for row in rows},  # type: ignore[attr-defined]  # annotated
        _mark(rows, 0) if (more if backwards else wanted.after is not None) else None,
        _mark(rows, -1) if (more or backwards) else None,
    )


@Prepared
def _page(  # noqa: PLR0917  # a prepared question takes its values in order
    reader: Actor,
    lines: Wanted,
    begins: date,
    ends: date,
    backwards: bool,  # noqa: FBT001
    due: date | None,
    id: int | None,
) -> QuerySet[Deadline]:
    """Ask for a page of lines, the nearest to the mark first, and for one line more to know whether there are."""
    asked = _lines(reader, lines).filter(due__gte=begins, due__lte=ends).select_related("child", "case")
    if due and backwards:
        asked = asked.filter(Q(due__lt=due) | Q(id__lt=id), due__lte=due)
    elif due:
        asked = asked.filter(Q(due__gt=due) | Q(id__gt=id), due__gte=due)
    order = ("-due", "-id") if backwards else ("due", "id")
    named = asked.only(*SHOWN).annotate(attends=Subquery(_attended(reader.today)))
    return named.order_by(*order)[: PAGE + 1]


def _mark(rows: list[Deadline], place: int) -> Mark | None:
    return Mark(rows[place].due, rows[place].pk) if rows else None


def _lines(reader: Actor, wanted: Wanted) -> QuerySet[Deadline]:
    """Return the lines of a worklist, of children in the reader's circles and in no order."""
    if wanted.clock and reader.capacity.is_authority:
        lines = Deadline.objects.filter(is_open=True, is_window=False, clock=wanted.clock)
    else:
        lines = Deadline.objects.filter(is_next=True, owner=wanted.owner)
        lines = lines.filter(process=wanted.process) if wanted.process else lines
        lines = lines.filter(clock=wanted.clock) if wanted.clock else lines
    if wanted.mine:
        lines = lines.filter(case__lead_id=reader.person, case__ended=False)
    return in_circle_of(reader, _within(lines, reader))


def _within(lines: QuerySet[Deadline], reader: Actor) -> QuerySet[Deadline]:
    """Begin from what the reader's own organisation answers for: an index leads there."""
    if reader.capacity.is_authority:
        return lines.filter(authority_id=reader.authority)
    if reader.capacity is Capacity.ADVISER:
        return lines.filter(key=reader.body) if reader.body else lines
    return lines.filter(setting_id=reader.setting)


def _attended(today: date) -> QuerySet[Any]:
    """Ask for the name of the setting that a line's child attends: child by child, as an index leads to each."""
    ties = Relationship.objects.filter(
        Q(ends=None) | Q(ends__gte=today), child=OuterRef("child_id"), role=Role.ATTENDS, begins__lte=today
    )
    return ties.exclude(setting=None).order_by("-begins").values("setting__name")[:1]


@Prepared
def _due(reader: Actor, lines: Wanted) -> QuerySet[Any]:
    return _lines(reader, lines).values("due")


def counts_for(*, reader: Actor, wanted: Wanted) -> Counts:
    """Count the lines of each week in one statement, none of them further than is shown."""
    days = [each.days(reader.today) for each in (*WEEKS, AFTERWARDS)]
    asked = _due.statement(reader, wanted.lines)
    if asked is None:
        return Counts([0] * len(WEEKS), 0)
    lines, given = asked
    statement = f"""
        SELECT (SELECT count(*) FROM (
            SELECT 1 FROM ({lines}) AS line WHERE line.due BETWEEN stretch.begins AND stretch.ends LIMIT %s
        ) AS counted)
        FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS stretch (begins, ends, place) ORDER BY place
    """  # noqa: S608  # the inner statement is Django's own, its values are given apart
    with connection.cursor() as cursor:
        cursor.execute(
            statement, [*given, MOST_COUNTED + 1, [day for day, _ in days], [day for _, day in days]]
        )
        found = [count for (count,) in cursor.fetchall()]
    return Counts(found[:-1], found[-1])
