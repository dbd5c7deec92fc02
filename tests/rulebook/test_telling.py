"""What the rulebook answers: the facts of a case and of a rule, whole."""

from datetime import date

import pytest

from goldenthread.rulebook.rule import UnknownRule
from goldenthread.rulebook.standing import CannotFold
from goldenthread.rulebook.telling import (
    clock_facts,
    process_named,
    read_day,
    read_event,
    rule,
    rules,
    standing_facts,
)
from tests.rulebook.cases import assessment, clock, event

REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
DRAFTED = (event("agreed_plan", "2026-04-20"), event("draft_served", "2026-04-22"))
AWAY = event("exception_claimed", "2026-02-01", ground="X4", from_="2026-01-06", to="2026-02-15")
ON = date(2026, 2, 20)
BACKWARDS = "a=2026-01-05,from=2026-02-02,to=2026-02-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("requested=2026-01-05", REQUESTED),
        (" requested = 2026-01-05 ", REQUESTED),
        (
            "consulted=2026-04-22,setting=Oakfield, from = 2026-04-01",
            event("consulted", "2026-04-22", setting="Oakfield", from_="2026-04-01"),
        ),
        ("replied=2026-05-01,setting=A=B", event("replied", "2026-05-01", setting="A=B")),
    ],
)  # fmt: skip
def test_an_event_is_read_from_its_name_day_and_fields(text, told):
    assert read_event(text) == told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("requested", "“requested” has no date. Write an event as NAME=DATE, for example requested=2026-01-05."),
        ("requested=soon", "The date of “requested” is “soon”. Write it as year-month-day, such as 2026-01-05."),
        ("a=2026-01-05,body", "In “a=2026-01-05,body” the part “body” has no value. Write fields as name=value."),
        ("a=2026-01-05, from =May", "The date of “from” is “May”. Write it as year-month-day, such as 2026-01-05."),
        ("a=2026-01-05,to=June", "The date of “to” is “June”. Write it as year-month-day, such as 2026-01-05."),
        (
            BACKWARDS,
            f"In “{BACKWARDS}” the last day comes before the first. Change “from” or “to”.",
        ),
        (
            "a=2026-01-05,review_on=July",
            "The date of “review_on” is “July”. Write it as year-month-day, such as 2026-01-05.",
        ),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_read_says_where_and_how_to_write_it(text, says):
    with pytest.raises(CannotFold) as told:
        read_event(text)

    assert str(told.value) == says


def test_a_stretch_of_one_day_and_one_with_an_open_end_can_be_read():
    told = read_event("a=2026-01-05,from=2026-02-02,to=2026-02-02").fields

    assert told == {"from": "2026-02-02", "to": "2026-02-02"}
    assert read_event("a=2026-01-05,to=2026-02-02").fields == {"to": "2026-02-02"}
    assert read_event("a=2026-01-05,from=2026-02-02").fields == {"from": "2026-02-02"}


def test_a_day_is_read():
    assert read_day("2026-01-05", "--today") == date(2026, 1, 5)


def test_the_facts_of_a_clock_that_was_met_late_under_an_exception():
    found = clock(assessment(REQUESTED, AWAY, event("agreed_to_assess", "2026-02-18")), "CLK-01")
    facts = clock_facts(found, ON)

    assert facts.pop("why") == list(found.why(ON))
    assert facts == {
        "id": "CLK-01",
        "title": "tell the family whether there will be an assessment",
        "authority": "regulations",
        "cite": "SEND Regulations 2014, reg 5(1)",
        "owner": "authority",
        "starts": "2026-01-05",
        "due": "2026-02-16",
        "safe": "2026-02-15",
        "state": "met",
        "days_late": 2,
        "met_on": "2026-02-18",
        "excused": {
            "ground": "X4",
            "says": "the child, parent or young person was away from the area for four weeks or more",
            "holds": True,
        },
    }


def test_the_facts_of_a_clock_say_for_whom_it_runs():
    facts = clock_facts(
        clock(
            assessment(REQUESTED, AGREED, event("advice_asked", "2026-02-11", body="health")),
            "CLK-03",
            "health",
        ),
        ON,
    )

    assert (facts["body"], facts["met_on"], facts["excused"]) == ("health", None, None)


def test_the_facts_of_a_case_begin_with_what_it_is_and_where_it_stands():
    facts = standing_facts(assessment(REQUESTED), ON)

    assert {
        name: facts[name] for name in ("process", "title", "today", "state", "says", "turn", "irregular")
    } == {
        "process": "needs_assessment",
        "title": "EHC needs assessment",
        "today": "2026-02-20",
        "state": "waiting_for_decision",
        "says": "The local authority is deciding whether to assess.",
        "turn": "authority",
        "irregular": [],
    }


def test_a_case_at_nobodys_turn_says_none():
    assert standing_facts(assessment(REQUESTED, event("withdrawn", "2026-01-20")), ON)["turn"] is None


def test_the_clocks_of_a_case_come_by_day_then_rule_then_for_whom():
    asked = [event("advice_asked", "2026-02-11", body=body) for body in ("psychology", "health")]
    told = standing_facts(assessment(REQUESTED, AGREED, *asked), ON)["clocks"]

    assert [(each["id"], each.get("body")) for each in told] == [
        ("CLK-01", None),
        ("CLK-02", None),
        ("CLK-03", "health"),
        ("CLK-03", "psychology"),
        ("CLK-04", None),
        ("CLK-08", None),
        ("CLK-09", None),
        ("CLK-05", None),
    ]


def test_what_may_happen_next_says_who_may_and_from_when():
    told = {
        each["event"]: each for each in standing_facts(assessment(REQUESTED, AGREED, *DRAFTED), ON)["next"]
    }

    assert told["finalised"] == {
        "event": "finalised",
        "says": "sends the final plan",
        "by": ["authority"],
        "not_before": "2026-05-07",
    }
    assert told["withdrawn"]["by"] == ["family", "setting"]
    assert told["withdrawn"]["not_before"] is None


def test_rights_come_with_their_rule_source_and_last_day():
    told = standing_facts(assessment(REQUESTED, event("refused_to_assess", "2026-02-10")), ON)["rights"]

    assert told[0] == {
        "says": "contact a mediation adviser",
        "rule": "CLK-20",
        "cite": "SEND Regulations 2014, reg 33",
        "until": "2026-04-10",
    }
    assert told[2] == {
        "says": "ask again at any time",
        "rule": None,
        "cite": "Children and Families Act 2014, s.36(1)",
        "until": None,
    }


def test_the_facts_of_a_rule_are_whole():
    assert rule("clk-42") == {
        "id": "CLK-42",
        "title": "send the draft plan, after changing its mind",
        "process": "needs_assessment",
        "authority": "regulations",
        "cite": "SEND Regulations 2014, regs 42, 44(2)(c) and 45",
        "owner": "authority",
        "within": "5 weeks",
        "starts": ["agreed_plan"],
        "met_by": ["draft_served"],
        "stopped_by": ["finalised", "withdrawn"],
        "spared_by": [],
        "runs_on_from": None,
        "exceptions": [
            {"ground": each, "says": says, "cite": "SEND Regulations 2014, reg 44(3)"}
            for each, says in [
                ("X1", "the school or college was closed for four weeks or more"),
                ("X2", "the early years provider was closed for four weeks or more"),
                ("X3", "exceptional personal circumstances of the child, parent or young person"),
                ("X4", "the child, parent or young person was away from the area for four weeks or more"),
                ("X5", "the child, parent or young person was away from the area for two weeks or more"),
            ]
        ]
        + [
            {
                "ground": "2A",
                "says": "coronavirus made it not reasonably practicable, while reg 2A was in force",
                "cite": "SEND Regulations 2014, reg 2A",
            }
        ],
        "in_force_from": "2014-09-01",
        "in_force_to": None,
        "note": "Counted from the change of mind, as after a Tribunal order; "
        "the Ombudsman counts a voluntary change the same way.",
    }


def test_rules_can_be_asked_of_one_process_or_of_one_day():
    assert {each["process"] for each in rules("first_response")} == {"first_response"}
    assert {each["process"] for each in rules()} >= {"first_response", "needs_assessment"}
    assert rules(on=date(2014, 8, 31)) == []
    assert rules("needs_assessment", date(2014, 9, 1)) == rules("needs_assessment")


def test_what_is_unknown_is_answered_with_what_is_known():
    with pytest.raises(UnknownRule, match=r"^There is no rule CLK-99\. The rules are: FR-01, FR-02, "):
        rule("CLK-99")
    with pytest.raises(
        UnknownRule, match=r"^There is no process “tea”\. The processes are: first_response, support"
    ):
        process_named("tea")
    with pytest.raises(UnknownRule, match="no process “tea”"):
        rules("tea")
