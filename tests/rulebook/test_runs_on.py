"""An authority that need not decide may assess all the same: its weeks run from the request, as for anybody (s.36(6)).

SEND Regulations 2014, regs 10(1) and 13(2): CLK-04 and CLK-05 are counted from the request, or from becoming
responsible, and from no other day.
"""

from datetime import date

import pytest

from goldenthread.rulebook.process import Clock, Party, Process, State, Step
from goldenthread.rulebook.processes import every_clock
from goldenthread.rulebook.rule import act
from goldenthread.rulebook.standing import ClockState, Standing, fold
from goldenthread.rulebook.telling import in_words, rule, rule_in_words, standing_facts
from goldenthread.rulebook.time import days
from tests.rulebook.cases import assessment, clock, event

REQUESTED = event("requested", "2026-01-05")
NO_DUTY = event("no_duty_found", "2026-02-01")
AGREED = event("agreed_to_assess", "2026-02-20")
RESUMED = ["CLK-04", "CLK-05", "CLK-08", "CLK-09"]


def hiring() -> type[Process]:
    class Hire(Process):
        """Hiring a boat, which may be called off for the weather and taken up again, or by the owner."""

        ASHORE = State("Nobody has asked.")
        ASKED = State("The boat is asked for.")
        TOO_WINDY = State("It is too windy.")
        SOLD = State("The boat is sold.")
        asked = Step("asks", by=Party.FAMILY, when=ASHORE, to=ASKED)
        wind_came = Step("calls it off", by=Party.SETTING, when=ASKED, to=TOO_WINDY)
        looked_out = Step("looks out", by=Party.SETTING, when=TOO_WINDY)
        wind_fell = Step("takes it up again", by=Party.SETTING, when=(TOO_WINDY, SOLD), to=ASKED)
        sold = Step("sells the boat", by=Party.SETTING, when=(ASKED, TOO_WINDY), to=SOLD)
        launch = Clock(
            "H-01", "launch", owner=Party.SETTING, starts=asked, within=days(10), source=act("s.1"),
            spared_by=(wind_came,), stopped_by=(sold,), runs_on_from=TOO_WINDY,
        )  # fmt: skip
        bill = Clock(
            "H-02", "bill", owner=Party.SETTING, starts=asked, within=days(10), source=act("s.2"),
            spared_by=(wind_came,),
        )  # fmt: skip

    return Hire


def hire(*told: tuple[str, str]) -> Standing:
    return fold(hiring(), [event(name, on) for name, on in told])


@pytest.mark.parametrize(("id", "due"), [("CLK-04", "2026-04-27"), ("CLK-05", "2026-05-25"),
                                         ("CLK-08", "2026-04-27"), ("CLK-09", "2026-04-27")])  # fmt: skip
def test_after_no_duty_the_weeks_of_an_assessment_run_from_the_request(id, due):
    """Asked on Monday 5 January 2026: 16 weeks are Monday 27 April, 20 weeks Monday 25 May."""
    found = assessment(REQUESTED, NO_DUTY, AGREED)
    last = date.fromisoformat(due)

    assert [each.clock.id for each in found.deadlines].count(id) == 1
    assert clock(found, id).due == last
    assert clock(found, id).state(last) is ClockState.RUNNING
    assert clock(found, id).days_late(date(2026, 6, 1)) == (date(2026, 6, 1) - last).days
    assert not any("fell away" in each for each in clock(found, id).why(last))


def test_a_plan_finished_in_twenty_weeks_after_no_duty_is_in_time_and_a_day_more_is_late():
    drafted = event("draft_served", "2026-05-01")
    on_the_day = assessment(REQUESTED, NO_DUTY, AGREED, drafted, event("finalised", "2026-05-25"))
    after = assessment(REQUESTED, NO_DUTY, AGREED, drafted, event("finalised", "2026-05-26"))

    assert clock(on_the_day, "CLK-05").days_late(date(2027, 1, 1)) == 0
    assert clock(after, "CLK-05").days_late(date(2027, 1, 1)) == 1


def test_until_it_assesses_all_the_same_nothing_more_is_owed():
    found = assessment(REQUESTED, NO_DUTY)

    assert {each.clock.id for each in found.deadlines if each.is_open} == set()


def test_a_refusal_taken_back_has_weeks_of_its_own_and_does_not_take_up_the_old_ones():
    """Regs 42, 44(2)(b) and 45: 10 and 14 weeks from the change of mind."""
    found = assessment(REQUESTED, event("refused_to_assess", "2026-02-01"), AGREED)

    assert [each.clock.id for each in found.open()] == ["CLK-41b", "CLK-41c"]


def test_only_what_a_decision_spared_runs_on():
    withdrawn = hire(("asked", "2026-03-02"), ("sold", "2026-03-03"), ("wind_fell", "2026-03-04"))
    resumed = hire(("asked", "2026-03-02"), ("wind_came", "2026-03-03"), ("wind_fell", "2026-03-04"))
    sold_since = hire(("asked", "2026-03-02"), ("wind_came", "2026-03-03"), ("sold", "2026-03-04"))

    assert [each.clock.id for each in withdrawn.open()] == ["H-02"]
    assert [(each.clock.id, each.due) for each in resumed.open()] == [("H-01", date(2026, 3, 12))]
    assert clock(resumed, "H-02").stopped == event("wind_came", "2026-03-03")
    assert clock(sold_since, "H-01").stopped == event("sold", "2026-03-04")


def test_a_step_that_leads_nowhere_lets_nothing_run_on():
    found = hire(("asked", "2026-03-02"), ("wind_came", "2026-03-03"), ("looked_out", "2026-03-04"))

    assert found.open() == []


def test_wiring_tells_which_clocks_a_step_lets_run_on():
    told = {name: wires.lets_run_on for name, wires in hiring().wiring.items()}

    assert told == {"asked": (), "wind_came": (), "looked_out": (), "wind_fell": (0,), "sold": (0,)}


def test_what_was_stopped_for_good_stays_stopped_when_a_case_goes_on():
    told = (
        ("asked", "2026-03-02"),
        ("sold", "2026-03-03"),
        ("wind_came", "2026-03-04"),
        ("wind_fell", "2026-03-05"),
    )

    assert clock(hire(*told), "H-01").stopped == event("sold", "2026-03-03")


def test_the_rule_says_that_it_runs_on_and_no_other_does():
    resuming = [each.id for _, each in every_clock() if each.runs_on_from]

    assert resuming == RESUMED
    assert rule("CLK-05")["runs_on_from"] == "no_duty"
    assert rule("CLK-01")["runs_on_from"] is None
    assert (
        list(rule_in_words(rule("CLK-05")))[-1]
        == "    runs on from its first day if the case goes on after: no_duty"
    )
    assert not any("runs on" in each for each in rule_in_words(rule("CLK-01")))


def test_the_family_are_told_when_the_plan_is_due_after_no_duty():
    lines = list(in_words(standing_facts(assessment(REQUESTED, NO_DUTY, AGREED), date(2026, 3, 1))))
    at = lines.index("CLK-05  send the final plan: running")

    assert lines[at + 1].strip().startswith("due Monday 25 May 2026")
