"""Every clock of every process: due on its day, running before it, late after it, met or closed for good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from goldenthread.rulebook.process import Event, Process, Step, Window
from goldenthread.rulebook.processes import PROCESSES, every_clock
from goldenthread.rulebook.rule import Authority
from goldenthread.rulebook.standing import ClockState, Deadline, fold
from goldenthread.rulebook.time import Calendar, long_date

ONE_DAY = timedelta(days=1)
AROUND = [
    date(2024, 2, 29),
    date(2023, 2, 28),
    date(2025, 12, 24),
    date(2026, 1, 1),
    date(2026, 4, 3),
    date(2026, 8, 31),
    date(2026, 10, 25),
    date(2027, 12, 31),
]


@dataclass(frozen=True)
class Path:
    """The steps that lead to a clock's start, the step that meets it, and an independent sum of its day."""

    to_start: tuple[str, ...]
    met: str | None
    due: Callable[[date], date]


def weeks(number: int) -> Callable[[date], date]:
    return lambda start: start + relativedelta(weeks=number)


def days(number: int) -> Callable[[date], date]:
    return lambda start: start + timedelta(days=number)


def year_less_a_day(start: date) -> date:
    anniversary = start + relativedelta(years=1)
    return anniversary if anniversary.day != start.day else anniversary - ONE_DAY


def tenth_school_day(start: date) -> date:
    day, left, calendar = start, 10, Calendar()
    while left:
        day += ONE_DAY
        left -= calendar.is_school_day(day)
    return day


def two_months(start: date) -> date:
    return start + relativedelta(months=2)


def two_months_rolled(start: date) -> date:
    day, calendar = two_months(start), Calendar()
    while day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1):
        day += ONE_DAY
    while not calendar.is_school_day(day):
        day += ONE_DAY
    return day


ASSESSING = ("requested", "agreed_to_assess")
DRAFT = (*ASSESSING, "agreed_plan", "draft_served")
PATHS = {
    "CLK-01": Path(("requested",), "agreed_to_assess", weeks(6)),
    "CLK-02": Path(("brought_to_attention",), "refused_to_assess", weeks(6)),
    "CLK-03": Path((*ASSESSING, "advice_asked"), "advice_given", weeks(6)),
    "CLK-04": Path(("requested", "agreed_to_assess@"), "refused_plan", weeks(16)),
    "CLK-05": Path(
        ("requested", "agreed_to_assess@", "agreed_plan@", "draft_served@"), "finalised", weeks(20)
    ),
    "CLK-06": Path(DRAFT, None, days(14)),
    "CLK-07": Path((*DRAFT, "consulted"), "replied", days(15)),
    "CLK-08": Path(("requested", "agreed_to_assess@"), "draft_served", weeks(16)),
    "CLK-09": Path(("requested", "agreed_to_assess@"), "agreed_plan", weeks(16)),
    "CLK-41b": Path(("requested", "refused_to_assess", "agreed_to_assess"), "refused_plan", weeks(10)),
    "CLK-41c": Path(("requested", "refused_to_assess", "agreed_to_assess"), "finalised", weeks(14)),
    "CLK-42": Path((*ASSESSING, "refused_plan", "agreed_plan"), "draft_served", weeks(5)),
    "CLK-42b": Path((*ASSESSING, "refused_plan", "agreed_plan"), "finalised", weeks(11)),
    "CLK-20": Path(("requested", "refused_to_assess"), None, two_months),
    "CLK-21": Path(("requested", "refused_to_assess"), None, two_months_rolled),
    "CLK-10": Path(("plan_made",), "decided", year_less_a_day),
    "CLK-11": Path(("plan_made", "decided"), "decided", year_less_a_day),
    "FR-01": Path(("concern_raised",), "plan_agreed", tenth_school_day),
    "FR-02": Path(("concern_raised", "plan_shared", "plan_agreed"), "reviewed", weeks(6)),
    "FR-03": Path(
        ("concern_raised", "plan_shared", "plan_agreed", "reviewed", "more_help_suggested"),
        "more_help_agreed",
        weeks(1),
    ),
    "SC-03": Path(
        ("opened", "plan_shared", "plan_agreed", "reviewed", "more_help_suggested"),
        "more_help_declined",
        weeks(1),
    ),
    "SC-01": Path(("opened",), "reviewed", lambda start: start + relativedelta(months=4)),
    "SC-02": Path(
        ("opened", "plan_shared", "plan_agreed"), "reviewed", lambda start: start + relativedelta(months=4)
    ),
}
FIELDS = {
    "body": "education",
    "setting": "Oakfield",
    "result": "met",
    "next_step": "stop",
    "reason": "away",
    "step": "asks for an assessment",
}
CLOCKS = [pytest.param(process, clock.id, id=clock.id) for process, clock in every_clock()]


def happened(name: str, on: date) -> Event:
    return Event(name.rstrip("@"), on, FIELDS)


def case(process: type[Process], clock: str, start: date) -> list[Event]:
    """A case whose clock starts on this day. Steps that only lead there come the day before it."""
    steps = PATHS[clock].to_start
    starting = {step.name for step in process.clock(clock).starts}
    at = max(i for i, name in enumerate(steps) if name.rstrip("@") in starting and not name.endswith("@"))
    return [happened(name, start - ONE_DAY if i < at else start) for i, name in enumerate(steps)]


def deadline(process: type[Process], clock: str, events: list[Event]) -> Deadline:
    standing = fold(process, events, Calendar())
    return [each for each in standing.deadlines if each.clock.id == clock][-1]


def test_every_clock_has_a_path_that_starts_it():
    assert {clock.id for _, clock in every_clock()} == set(PATHS)


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
@pytest.mark.parametrize("start", AROUND, ids=str)
def test_a_clock_is_due_on_the_day_an_independent_sum_gives(process, clock, start):
    assert deadline(process, clock, case(process, clock, start)).due == PATHS[clock].due(start)


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
@pytest.mark.parametrize("start", AROUND, ids=str)
def test_a_clock_runs_to_the_end_of_its_day_and_is_late_or_closed_after_it(process, clock, start):
    running = deadline(process, clock, case(process, clock, start))
    after = ClockState.CLOSED if isinstance(process.clock(clock), Window) else ClockState.LATE

    assert running.state(running.due - ONE_DAY) is ClockState.RUNNING
    assert running.state(running.due) is ClockState.RUNNING
    assert running.days_late(running.due) == 0
    assert running.state(running.due + ONE_DAY) is after
    assert running.days_late(running.due + ONE_DAY) == (after is ClockState.LATE)


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
def test_an_act_on_the_last_day_is_in_time_and_the_day_after_is_one_day_late(process, clock):
    events = case(process, clock, date(2026, 1, 5))
    due, met = deadline(process, clock, events).due, PATHS[clock].met
    if met is None:
        assert isinstance(process.clock(clock), Window)
        return
    in_time, late = (
        fold(process, [*events, happened(met, on)], Calendar()).deadlines for on in (due, due + ONE_DAY)
    )
    today = due + timedelta(days=400)
    first = next(each for each in in_time if each.clock.id == clock)
    second = next(each for each in late if each.clock.id == clock)

    assert (first.state(today), first.days_late(today)) == (ClockState.MET, 0)
    assert (second.state(today), second.days_late(today)) == (ClockState.MET, 1)


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
def test_a_missed_clock_never_moves_the_state(process, clock):
    events = case(process, clock, date(2026, 1, 5))
    standing = fold(process, events, Calendar())
    before = standing.state

    (
        standing.next(),
        standing.rights(date(2036, 1, 1)),
        [each.state(date(2036, 1, 1)) for each in standing.deadlines],
    )

    assert standing.state is before


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
def test_what_is_not_law_never_says_that_it_was_broken(process, clock):
    late = deadline(process, clock, case(process, clock, date(2026, 1, 5)))
    told = " ".join(late.why(late.due + timedelta(days=30))).lower()
    is_law = process.clock(clock).rule.authority in (Authority.ACT, Authority.REGULATIONS)

    assert ("breach" in told) == (is_law and not late.clock.is_window)


@pytest.mark.parametrize(("process", "clock"), CLOCKS)
def test_why_names_the_last_day(process, clock):
    running = deadline(process, clock, case(process, clock, date(2026, 1, 5)))

    assert long_date(running.due) in " ".join(running.why(running.due))


def steps_of(process: type[Process]) -> list[Step]:
    return list(process.steps.values())


@pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
def test_every_state_can_be_reached_from_the_start(process):
    reached, frontier = {process.start}, [process.start]
    while frontier:
        state = frontier.pop()
        for step in steps_of(process):
            if state in step.when and step.to is not None and step.to not in reached:
                reached.add(step.to)
                frontier.append(step.to)

    assert reached == set(process.states.values())


@pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
def test_every_state_that_is_not_the_end_says_whose_turn_it_is_or_waits_to_begin(process):
    for state in process.states.values():
        assert state.ends or state.turn is not None or state is process.start


@pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
def test_no_step_asks_for_a_diagnosis(process):
    assert not any("diagnos" in need for step in steps_of(process) for need in step.needs)
