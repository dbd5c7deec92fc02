"""A setting's own calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.time import (
    Calendar,
    CannotCount,
    Closure,
    ClosureKind,
    Period,
    holiday,
    is_working_day,
    other_closure,
    training_day,
)

EASTER = holiday("Easter holiday", date(2026, 3, 30), date(2026, 4, 10))
OAKFIELD = Calendar(
    (training_day(date(2026, 4, 13)), EASTER, other_closure("snow", date(2026, 2, 2), date(2026, 2, 3)))
)


@pytest.mark.security("S107")
@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 5), None),
        (date(2026, 1, 9), None),
        (date(2026, 1, 10), "weekend"),
        (date(2026, 1, 11), "weekend"),
        (date(2026, 2, 2), "snow"),
        (date(2026, 2, 3), "snow"),
        (date(2026, 2, 4), None),
        (date(2026, 3, 27), None),
        (date(2026, 3, 30), "Easter holiday"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 4), "weekend"),
        (date(2026, 4, 10), "Easter holiday"),
        (date(2026, 4, 13), "training day"),
        (date(2026, 4, 14), None),
        (date(2026, 5, 25), "Spring bank holiday"),
    ],
)
def test_a_setting_is_open_unless_something_closes_it(day, reason):
    assert OAKFIELD.why_closed(day) == reason
    assert OAKFIELD.is_school_day(day) is (reason is None)


@st.composite
def closures(draw):
    begins = draw(st.dates(date(2026, 1, 1), date(2026, 3, 31)))
    ends = begins + timedelta(days=draw(st.integers(0, 30)))
    return Closure(Period(begins, ends), draw(st.sampled_from("abc")), draw(st.sampled_from(ClosureKind)))


@given(closed=st.lists(closures(), max_size=8), day=st.dates(date(2025, 12, 15), date(2026, 5, 15)))
def test_a_day_is_closed_exactly_when_some_closure_covers_it(closed, day):
    calendar = Calendar(tuple(closed))
    covering = [each for each in closed if each.period.contains(day)]

    assert calendar.is_school_day(day) is (is_working_day(day) and not covering)
    assert (calendar.closure_on(day) in covering) if covering else calendar.closure_on(day) is None


@given(closed=st.lists(closures(), max_size=8), day=st.dates(date(2025, 12, 15), date(2026, 5, 15)))
def test_the_next_school_day_is_the_first_one_after(closed, day):
    calendar = Calendar(tuple(closed))
    following = calendar.next_school_day(day)
    between = [day + timedelta(days=each) for each in range(1, (following - day).days)]

    assert following > day
    assert calendar.is_school_day(following)
    assert not any(map(calendar.is_school_day, between))


@given(closed=st.lists(closures(), max_size=6))
def test_the_order_in_which_closures_are_given_does_not_matter(closed):
    forwards, backwards = Calendar(tuple(closed)), Calendar(tuple(reversed(closed)))
    spring = [date(2026, 1, 1) + timedelta(days=each) for each in range(130)]

    assert [*map(forwards.is_school_day, spring)] == [*map(backwards.is_school_day, spring)]


def test_a_short_closure_inside_a_long_one_does_not_end_it():
    calendar = Calendar(
        (holiday("summer", date(2026, 7, 20), date(2026, 8, 28)), training_day(date(2026, 7, 22)))
    )

    assert calendar.why_closed(date(2026, 7, 22)) == "training day"
    assert calendar.why_closed(date(2026, 7, 23)) == "summer"
    assert calendar.why_closed(date(2026, 9, 1)) is None


def test_a_reason_is_told_with_others_of_its_kind():
    days = (date(2026, 4, 13), date(2026, 4, 1), date(2026, 2, 2), date(2026, 4, 3), date(2026, 4, 4))

    assert [OAKFIELD.reason_closed(day).group for day in days] == [
        "Training days",
        "Holidays",
        "Closures",
        "Bank holidays",
        "Weekends",
    ]


def test_each_closure_knows_its_kind():
    assert (
        Closure(Period(date(2026, 3, 30), date(2026, 4, 10)), "Easter holiday", ClosureKind.HOLIDAY) == EASTER
    )
    assert other_closure("snow", date(2026, 2, 2), date(2026, 2, 3)).period.ends == date(2026, 2, 3)
    assert training_day(date(2026, 4, 13), "literacy") == Closure(
        Period(date(2026, 4, 13), date(2026, 4, 13)), "literacy", ClosureKind.TRAINING_DAY
    )
    assert other_closure("snow", date(2026, 2, 2), None) == Closure(
        Period(date(2026, 2, 2)), "snow", ClosureKind.OTHER
    )


def test_calendars_with_the_same_closures_are_the_same_value():
    assert Calendar((EASTER,)) == Calendar((EASTER,))
    assert len({Calendar((EASTER,)), Calendar((EASTER,)), Calendar()}) == 2


def test_a_setting_that_closed_for_good_has_no_next_school_day():
    closed = Calendar((other_closure("closed for good", date(2026, 7, 20), None),))

    assert closed.next_school_day(date(2026, 7, 16)) == date(2026, 7, 17)
    with pytest.raises(CannotCount) as refusal:
        closed.next_school_day(date(2026, 7, 17))
    assert str(refusal.value) == (
        "There is no school day from Monday 20 July 2026: the closure “closed for good” has no last day. "
        "Give it one, or count on another setting's calendar."
    )
    assert not closed.is_school_day(date(2038, 6, 1))
