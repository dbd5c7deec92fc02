"""The manual of rules and processes, written from their declarations, so that it can say nothing the code does not do.

Plain Markdown, with a Mermaid diagram for each process. `docs/rules.md` is this text, and a test keeps the two equal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from goldenthread.rulebook.process import Clock, Process, Promised, State, Step
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.rule import Authority

OPENING: Final = """# The rules

Every rule and process this edition knows, written from the declarations in `src/goldenthread/rulebook/processes/`.
Do not edit this page: change a declaration, then run `./run rules manual > docs/rules.md`.

A limit set by law is the latest day, not the day to plan for: nearly all of them ask for the thing as soon as
practicable. The day to aim for and the whole sum come with every date: `./run rules due --help`.

## What stands behind a rule

| Authority | Marked as | Can missing it break the law? |
| --- | --- | --- |"""


def manual() -> str:
    """Write the whole manual."""
    lines = chain([OPENING], _authorities(), *(chapter_on(each) for each in PROCESSES.values()))
    return "\n".join(lines) + "\n"


def _authorities() -> Iterator[str]:
    for each in Authority:
        yield f"| {each.value} | {each.label} | {'yes' if each.is_law else 'no'} |"


def chapter_on(process: type[Process]) -> Iterator[str]:
    """Write what there is to say about one process."""
    about = sys.modules[process.__module__].__doc__ or ""
    yield from (
        "",
        f"## {process.title}",
        "",
        about.strip(),
        "",
        f"Called `{process.name}`. Source: {process.source}.",
    )
    yield from ("", "```mermaid", "stateDiagram-v2", *_diagram(process), "```")
    yield from ("", "### Where a case can stand", "", *_states(process))
    yield from ("", "### What can happen", "", *_steps(process))
    yield from ("", "### What is due", "", *_clocks(process))
    yield from _notes(process)
    yield from _exceptions(process)


def _diagram(process: type[Process]) -> Iterator[str]:
    """Draw the states and the steps that lead from one to another; steps that stay in a state are in the table."""
    yield f"    [*] --> {process.start.name}"
    for step in process.steps.values():
        yield from (
            f"    {state.name} --> {step.to.name}: {step.name}" for state in step.when if step.to is not None
        )
    yield from (f"    {state.name} --> [*]" for state in process.states.values() if state.ends)


def _states(process: type[Process]) -> Iterator[str]:
    yield from _head("State", "What is happening", "Whose turn", "The family may")
    for state in process.states.values():
        rights = "; ".join(f"{right.says} ({right.source})" for right in state.rights)
        yield _row(f"`{state.name}`", state.says, state.turn.words if state.turn else "", rights)


def _steps(process: type[Process]) -> Iterator[str]:
    yield from _head("Event", "In words", "By", "From", "To", "Must say")
    for step in process.steps.values():
        by = ", ".join(party.value for party in step.by)
        leads_to = [step.to] if step.to else []
        yield _row(
            f"`{step.name}`", _waiting(step), by, _named(step.when), _named(leads_to), _coded(step.needs)
        )


def _waiting(step: Step) -> str:
    if step.waits_for is None:
        return step.says
    sooner = f", or sooner after `{step.unless.name}`" if step.unless else ""
    return f"{step.says} (once `{step.waits_for}` is over{sooner})"


def _clocks(process: type[Process]) -> Iterator[str]:
    yield from _head(
        "Rule", "What is due", "Owed by", "Within", "From", "Met by", "Falls away with", "Authority", "Source"
    )
    for clock in process.clocks:
        yield _row(
            clock.id, clock.rule.title, clock.owner.value, within_in_words(clock), _starts(clock), _named(clock.met_by),
            _named(clock.stopped_by), clock.rule.authority.value, str(clock.rule.source),
        )  # fmt: skip


def within_in_words(clock: Clock) -> str:
    """Say how long a clock allows."""
    if isinstance(clock.within, Promised):
        return f"the day agreed, or {clock.within.otherwise.words}"
    return clock.within.words


def _starts(clock: Clock) -> str:
    apart = f", for each {clock.per}" if clock.per else ""
    apart += f" but {_coded(clock.but_not)}" if clock.but_not else ""
    after = f", coming from `{clock.coming_from.name}`" if clock.coming_from else ""
    return _named(clock.starts) + apart + after


def _notes(process: type[Process]) -> Iterator[str]:
    noted = [f"- {clock.id}: {clock.note}" for clock in process.clocks if clock.note]
    noted += [
        f"- {clock.id}: never owed, so never late, after {_named(clock.spared_by)}."
        for clock in process.clocks
        if clock.spared_by
    ]
    noted += [
        f"- {clock.id}: runs on from its first day if the case goes on after `{clock.runs_on_from.name}`."
        for clock in process.clocks
        if clock.runs_on_from
    ]
    yield from [""] if noted else []
    yield from noted


def _exceptions(process: type[Process]) -> Iterator[str]:
    if not any(clock.excused_by for clock in process.clocks):
        return
    yield from ("", "### When a limit may not apply", "")
    yield "An exception adds no days: it records why the limit could not be kept. The thing is still due as soon as"
    yield "practicable."
    yield from ("", *_head("Rule", "Ground", "In words", "Source"))
    for clock in process.clocks:
        yield from (_row(clock.id, ground.id, ground.says, str(ground.source)) for ground in clock.excused_by)


def _head(*columns: str) -> Iterator[str]:
    yield _row(*columns)
    yield _row(*("---" for _ in columns))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _named(parts: Iterable[State | Step]) -> str:
    return _coded(part.name for part in parts)


def _coded(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
