"""The little language in which a process is declared.

A process is a class of statements: its states, its steps, its clocks. Nothing in a declaration computes; the fold in
`standing` reads it. So a SENCO can hold a declaration against the Code, and a page, a diagram and the manual are drawn
from the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, TypeVar

from goldenthread.rulebook.rule import Citation, Period, Rule
from goldenthread.rulebook.time import Calendar, Count, long_date


class Party(StrEnum):
    """Those who act in a process, and whose turn it can be."""

    FAMILY = "family"
    SETTING = "setting"
    AUTHORITY = "authority"
    ADVISER = "adviser"

    @property
    def words(self) -> str:
        return _PARTY_WORDS[self]


_PARTY_WORDS = {
    Party.FAMILY: "the parent or young person",
    Party.SETTING: "the school, nursery or college",
    Party.AUTHORITY: "the local authority",
    Party.ADVISER: "the person asked for advice",
}
ANYONE = tuple(Party)
NO_FIELDS: Mapping[str, str] = {}


class Event(NamedTuple):
    """Something that happened in a case, on a day in England. Fields say of whom, to whom or on what ground."""

    name: str
    on: date
    fields: Mapping[str, str] = NO_FIELDS


class Right(NamedTuple):
    """What a family may do, in words, with its source; `until` is the last day, or None where there is none."""

    says: str
    source: Citation
    until: date | None = None
    rule: str = ""


class State:
    """Where a case can stand: what is happening, in a sentence for the family, and whose turn it is."""

    name = ""

    def __init__(
        self, says: str, *, turn: Party | None = None, ends: bool = False, rights: tuple[Right, ...] = ()
    ) -> None:
        self.says = says
        self.turn = turn
        self.ends = ends
        self.rights = rights

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name.lower()


class Step:
    """Something that can happen: who does it, in which states it may, and the state it leads to.

    `per` names the field that tells runs apart (the body asked, the setting consulted). `needs` names the fields an
    event must carry. `waits_for` names a window that must close first, unless the step `unless` has happened.
    """

    name = ""

    def __init__(
        self,
        says: str,
        *,
        by: Party | tuple[Party, ...],
        when: State | tuple[State, ...],
        to: State | None = None,
        per: str | None = None,
        needs: tuple[str, ...] = (),
        waits_for: str | None = None,
        unless: Step | None = None,
    ) -> None:
        self.says = says
        self.by = by if isinstance(by, tuple) else (by,)
        self.when = when if isinstance(when, tuple) else (when,)
        self.to = to
        self.per = per
        self.needs = needs + ((per,) if per else ())
        self.waits_for = waits_for
        self.unless = unless

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name


class Claim(NamedTuple):
    """A claim that an exception applies to one clock: the claim, all that happened, and the time the clock allows."""

    event: Event
    events: tuple[Event, ...]
    started: date
    due: date


class Ground(NamedTuple):
    """A lawful exception: why a limit may not apply. `fails` says in words why a claim does not hold, or None."""

    id: str
    says: str
    source: Citation
    fails: Callable[[Claim], str | None]


class Promised(NamedTuple):
    """A day that people agree and write into the event, with the count that serves where they did not."""

    field: str
    otherwise: Count

    def last_day(self, event: Event, calendar: Calendar | None) -> date:
        """Return the day agreed."""
        agreed = event.fields.get(self.field)
        return date.fromisoformat(agreed) if agreed else self.otherwise.last_day(event.on, calendar)

    def sum_in_words(self, event: Event, calendar: Calendar | None) -> Iterable[str]:
        """Name the day agreed, or tell the sum; what people agree is not law that could be read both ways."""
        if event.fields.get(self.field):
            return (f"{long_date(self.last_day(event, calendar))} is the day that was agreed.",)
        aim = self.otherwise.aim_in_words(event.on)
        return (each for each in self.otherwise.sum_in_words(event.on, calendar) if each != aim)


Limit = Count | Promised
SINCE_2014 = Period(date(2014, 9, 1), None)


class Clock:
    """A duty with a day: what starts it, how long it may take, what meets it, what ends it unmet.

    A clock never moves a state. A second start leaves a running clock where it is, unless it `renews`. Starts can be
    bound to the state the case came from (`coming_from`), and leave out whom the rule does not bind (`but_not`, a value
    of the field `per`). Before its rule is in force no clock starts. Exceptions are kept beside the clock and never
    lengthen it.

    Whatever is in `stopped_by` ends a duty unmet: it was owed until then. What is in `spared_by` is a decision the
    other way, which ends it as well: it shows that the duty was never owed, so no day of it was late.
    """

    name = ""
    is_window: ClassVar[bool] = False

    def __init__(
        self,
        id: str,
        title: str,
        *,
        owner: Party,
        starts: Step | tuple[Step, ...],
        within: Limit,
        source: Citation,
        met_by: Step | tuple[Step, ...] = (),
        stopped_by: tuple[Step, ...] = (),
        spared_by: tuple[Step, ...] = (),
        runs_on_from: State | None = None,
        per: str | None = None,
        but_not: tuple[str, ...] = (),
        coming_from: State | None = None,
        renews: bool = False,
        excused_by: tuple[Ground, ...] = (),
        reminder: Count | None = None,
        in_force: Period = SINCE_2014,
        note: str = "",
    ) -> None:
        self.rule = Rule(id=id, title=title, source=source, in_force=in_force)
        # Beside the rule as well: every start of a clock asks for them.
        self.begins, self.ends = in_force.begins, in_force.ends or date.max
        self.owner = owner
        self.starts = starts if isinstance(starts, tuple) else (starts,)
        self.within = within
        self.met_by = met_by if isinstance(met_by, tuple) else (met_by,)
        self.stopped_by = (*spared_by, *stopped_by)
        self.spared_by = spared_by
        self.runs_on_from = runs_on_from
        self.per = per
        self.but_not = but_not
        self.coming_from = coming_from
        self.renews = renews
        self.excused_by = excused_by
        self.reminder = reminder
        self.note = note

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def needs_calendar(self) -> bool:
        """True where the days are counted on the setting's own calendar."""
        return isinstance(self.within, Count) and self.within.needs_calendar

    def last_day(self, event: Event, calendar: Calendar | None) -> date:
        """Return the last lawful day for a clock that this event starts."""
        if isinstance(self.within, Promised):
            return self.within.last_day(event, calendar)
        return self.within.last_day(event.on, calendar)


class Window(Clock):
    """A stretch of days in which a family may act. When it is over nobody is late: it is closed."""

    is_window = True


class Wiring(NamedTuple):
    """What one step does to clocks: the positions it lets run on, meets, stops and starts; and where it leads."""

    step: Step
    lets_run_on: tuple[int, ...]
    meets: tuple[int, ...]
    stops: tuple[int, ...]
    starts: tuple[int, ...]


class Process:
    """A process is declared by subclassing; the class body is the declaration."""

    title: ClassVar[str] = ""
    source: ClassVar[str] = ""
    exception: ClassVar[str] = ""

    name: ClassVar[str]
    start: ClassVar[State]
    states: ClassVar[Mapping[str, State]]
    steps: ClassVar[Mapping[str, Step]]
    clocks: ClassVar[tuple[Clock, ...]]
    wiring: ClassVar[Mapping[str, Wiring]]
    counts_school_days: ClassVar[bool]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = _snake(cls.__name__)
        cls.states = {part.name: part for part in _parts(cls, State)}
        cls.start = next(iter(cls.states.values()))
        cls.steps = {part.name: part for part in _parts(cls, Step)}
        cls.clocks = tuple(_parts(cls, Clock))
        cls.counts_school_days = any(clock.needs_calendar for clock in cls.clocks)
        cls.wiring = {step.name: _wire(step, cls.clocks) for step in cls.steps.values()}

    @classmethod
    def clock(cls, id: str) -> Clock:
        """Return the clock with this rule id."""
        return next(clock for clock in cls.clocks if clock.id == id)


Part = TypeVar("Part", State, Step, Clock)


def _parts(cls: type, kind: type[Part]) -> Iterable[Part]:
    return [part for part in vars(cls).values() if isinstance(part, kind)]


def _wire(step: Step, clocks: tuple[Clock, ...]) -> Wiring:
    def those(field: str) -> tuple[int, ...]:
        return tuple(at for at, clock in enumerate(clocks) if step in getattr(clock, field))

    goes_on = tuple(at for at, clock in enumerate(clocks) if step.to and clock.runs_on_from in step.when)
    return Wiring(step, goes_on, meets=those("met_by"), stops=those("stopped_by"), starts=those("starts"))


def _snake(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name).lstrip("_")
