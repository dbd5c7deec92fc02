"""The rulebook's answers in lines of text: a case and a rule, as they stand on a screen without colours."""

from datetime import date

from goldenthread.rulebook.standing import fold
from goldenthread.rulebook.telling import in_words, rule, rule_in_words, standing_facts
from goldenthread.rulebook.time import Calendar
from tests.rulebook.cases import FIRST_RESPONSE, assessment, event

REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
DRAFTED = (event("agreed_plan", "2026-04-20"), event("draft_served", "2026-04-22"))
ON = date(2026, 2, 20)
REG_8_2 = "(SEND Regulations 2014, reg 8(2))"
REG_2A = "(SEND Regulations 2014, reg 2A)"


def test_a_case_is_told_in_lines_of_text():
    lines = list(
        in_words(standing_facts(assessment(REQUESTED, event("refused_to_assess", "2026-02-18")), ON))
    )

    assert lines[:5] == [
        "EHC needs assessment: The local authority has said it will not assess.",
        "",
        "CLK-01  tell the family whether there will be an assessment: met, 2 days late",
        "    due Monday 16 February 2026; aim for Sunday 15 February 2026; owed by the authority",
        "    regulations: SEND Regulations 2014, reg 5(1)",
    ]
    assert lines[5] == "    Monday 5 January 2026 is day 0 and is not counted."
    assert lines[lines.index("Can happen next:") - 1 :][:4] == [
        "",
        "Can happen next:",
        "    caseworker_named (authority)",
        "    agreed_to_assess (authority)",
    ]
    assert lines[lines.index("The family may:") :][:4] == [
        "The family may:",
        "    contact a mediation adviser, until Saturday 18 April 2026",
        "    appeal to the SEND Tribunal, until Monday 20 April 2026",
        "    ask again at any time",
    ]
    assert "Out of turn:" not in lines


def test_everyone_who_may_take_a_step_is_named():
    lines = list(in_words(standing_facts(assessment(REQUESTED), ON)))

    assert "    withdrawn (family, setting)" in lines


def test_one_day_late_is_one_day_and_what_is_in_time_is_not_called_late():
    told = "\n".join(in_words(standing_facts(assessment(REQUESTED), date(2026, 2, 17))))

    assert "an assessment: late, 1 day late\n" in told
    assert "send the final plan: running\n" in told


def test_text_names_the_body_and_the_setting_a_clock_is_about():
    asked = event("advice_asked", "2026-02-11", body="health")
    sent = event("consulted", "2026-04-23", setting="Oakfield")
    told = "\n".join(in_words(standing_facts(assessment(REQUESTED, AGREED, asked, *DRAFTED, sent), ON)))

    assert "CLK-03  reply with advice (health): running" in told
    assert "CLK-07  answer the consultation (Oakfield): running" in told


def test_text_ends_with_what_came_out_of_turn():
    lines = list(in_words(standing_facts(assessment(REQUESTED, event("finalised", "2026-02-19")), ON)))

    assert lines[-3:] == [
        "",
        "Look at this again:",
        "    “finalised” came while the case stood at “waiting_for_decision”.",
    ]


def test_a_case_with_no_next_step_and_no_right_tells_neither():
    events = [event("concern_raised", "2026-01-05"), event("closed", "2026-01-06", reason="settled")]
    lines = list(in_words(standing_facts(fold(FIRST_RESPONSE, events, Calendar()), ON)))

    assert "Can happen next:" not in lines
    assert "The family may:" not in lines


def test_a_rule_is_told_in_lines_of_text():
    assert list(rule_in_words(rule("CLK-03"))) == [
        "CLK-03  reply with advice",
        "    regulations: SEND Regulations 2014, reg 8(1), in force from 2014-09-01",
        "    owed by the adviser within 6 weeks",
        "    starts: advice_asked",
        "    met by: advice_given",
        "    stopped by: refused_plan, finalised, withdrawn",
        f"    exception X3: exceptional personal circumstances of the child, parent or young person {REG_8_2}",
        f"    exception X4: the child, parent or young person was away from the area for four weeks or more {REG_8_2}",
        f"    exception missed: the child or young person missed this body’s appointment {REG_8_2}",
        f"    exception 2A: coronavirus made it not reasonably practicable, while reg 2A was in force {REG_2A}",
        "    The six weeks run from the day the request reaches whoever is asked. They do not bind the family.",
    ]


def test_a_rule_says_after_which_decisions_it_was_never_owed():
    told = list(rule_in_words(rule("CLK-05")))

    assert told[-2] == (
        "    never owed, so never late, after: refused_to_assess, no_duty_found, refused_plan"
    )
    assert not any("never owed" in line for line in rule_in_words(rule("CLK-01")))


def test_a_rule_that_has_ended_says_until_when_and_one_without_a_note_ends_there():
    lines = list(rule_in_words({**rule("CLK-20"), "in_force_to": "2030-08-31"}))

    assert (
        lines[1] == "    regulations: SEND Regulations 2014, reg 33, in force from 2014-09-01 to 2030-08-31"
    )
    assert lines[-1] == "    stopped by: agreed_to_assess, agreed_plan"
    assert not any("met by" in line for line in lines)
