"""Now: for each case that is open, what is happening, whose turn it is and by when; what is late; what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.acts import next_act_url, next_act_words, turn_act_of
from goldenthread.record.explaining import Explained, Explaining
from goldenthread.record.models import Case, Deadline
from goldenthread.record.pages.heading import setting_of
from goldenthread.record.pages.saying import (
    Whose,
    after_that,
    late_in_words,
    must_by,
    to_the_family,
    turn_in_words,
    ways_on,
)
from goldenthread.record.parts import RecordView, part
from goldenthread.rulebook.deadline import ClockState
from goldenthread.rulebook.process import Party, Right, State
from goldenthread.rulebook.processes import PROCESSES

MOST_LATER: Final = 3
_ONLY_READ: Final = frozenset({"emergency", "granted", "consulted", "officer", "analyst", "administrator"})


@dataclass(frozen=True, slots=True)
class Act:
    """The one thing to do next, as a button."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class NowCase:
    """Where one case stands today, in sentences for one reader."""

    case: Case
    title: str
    happening: str
    turn: str
    is_yours: bool
    told: Explained | None
    by_when: str
    late: str
    ways_on: tuple[str, ...]
    later: tuple[str, ...]
    rights: tuple[Right, ...]
    act: Act | None

    @property
    def in_order(self) -> tuple[bool, bool, date]:
        """Late comes first, then what is your turn, then what is due soonest."""
        return (not self.late, not self.is_yours, self.told.row.due if self.told else date.max)


@part("now", "Now", of=RecordPart.RECORD, place=10, template="record/parts/now.html")
def now_part(view: RecordView) -> dict[str, Any]:
    """Fill the first part of the record."""
    setting = setting_of(view.circle, view.today)
    return {"cases": now_of(view.cases, view.deadlines, view.reader, setting), "today": view.today}


def now_of(
    cases: Iterable[Case], deadlines: Iterable[Deadline], reader: Actor, setting: str = ""
) -> list[NowCase]:
    """Say where each open case stands today. A case that has ended stays as long as the family may act on it."""
    known = list(cases)
    explaining = Explaining(known, reader.today)
    dates: dict[Any, list[Deadline]] = {}
    for row in deadlines:
        if row.is_open:
            dates.setdefault(row.case_id, []).append(row)
    standing = (
        _now(Whose(case, setting), dates.get(case.pk, []), explaining, reader)
        for case in known
        if _is_on(case, dates, reader.today)
    )
    return sorted(standing, key=lambda each: each.in_order)


def _is_on(case: Case, dates: dict[Any, list[Deadline]], today: date) -> bool:
    return not case.ended or any(row.is_window and row.due >= today for row in dates.get(case.pk, []))


def _now(whose: Whose, rows: list[Deadline], explaining: Explaining, reader: Actor) -> NowCase:
    process = PROCESSES[whose.case.process]
    state = process.states[whose.case.state]
    own = party_of(reader)
    asked = _asked_of(rows, reader)
    turn = Party.ADVISER if asked else state.turn
    row = asked or _the_date(rows, state, reader.today)
    told = explaining.explain(row) if row else None
    yours = turn is not None and own is turn
    holder = whose.holder(told.owner if told else turn)
    said = to_the_family if reader.capacity.is_family else str
    return NowCase(
        case=whose.case,
        title=process.title,
        happening=said(state.says),
        turn=turn_in_words(whose, turn, reader, is_yours=yours),
        is_yours=yours,
        told=told,
        by_when=said(must_by(told, whose, is_yours=yours)) if told else "",
        late=late_in_words(told, holder) if told else "",
        ways_on=ways_on(told, holder, reader, own) if told else (),
        later=tuple(said(after_that(each, whose)) for each in _later(rows, row, explaining)),
        rights=tuple(_rights(state, rows, explaining)),
        act=_act(row, reader) or (_turn_act(whose.case) if yours else None),
    )


def _later(rows: list[Deadline], shown: Deadline | None, explaining: Explaining) -> Iterable[Explained]:
    """Choose what comes after the date that is shown: what the law says is still to come, soonest first."""
    if shown is None:
        return ()
    told = (explaining.explain(row) for row in rows if not row.is_window and row.due > shown.due)
    return sorted((each for each in told if each.clock.rule.authority.is_law), key=lambda each: each.row.due)[
        :MOST_LATER
    ]


def _asked_of(rows: list[Deadline], reader: Actor) -> Deadline | None:
    """Find what this adviser's own service is asked for: to them it comes before anybody else's turn."""
    if reader.capacity is not Capacity.ADVISER:
        return None
    asked = (row for row in rows if row.owner == Party.ADVISER.value and row.key and row.key == reader.body)
    return min(asked, key=lambda row: row.due, default=None)


def _the_date(rows: list[Deadline], state: State, today: date) -> Deadline | None:
    """Choose the one date to show: what those whose turn it is owe, else until when they may act; else anyone's."""
    soonest = sorted(rows, key=lambda row: (row.due, row.clock))
    owed = [row for row in soonest if not row.is_window]
    open_now = [row for row in soonest if row.is_window and row.due >= today]
    theirs = (row for row in (*owed, *open_now) if state.turn and row.owner == state.turn.value)
    return next(theirs, owed[0] if owed else None)


def _rights(state: State, rows: list[Deadline], explaining: Explaining) -> Iterable[Right]:
    for row in rows:
        if row.is_window:
            told = explaining.explain(row)
            if told.state is ClockState.RUNNING:
                yield Right(told.title, told.source, row.due, row.clock)
    yield from state.rights


def _act(row: Deadline | None, reader: Actor) -> Act | None:
    own = party_of(reader)
    if row is None or own is None or row.owner != own.value:
        return None
    url = next_act_url(row, reader)
    return Act(next_act_words(row), url) if url else None


def _turn_act(case: Case) -> Act | None:
    told = turn_act_of(case)
    return Act(*told) if told else None


def party_of(reader: Actor) -> Party | None:
    """Say for which party of a process the reader acts. Who was let in to read, for whatever reason, owes nothing."""
    if reader.seat in _ONLY_READ:
        return None
    if reader.capacity.is_family:
        return Party.FAMILY
    if reader.capacity.is_setting:
        return Party.SETTING
    if reader.capacity.is_authority:
        return Party.AUTHORITY
    return Party.ADVISER if reader.capacity.value == "adviser" else None
