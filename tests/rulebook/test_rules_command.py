"""`rules due`, `rules list` and `rules show`: how people check the rulebook against published cases."""

import json

import pytest

from goldenthread.site.commands.rules import main


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_due_prints_each_clock_with_its_day_source_and_sum(capsys):
    told = answer(
        capsys, "due", "needs_assessment", "--event", "requested=2026-01-05", "--today", "2026-02-20"
    )
    decision = next(clock for clock in told["clocks"] if clock["id"] == "CLK-01")

    assert decision["due"] == "2026-02-16"
    assert decision["safe"] == "2026-02-15"
    assert decision["state"] == "late"
    assert decision["days_late"] == 4
    assert decision["authority"] == "regulations"
    assert decision["cite"] == "SEND Regulations 2014, reg 5(1)"
    assert any("16 February 2026" in sentence for sentence in decision["why"])


def test_due_tells_the_state_what_is_next_and_the_rights(capsys):
    words = [
        "--event",
        "requested=2026-01-05",
        "--event",
        "refused_to_assess=2026-02-10",
        "--today",
        "2026-02-11",
    ]
    told = answer(capsys, "due", "needs_assessment", *words)

    assert told["state"] == "refused_to_assess"
    assert {"agreed_to_assess"} <= {each["event"] for each in told["next"]}
    assert {"CLK-20", "CLK-21"} <= {each["rule"] for each in told["rights"]}


def test_a_field_tells_the_bodies_apart(capsys):
    words = [
        word
        for body in ("medical", "psychology")
        for word in ("--event", f"advice_asked=2026-02-11,body={body}")
    ]
    told = answer(
        capsys,
        "due",
        "needs_assessment",
        "--event",
        "requested=2026-01-05",
        "--event",
        "agreed_to_assess=2026-02-10",
        *words,
    )

    assert {clock["body"] for clock in told["clocks"] if clock["id"] == "CLK-03"} == {"medical", "psychology"}


def test_school_days_leave_out_the_days_given_as_closed(capsys):
    words = [
        "due",
        "first_response",
        "--event",
        "concern_raised=2026-02-09",
        "--closed",
        "2026-02-16..2026-02-20=half-term",
    ]

    assert answer(capsys, *words)["clocks"][0]["due"] == "2026-03-02"


def test_without_today_a_case_is_read_on_the_day_of_its_last_event_or_later(capsys):
    told = answer(capsys, "due", "needs_assessment", "--event", "requested=2037-01-05")

    assert told["today"] == "2037-01-05"


def test_list_gives_every_rule_its_source_and_days(capsys):
    told = answer(capsys, "list", "--process", "needs_assessment")

    assert {f"CLK-0{number}" for number in range(1, 10)} <= {rule["id"] for rule in told}
    assert all(rule["cite"] and rule["in_force_from"] for rule in told)


def test_no_rule_of_the_2014_act_was_in_force_before_it(capsys):
    assert answer(capsys, "list", "--on", "2013-01-01") == []


def test_show_finds_a_rule_whatever_its_letters(capsys):
    assert answer(capsys, "show", "clk-05")["within"] == "20 weeks"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["due", "needs_assesment"], "There is no process “needs_assesment”"),
        (["due", "needs_assessment", "--event", "requested"], "has no date"),
        (["due", "needs_assessment", "--event", "requested=5 Jan"], "year-month-day"),
        (["due", "needs_assessment", "--event", "requested=2026-01-05,body"], "has no value"),
        (["due", "needs_assessment", "--event", "asked=2026-01-05"], "is not an event"),
        (["show", "CLK-99"], "There is no rule CLK-99"),
    ],
)
def test_a_mistake_is_named_with_its_remedy_and_the_exit_code_says_so(capsys, words, says):
    assert main(words) == 2
    assert says in capsys.readouterr().err


def test_text_says_the_same_in_words(capsys):
    assert main(["due", "needs_assessment", "--event", "requested=2026-01-05", "--today", "2026-03-01"]) == 0
    told = capsys.readouterr().out

    assert "due Monday 16 February 2026" in told
    assert "13 days late: a breach of the law" in told
