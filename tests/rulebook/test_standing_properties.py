"""What holds for every case there could be: walked at random, told in any order, looked at on any day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.process import Event, Process
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import ClockState, Standing, fold
from goldenthread.rulebook.time import Calendar, long_date

FIRST_DAY = date(2026, 1, 5)
LONG_AFTER = date(2036, 1, 1)
CALENDAR = Calendar()
VALUES = {
    "body": ["health", "education"],
    "setting": ["Oakfield", "Elm Park"],
    "ground": ["X1", "X2", "X3", "X4", "X5", "missed"],
}
processes = st.sampled_from(list(PROCESSES.values()))


@st.composite
def walks(draw: st.DrawFn, process: type[Process] | None = None) -> tuple[type[Process], list[Event]]:
    """A case that people could have made: each step one that was possible, on the day before or later."""
    process = process or draw(processes)
    events: list[Event] = []
    day = FIRST_DAY
    for _ in range(draw(st.integers(0, 14))):
        possible = fold(process, events, CALENDAR).next()
        if not possible:
            break
        step = draw(st.sampled_from(possible))
        day = max(day + timedelta(days=draw(st.integers(1, 40))), step.not_before or day)
        fields = {name: draw(st.sampled_from(VALUES.get(name, ["told"]))) for name in step.step.needs}
        events.append(Event(step.step.name, day, fields))
    return process, events


def clocks_of(standing: Standing) -> list[tuple[str, str, date, date]]:
    return [(each.clock.id, each.key, each.started.on, each.due) for each in standing.deadlines]


@given(walks())
def test_a_case_walked_step_by_step_is_never_irregular(walk):
    process, events = walk

    assert fold(process, events, CALENDAR).irregular == []


@given(walks())
def test_a_case_has_come_to_an_end_or_something_can_still_happen(walk):
    process, events = walk
    standing = fold(process, events, CALENDAR)

    assert standing.state.ends or standing.next()


@given(walks())
def test_no_event_makes_an_earlier_deadline_disappear_or_move(walk):
    process, events = walk
    before: list[tuple[str, str, date, date]] = []
    for number in range(len(events) + 1):
        now = clocks_of(fold(process, events[:number], CALENDAR))
        assert now[: len(before)] == before
        before = now


@given(walks())
def test_no_event_changes_on_which_day_something_was_done(walk):
    process, events = walk
    before: list[date | None] = []
    for number in range(len(events) + 1):
        now = [each.met_on for each in fold(process, events[:number], CALENDAR).deadlines]
        assert all(then in (None, later) for then, later in zip(before, now, strict=False))
        before = now


@given(walks(), st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(walk, chance):
    process, events = walk
    shuffled = list(events)
    chance.shuffle(shuffled)
    one, other = fold(process, events, CALENDAR), fold(process, shuffled, CALENDAR)

    assert one.state is other.state
    assert clocks_of(one) == clocks_of(other)


@given(walks(), st.dates(FIRST_DAY, LONG_AFTER), st.integers(0, 500))
def test_days_late_never_shrink_as_time_goes_on(walk, today, more):
    process, events = walk
    later = today + timedelta(days=more)

    for each in fold(process, events, CALENDAR).deadlines:
        assert 0 <= each.days_late(today) <= each.days_late(later)


@given(walks(), st.dates(FIRST_DAY, LONG_AFTER))
def test_nobody_is_late_for_a_window(walk, today):
    process, events = walk
    windows = [each for each in fold(process, events, CALENDAR).deadlines if each.clock.is_window]

    assert all(each.days_late(today) == 0 for each in windows)
    assert all(each.state(today) in (ClockState.RUNNING, ClockState.CLOSED) for each in windows)


@given(walks(), st.dates(FIRST_DAY, LONG_AFTER))
def test_what_is_late_is_open_and_past_its_day(walk, today):
    process, events = walk

    for each in fold(process, events, CALENDAR).deadlines:
        if each.state(today) is ClockState.LATE:
            assert each.is_open
            assert each.due < today


@given(walks())
def test_the_day_to_aim_for_is_never_after_the_last_day(walk):
    process, events = walk

    assert all(each.safe <= each.due for each in fold(process, events, CALENDAR).deadlines)


@given(walks())
def test_a_sum_that_names_a_day_to_aim_for_names_the_one_beside_the_date(walk):
    process, events = walk

    for each in fold(process, events, CALENDAR).deadlines:
        told = [sentence for sentence in each.why(FIRST_DAY) if "aim for" in sentence]
        assert all(long_date(each.safe) in sentence for sentence in told)
        assert bool(told) is (each.safe < each.due)


@given(walks(), st.dates(FIRST_DAY, LONG_AFTER))
def test_an_open_right_has_not_ended(walk, today):
    process, events = walk

    assert all(
        right.until is None or right.until >= today for right in fold(process, events, CALENDAR).rights(today)
    )


@given(walks(PROCESSES["needs_assessment"]))
def test_an_exception_moves_no_day_and_no_state(walk):
    process, events = walk
    without = [each for each in events if each.name != "exception_claimed"]

    assert clocks_of(fold(process, events)) == clocks_of(fold(process, without))
    assert fold(process, events).state is fold(process, without).state


@given(st.lists(st.tuples(st.sampled_from(["health", "education"]), st.integers(1, 30)), max_size=6))
def test_what_one_body_does_leaves_the_clock_of_another_alone(answers):
    asked = [
        Event("advice_asked", FIRST_DAY, {"body": body}) for body in ("health", "education", "social_care")
    ]
    case = [Event("requested", FIRST_DAY), Event("agreed_to_assess", FIRST_DAY), *asked]
    given_ = [
        Event("advice_given", FIRST_DAY + timedelta(days=days), {"body": body}) for body, days in answers
    ]
    found = fold(PROCESSES["needs_assessment"], [*case, *given_])

    assert [each.met_on for each in found.deadlines if each.key == "social_care"] == [None]


@given(walks())
def test_time_alone_moves_no_state(walk):
    process, events = walk
    standing = fold(process, events, CALENDAR)
    before = standing.state
    standing.rights(LONG_AFTER)
    for each in standing.deadlines:
        each.state(LONG_AFTER), each.days_late(LONG_AFTER), each.why(LONG_AFTER)

    assert standing.state is before
