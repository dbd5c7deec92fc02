"""By when somebody who asks what is kept about them must be answered: a month by the calendar, or three."""

from datetime import date

import pytest

from goldenthread.rulebook.personal_data import ANSWER, EXTENDED, answer_by, may_still_extend


@pytest.mark.security("S090")
@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 2), date(2026, 4, 2)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2026, 11, 25), date(2026, 12, 25)),  # Christmas Day counts
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_the_month_ends_on_the_same_date_of_the_next(received, due):
    assert answer_by(received).due == due
    assert answer_by(received).rule is ANSWER


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 2), date(2026, 6, 2)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_an_extended_request_has_three_months_from_its_first_day(received, due):
    assert answer_by(received, extended=True).due == due
    assert answer_by(received, extended=True).rule is EXTENDED


@pytest.mark.parametrize(
    ("received", "extended", "aim"),
    [
        (date(2026, 3, 2), False, date(2026, 4, 1)),
        (date(2026, 1, 31), False, date(2026, 2, 27)),
        (date(2026, 3, 2), True, date(2026, 6, 1)),
    ],
)
def test_the_day_to_aim_for_holds_however_a_month_is_counted(received, extended, aim):
    assert answer_by(received, extended=extended).safe == aim


@pytest.mark.parametrize(
    ("on", "days"),
    [(date(2026, 4, 1), 0), (date(2026, 4, 2), 0), (date(2026, 4, 3), 1), (date(2026, 5, 2), 30)],
)
def test_an_answer_is_late_from_the_day_after_the_last(on, days):
    assert answer_by(date(2026, 3, 2)).late(on) == days


@pytest.mark.security("S090")
@pytest.mark.parametrize(
    ("on", "may"), [(date(2026, 4, 1), True), (date(2026, 4, 2), True), (date(2026, 4, 3), False)]
)
def test_two_months_more_must_be_told_within_the_first(on, may):
    assert may_still_extend(date(2026, 3, 2), on=on) is may
