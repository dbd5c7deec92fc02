"""The worklist page: one line a case, the counts above it and the queue by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.utils.text import capfirst

from goldenthread.access.actors import Actor
from goldenthread.insight.queries.worklist import EVERYTHING, WEEKS, WHENS, Count, Counts, Due, Lines, Wanted
from goldenthread.record.acts import next_act_url, next_act_words
from goldenthread.record.explaining import body_words
from goldenthread.record.models import Deadline
from goldenthread.record.pages.now import party_of
from goldenthread.rulebook.processes import PROCESSES, every_clock
from goldenthread.rulebook.time import how_long

Row = TypeVar("Row", Deadline, Due)


@dataclass(frozen=True, slots=True)
class Line(Generic[Row]):
    """One line: a child, what is due for them, from whom, and the act that meets it."""

    row: Row
    setting: str
    today: date
    act_url: str

    @property
    def what(self) -> str:
        title = PROCESSES[self.row.process].clock(self.row.clock).rule.title
        return capfirst(title)

    @property
    def body(self) -> str:
        """Whose advice it is, where the clock runs for each body asked."""
        return body_words(self.row.key)

    @property
    def process(self) -> str:
        return PROCESSES[self.row.process].title

    @property
    def days_late(self) -> int:
        return max(0, (self.today - self.row.due).days)

    @property
    def standing(self) -> str:
        """How far the day is, in words."""
        days = (self.row.due - self.today).days
        if days < 0:
            # Whether a claim holds is told on the child's own page: here neither the claim nor the days are hidden.
            how = "past the limit, exception claimed" if self.is_excused else "late"
            return f"{how_long(self.row.due, -days)} {how}"
        return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")

    @property
    def day(self) -> str:
        """The day it is due; with its year, where that is not this one."""
        due = self.row.due
        return f"{due:%-d %B}" if due.year == self.today.year else f"{due:%-d %B %Y}"

    @property
    def is_excused(self) -> bool:
        return bool(self.row.excused)

    @property
    def act_words(self) -> str:
        return next_act_words(self.row)


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """A page of the worklist, as its template prints it."""

    lines: tuple[Line[Due], ...]
    tabs: tuple[dict[str, Any], ...]
    weeks: tuple[dict[str, Any], ...]
    counts_all: bool
    filters: dict[str, list[dict[str, Any]]]
    wanted: Wanted
    chooses_owner: bool
    earlier: str
    later: str
    kept: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.wanted.process or self.wanted.clock or self.wanted.mine or self.wanted.when)


def worklist_page(reader: Actor, wanted: Wanted, lines: Lines, counts: Counts) -> WorklistPage:
    """Compose the page."""
    own = party_of(reader)
    return WorklistPage(
        lines=tuple(
            line(row, reader, setting=lines.settings.get(row.child_id, ""), acts=row.owner == own)
            for row in lines.rows
        ),
        tabs=(
            _tab("All", "", counts.of(EVERYTHING), wanted),
            _tab("Late", "late", counts.of(WHENS["late"]), wanted),
            _tab("Next 14 days", "soon", counts.of(WHENS["soon"]), wanted),
        ),
        weeks=tuple(_weeks(counts)),
        counts_all=not (counts.more_before or counts.more_after),
        filters={"when": _whens(wanted), "process": _processes(wanted), "clock": _clocks(wanted)},
        wanted=wanted,
        chooses_owner=reader.capacity.is_authority,
        earlier=_address(wanted, before=str(lines.earlier)) if lines.earlier else "",
        later=_address(wanted, after=str(lines.later)) if lines.later else "",
        kept=_address(wanted),
    )


def line(row: Row, reader: Actor, *, setting: str = "", acts: bool) -> Line[Row]:
    """Return a line; with its act where the reader is one of those who owe it."""
    return Line(row, setting, reader.today, (next_act_url(row, reader) or "") if acts else "")


def _tab(words: str, when: str, count: Count | None, wanted: Wanted) -> dict[str, Any]:
    href, here = _address(wanted, when=when), when == wanted.when
    return {"words": words, "count": _said(count), "href": href, "here": here}


def _said(count: Count | None) -> str:
    return f"{count.number}{'+' * count.more}" if count else ""


def _weeks(counts: Counts) -> list[dict[str, Any]]:
    """Name each week that was counted by its first day; the first bar holds everything before."""
    named = []
    for when in WEEKS:
        count = counts.of(when)
        if count is not None:
            begins = counts.today + timedelta(days=when.begins or 0)
            words = when.words or f"{begins.day} {begins:%b}"
            late = (when.ends or 0) < 0
            named.append({"words": words, "count": count.number, "more": count.more, "late": late})
    return named


def _address(wanted: Wanted, **instead: str) -> str:
    """Return the query string of the same filters, with some of them changed and the place in the list left out."""
    told = {
        "when": wanted.when,
        "process": wanted.process,
        "clock": wanted.clock,
        "owner": wanted.owner.value,
        "mine": "on" if wanted.mine else "",
        **instead,
    }
    return "?" + urlencode({name: value for name, value in told.items() if value})


def _whens(wanted: Wanted) -> list[dict[str, Any]]:
    return [{"value": key, "text": when.words, "selected": key == wanted.when} for key, when in WHENS.items()]


def _processes(wanted: Wanted) -> list[dict[str, Any]]:
    told = [
        {"value": name, "text": each.title, "selected": name == wanted.process}
        for name, each in PROCESSES.items()
    ]
    return [{"value": "", "text": "Everything"}, *told]


def _clocks(wanted: Wanted) -> list[dict[str, Any]]:
    told = [
        {
            "value": clock.id,
            "text": capfirst(clock.rule.title),
            "selected": clock.id == wanted.clock,
        }
        for _, clock in every_clock()
        if clock.owner is wanted.owner and not clock.is_window
    ]
    return [{"value": "", "text": "Whatever comes next"}, *told]
