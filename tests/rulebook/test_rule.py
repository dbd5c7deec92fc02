"""Rules: whose authority stands behind them, and what may be said when they are missed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.rule import (
    Authority,
    Citation,
    Period,
    Rule,
    act,
    code,
    practice,
    proposal,
    regulations,
)

LAW = {Authority.ACT, Authority.REGULATIONS}
WORDS_OF_LAW = re.compile(r"breach|law|legal", re.IGNORECASE)


REG_5 = regulations("reg 5(1)")


def a_rule(source=REG_5, **changed):
    facts = {"id": "CLK-01", "title": "decide", "in_force": Period(date(2014, 9, 1))}
    return Rule(source=source, **{**facts, **changed})


@pytest.mark.parametrize(
    ("cite", "instrument", "authority"),
    [
        (act, "Children and Families Act 2014", Authority.ACT),
        (regulations, "SEND Regulations 2014", Authority.REGULATIONS),
        (code, "SEND Code of Practice 2015", Authority.CODE),
        (practice, "Good practice", Authority.PRACTICE),
        (proposal, "Proposal", Authority.PROPOSAL),
    ],
)
def test_a_citation_names_its_instrument_and_provision(cite, instrument, authority):
    usual, other = cite("9.83"), cite("s.8", of="Another")

    assert str(usual) == f"{instrument}, 9.83"
    assert str(other) == "Another, s.8"
    assert usual.authority is other.authority is authority
    assert usual.url is None


@pytest.mark.parametrize("cite", [act, regulations, code, practice, proposal])
def test_a_citation_may_point_to_the_text_itself(cite):
    assert cite("s.36", url="https://www.legislation.gov.uk/").url == "https://www.legislation.gov.uk/"


@pytest.mark.parametrize("authority", Authority)
def test_only_acts_and_regulations_are_law(authority):
    assert authority.is_law is (authority in LAW)


def test_each_authority_has_a_name_in_words():
    assert [each.label for each in Authority] == [
        "Act of Parliament",
        "Regulations",
        "Statutory guidance",
        "Good practice",
        "Proposal",
    ]


@given(
    authority=st.sampled_from(sorted(set(Authority) - LAW)),
    instrument=st.text() | st.sampled_from(["The law", "Unlawful exclusions", "Legal breach"]),
    provision=st.text() | st.sampled_from(["a breach", "the law"]),
    title=st.text() | st.just("a legal duty"),
    days=st.integers(-5, 10_000),
)
def test_what_is_not_law_never_speaks_as_law_does(authority, instrument, provision, title, days):
    rule = a_rule(Citation(instrument, provision, authority), title=title)

    assert not WORDS_OF_LAW.search(rule.late_in_words(days))
    assert not WORDS_OF_LAW.search(authority.label)


@given(authority=st.sampled_from(sorted(LAW)), provision=st.text(), days=st.integers(1, 10_000))
def test_a_missed_act_or_regulation_is_called_a_breach_with_its_citation(authority, provision, days):
    source = Citation("An instrument", provision, authority)

    assert a_rule(source).late_in_words(days).endswith(f" late: a breach of the law ({source}).")


@pytest.mark.parametrize(
    ("source", "days", "told"),
    [
        (regulations("reg 5(1)"), 1, "1 day late: a breach of the law (SEND Regulations 2014, reg 5(1))."),
        (act("s.36"), 2, "2 days late: a breach of the law (Children and Families Act 2014, s.36)."),
        (code("9.83"), 1, "1 day later than the statutory guidance says it should be."),
        (practice("x"), 12, "12 days later than good practice suggests."),
        (proposal("x"), 3, "3 days later than a proposal, not in force, would have it."),
        (regulations("reg 5(1)"), 0, "Not late."),
        (code("9.83"), -3, "Not late."),
    ],
)
def test_being_late_is_said_plainly(source, days, told):
    assert a_rule(source).late_in_words(days) == told


def test_a_rule_takes_its_authority_from_where_it_is_written():
    assert a_rule(code("9.83")).authority is Authority.CODE
    assert a_rule(act("s.36")).authority is Authority.ACT


def test_a_rule_is_in_force_from_its_first_day_to_its_last():
    """Relaxed time limits applied from 1 May to 25 September 2020."""
    relaxed = a_rule(in_force=Period(date(2020, 5, 1), date(2020, 9, 25)))
    days = [date(2020, 4, 30), date(2020, 5, 1), date(2020, 9, 25), date(2020, 9, 26)]

    assert [relaxed.in_force_on(day) for day in days] == [False, True, True, False]


def test_a_rule_and_its_citation_cannot_be_changed():
    rule = a_rule()

    with pytest.raises(AttributeError):
        rule.title = "another"
    with pytest.raises(AttributeError):
        rule.source.provision = "another"
    assert rule == a_rule()
