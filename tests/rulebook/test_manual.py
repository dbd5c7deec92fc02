"""The manual says what the declarations say: every process, state, event and clock, drawn and told."""

import re

import pytest

from goldenthread.rulebook.manual import manual, within_in_words
from goldenthread.rulebook.process import Process
from goldenthread.rulebook.processes import PROCESSES, every_clock

PROCESS = [pytest.param(each, id=each.name) for each in PROCESSES.values()]


def chapter(process: type[Process]) -> str:
    """The part of the manual about one process."""
    return manual().split(f"\n## {process.title}\n")[1].split("\n## ")[0]


def rows(text: str, first: str) -> list[list[str]]:
    """The cells of every row of a table that begins with this cell."""
    found = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    return [row for row in found if row[0] == first]


def test_the_manual_begins_with_how_to_make_it_again():
    told = manual()

    assert told.startswith("# The rules\n\nEvery rule and process")
    assert "run `./run rules manual > docs/rules.md`." in told


def test_every_authority_is_told_and_only_law_can_be_broken():
    told = [line for line in manual().splitlines() if line.endswith((" yes |", " no |"))]

    assert told == [
        "| act | Act of Parliament | yes |",
        "| regulations | Regulations | yes |",
        "| code | Statutory guidance | no |",
        "| practice | Good practice | no |",
        "| proposal | Proposal | no |",
    ]


@pytest.mark.parametrize("process", PROCESS)
def test_a_process_is_told_with_its_name_and_source(process):
    assert f"\nCalled `{process.name}`. Source: {process.source}.\n" in chapter(process)


@pytest.mark.parametrize("process", PROCESS)
def test_a_diagram_draws_every_step_that_moves_a_case_and_no_other(process):
    diagram = chapter(process).split("```mermaid\n")[1].split("```")[0].splitlines()
    moves = [
        f"    {state.name} --> {step.to.name}: {step.name}"
        for step in process.steps.values()
        if step.to
        for state in step.when
    ]
    ends = [f"    {state.name} --> [*]" for state in process.states.values() if state.ends]

    assert diagram == ["stateDiagram-v2", f"    [*] --> {process.start.name}", *moves, *ends]


@pytest.mark.parametrize("process", PROCESS)
def test_every_state_has_a_row_with_whose_turn_it_is(process):
    for state in process.states.values():
        (row,) = [each for each in rows(chapter(process), f"`{state.name}`") if each[1] == state.says]

        assert row[2] == (state.turn.words if state.turn else "")
        assert all(right.says in row[3] and str(right.source) in row[3] for right in state.rights)


@pytest.mark.parametrize("process", PROCESS)
def test_every_event_has_a_row_with_who_may_and_what_it_must_say(process):
    for step in process.steps.values():
        (row,) = [each for each in rows(chapter(process), f"`{step.name}`") if each[1].startswith(step.says)]

        assert row[2] == ", ".join(party.value for party in step.by)
        assert row[3:] == [
            ", ".join(f"`{state.name}`" for state in step.when),
            f"`{step.to.name}`" if step.to else "",
            ", ".join(f"`{need}`" for need in step.needs),
        ]


def test_a_step_that_waits_says_for_what_and_what_makes_it_sooner():
    (row,) = rows(chapter(PROCESSES["needs_assessment"]), "`finalised`")

    assert row[1] == "sends the final plan (once `comments` is over, or sooner after `finalising_asked`)"


@pytest.mark.parametrize(("process", "clock"), [pytest.param(*each, id=each[1].id) for each in every_clock()])
def test_every_clock_has_a_row_with_its_count_authority_and_source(process, clock):
    row = rows(chapter(process), clock.id)[0]

    assert row[1:4] == [clock.rule.title, clock.owner.value, within_in_words(clock)]
    assert re.findall(r"`(\w+)`", row[4])[: len(clock.starts)] == [step.name for step in clock.starts]
    assert re.findall(r"`(\w+)`", row[5]) == [step.name for step in clock.met_by]
    assert re.findall(r"`(\w+)`", row[6]) == [step.name for step in clock.stopped_by]
    assert row[7:] == [clock.rule.authority.value, str(clock.rule.source)]
    assert not clock.note or f"- {clock.id}: {clock.note}" in chapter(process)


def test_the_manual_says_after_which_decisions_a_thing_was_never_owed():
    told = chapter(PROCESSES["needs_assessment"])

    assert "- CLK-41c: never owed, so never late, after `refused_plan`." in told
    assert "CLK-01: never owed" not in told


def test_a_clock_says_for_whom_it_runs_apart_and_from_where_it_must_come():
    told = chapter(PROCESSES["needs_assessment"])

    assert rows(told, "CLK-03")[0][4] == "`advice_asked`, for each body but `family`"
    assert rows(told, "CLK-42")[0][4] == "`agreed_plan`, coming from `refused_plan`"


def test_a_day_that_is_agreed_is_told_with_what_serves_without_it():
    assert within_in_words(PROCESSES["first_response"].clock("FR-02")) == "the day agreed, or 6 weeks"
    assert within_in_words(PROCESSES["needs_assessment"].clock("CLK-05")) == "20 weeks"


def test_every_exception_is_told_with_its_source_and_only_where_there_are_any():
    told = chapter(PROCESSES["needs_assessment"])
    grounds = [row[1:] for row in rows(told, "CLK-03")[1:]]

    assert grounds == [
        [each.id, each.says, f"SEND Regulations 2014, {'reg 2A' if each.id == '2A' else 'reg 8(2)'}"]
        for each in PROCESSES["needs_assessment"].clock("CLK-03").excused_by
    ]
    assert "When a limit may not apply" not in chapter(PROCESSES["first_response"])


def test_tables_have_as_many_cells_in_every_row_as_in_their_head():
    widths: set[tuple[int, int]] = set()
    head = 0
    for line in manual().splitlines():
        if not line.startswith("|"):
            head = 0
            continue
        cells = line.count(" |")
        head = head or cells
        widths.add((head, cells))

    assert all(head == cells for head, cells in widths)
