"""Packs of rules: which wording applies on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.rule import (
    CURRENT_LAW,
    Pack,
    Period,
    Rule,
    TwoAtOnce,
    UnknownRule,
    pack_in_force,
    regulations,
)


def a_rule(title, begins, ends=None, rule_id="CLK-05"):
    return Rule(id=rule_id, title=title, source=regulations("reg 13(2)"), in_force=Period(begins, ends))


FIRST = a_rule("first wording", date(2014, 9, 1), date(2020, 4, 30))
RELAXED = a_rule("relaxed wording", date(2020, 5, 1), date(2020, 9, 25))
AGAIN = a_rule("first wording again", date(2020, 9, 26))
OTHER = a_rule("another rule", date(2015, 1, 1), rule_id="CLK-01")
TODAY = Pack(
    name=CURRENT_LAW, title="Part 3", rules=(FIRST, RELAXED, AGAIN, OTHER), in_force_from=date(2014, 9, 1)
)
PLANNED = Pack(name="white paper", title="White paper", rules=(OTHER,), in_force_from=date(2029, 9, 1))
NEXT = Pack(name=CURRENT_LAW, title="Part 3 as amended", rules=(AGAIN,), in_force_from=date(2028, 1, 1))


@pytest.mark.security("S105")
@pytest.mark.parametrize(
    ("day", "wording"),
    [
        (date(2014, 9, 1), FIRST),
        (date(2020, 4, 30), FIRST),
        (date(2020, 5, 1), RELAXED),
        (date(2020, 9, 25), RELAXED),
        (date(2020, 9, 26), AGAIN),
        (date(2035, 1, 1), AGAIN),
    ],
)
def test_a_case_runs_under_the_wording_of_its_day(day, wording):
    assert TODAY.rule("CLK-05", on=day) is wording


def test_a_pack_gives_every_rule_in_force_in_its_own_order():
    assert TODAY.rules_on(date(2014, 9, 1)) == (FIRST,)
    assert TODAY.rules_on(date(2020, 6, 1)) == (RELAXED, OTHER)


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_no_rule_ever_has_two_wordings_on_a_day(day):
    ids = [rule.id for rule in TODAY.rules_on(day)]

    assert len(ids) == len(set(ids))
    assert all(rule.in_force_on(day) for rule in TODAY.rules_on(day))


def test_a_pack_has_no_rules_before_it_comes_into_force():
    assert PLANNED.rules_on(date(2029, 8, 31)) == ()
    assert PLANNED.rules_on(date(2029, 9, 1)) == (OTHER,)


def test_current_law_is_chosen_unless_another_pack_is_named():
    packs = (PLANNED, NEXT, TODAY)

    assert pack_in_force(packs, on=date(2026, 1, 1)) is TODAY
    assert pack_in_force(packs, on=date(2027, 12, 31)) is TODAY
    assert pack_in_force(packs, on=date(2028, 1, 1)) is NEXT
    assert pack_in_force(packs, on=date(2030, 1, 1)) is NEXT
    assert pack_in_force(packs, on=date(2029, 9, 1), name="white paper") is PLANNED


@pytest.mark.parametrize(
    ("name", "day"),
    [("white paper", date(2029, 8, 31)), ("no such", date(2030, 1, 1)), (CURRENT_LAW, date(2014, 8, 31))],
)
def test_a_pack_that_is_not_in_force_is_refused_by_name(name, day):
    with pytest.raises(UnknownRule) as refusal:
        pack_in_force((PLANNED, TODAY), on=day, name=name)

    assert str(refusal.value).startswith(f"No pack of rules called “{name}” is in force on ")
    assert str(refusal.value).endswith(f" {day.year}. Check the name and the day.")


def test_a_rule_that_is_not_in_force_is_refused_by_id():
    with pytest.raises(UnknownRule) as refusal:
        TODAY.rule("CLK-01", on=date(2014, 12, 31))

    assert str(refusal.value) == (
        "“Part 3” has no rule CLK-01 in force on Wednesday 31 December 2014. Check the id and the day."
    )


@pytest.mark.parametrize("days_between", [0, -1, -3000])
@pytest.mark.parametrize("turned", [False, True])
def test_two_wordings_of_a_rule_cannot_be_in_force_at_once(days_between, turned):
    second = a_rule("too soon", FIRST.in_force.ends + timedelta(days=days_between))
    rules = (second, FIRST) if turned else (FIRST, second)

    with pytest.raises(TwoAtOnce) as refusal:
        Pack(name=CURRENT_LAW, title="Part 3", rules=rules, in_force_from=date(2014, 9, 1))

    assert str(refusal.value) == (
        "Rule CLK-05 stands twice in “Part 3” for the same days. End one before the other begins."
    )


def test_different_rules_may_be_in_force_at_once_and_successors_may_follow():
    pack = Pack(name="a", title="A", rules=(FIRST, RELAXED, AGAIN, OTHER), in_force_from=date(2014, 9, 1))

    assert pack == Pack(
        name="a", title="A", rules=(FIRST, RELAXED, AGAIN, OTHER), in_force_from=date(2014, 9, 1)
    )
