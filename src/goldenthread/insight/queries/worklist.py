"""The worklist: the next date of each case, the longest overdue first, a page at a time.

Made for areas of hundreds of thousands of children: it reads along an index from the soonest date, keeps its place by a
mark instead of an offset, and counts no further than it says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.prepared import Prepared
from goldenthread.record.circle import in_circle_of
from goldenthread.record.models import Deadline, Relationship, Role
from goldenthread.rulebook.process import Party

PAGE: Final = 25
MOST_COUNTED: Final = 50
"""How many lines are counted on either side of today, the nearest first."""
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
EVERYTHING: Final = When("", None, None)


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


class Named(NamedTuple):
    """The child of a line."""

    given_name: str
    family_name: str
    known_as: str

    @property
    def first_name(self) -> str:
        """The name the child goes by."""
        return self.known_as or self.given_name


class Due(NamedTuple):
    """What a line shows, and nothing more: whole rows of three tables would cost a third of the page."""

    pk: int
    due: date
    process: str
    clock: str
    key: str
    owner: str
    excused: str
    child_id: UUID
    case_id: UUID
    lead_name: str
    setting: str
    child: Named


SHOWN: Final = (
    *("pk", "due", "process", "clock", "key", "owner", "excused", "child_id", "case_id", "case__lead_name"),
    *("attends", "child__given_name", "child__family_name", "child__known_as"),
)


class Lines(NamedTuple):
    """A page of the worklist, with whether there is more on either side."""

    rows: list[Due]
    settings: dict[UUID, str]
    earlier: Mark | None
    later: Mark | None


class Count(NamedTuple):
    """How many lines were counted in a stretch of days, and whether there are more of them."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The due days nearest to today, soonest first; whether there are more before the first and after the last."""

    today: date
    days: list[date]
    more_before: bool = False
    more_after: bool = False

    def of(self, stretch: When) -> Count | None:
        """Count the lines of a stretch; None where the counting never came so far."""
        begins, ends = stretch.days(self.today)
        first = self.days[0] if self.more_before else LONG_AGO
        last = self.days[-1] if self.more_after else FAR_AHEAD
        if ends < first or begins > last:
            return None
        more = (self.more_before and begins <= first) or (self.more_after and ends >= last)
        return Count(bisect_right(self.days, ends) - bisect_left(self.days, begins), more)


def lines_for(*, reader: Actor, wanted: Wanted) -> Lines:
    """Return a page of what is due, with the child, the case and the setting of each line."""
    backwards = wanted.before is not None
    mark = wanted.before or wanted.after
    stretch = WHENS[wanted.when].days(reader.today)
    found = _page(reader, wanted.lines, *stretch, backwards, mark and mark.due, mark and mark.id)
    rows, more = [_due(*told) for told in found[:PAGE]], len(found) > PAGE
    rows = rows[::-1] if backwards else rows
    return Lines(
        rows,
        {row.child_id: row.setting for row in rows},
        _mark(rows, 0) if (more if backwards else wanted.after is not None) else None,
        _mark(rows, -1) if (more or backwards) else None,
    )


def _due(*told: Any) -> Due:
    *shown, attends = told[:-3]
    return Due._make([*shown, attends or "", Named._make(told[-3:])])


@Prepared
def _page(  # noqa: PLR0917  # a prepared question takes its values in order
    reader: Actor,
    lines: Wanted,
    begins: date,
    ends: date,
    backwards: bool,  # noqa: FBT001
    due: date | None,
    id: int | None,
) -> QuerySet[Any]:
    """Ask for a page of lines, the nearest to the mark first, and for one line more to know whether there are."""
    asked = _lines(reader, lines).filter(due__gte=begins, due__lte=ends)
    if due and backwards:
        asked = asked.filter(Q(due__lt=due) | Q(id__lt=id), due__lte=due)
    elif due:
        asked = asked.filter(Q(due__gt=due) | Q(id__gt=id), due__gte=due)
    order = ("-due", "-id") if backwards else ("due", "id")
    named = asked.annotate(attends=Subquery(_attended(reader.today))).values_list(*SHOWN)
    return named.order_by(*order)[: PAGE + 1]


def _mark(rows: list[Due], place: int) -> Mark | None:
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


def counts_for(*, reader: Actor, wanted: Wanted) -> Counts:
    """Count the lines on either side of today, the nearest first and no further than MOST_COUNTED."""
    days = sorted(_nearest(reader, wanted.lines))
    late = bisect_left(days, reader.today)
    more_before, more_after = late > MOST_COUNTED, len(days) - late > MOST_COUNTED
    kept = days[more_before : -1 if more_after else None]
    return Counts(reader.today, kept, more_before, more_after)


@Prepared
def _nearest(reader: Actor, lines: Wanted) -> QuerySet[Any]:
    """Ask for the due days nearest to today, on either side of it one more than are counted."""
    asked = _lines(reader, lines).values_list("due", flat=True)
    late = asked.filter(due__lt=reader.today).order_by("-due")
    ahead = asked.filter(due__gte=reader.today).order_by("due")
    return late[: MOST_COUNTED + 1].union(ahead[: MOST_COUNTED + 1], all=True)
