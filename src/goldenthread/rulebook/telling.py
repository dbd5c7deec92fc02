"""What the rulebook answers when asked: where a case stands and what a rule says, as plain facts and as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.rulebook.manual import within_in_words
from goldenthread.rulebook.process import Clock, Event, Process, Promised
from goldenthread.rulebook.processes import PROCESSES, every_clock
from goldenthread.rulebook.rule import UnknownRule
from goldenthread.rulebook.standing import CannotFold, Deadline, Standing
from goldenthread.rulebook.time import long_date

Facts = dict[str, Any]
YEAR_MONTH_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1900, 2200)
EXCEPTION_FIELDS = ("from", "to", "body")
AGREED_DAYS = {clock.within.field for _, clock in every_clock() if isinstance(clock.within, Promised)}
DAYS = {"from", "to"} | AGREED_DAYS
"""The fields of an event that hold a day."""


def read_event(text: str) -> Event:
    """Read an event written as NAME=DATE, with further fields after commas: consulted=2026-04-22,setting=Oakfield."""
    first, *rest = text.split(",")
    name, told, day = first.partition("=")
    if not told:
        raise CannotFold(
            f"“{text}” has no date. Write an event as NAME=DATE, for example requested=2026-01-05."
        )
    fields = dict(_field(each, text) for each in rest)
    if (
        "from" in fields
        and "to" in fields
        and read_day(fields["to"], "to") < read_day(fields["from"], "from")
    ):
        raise CannotFold(f"In “{text}” the last day comes before the first. Change “from” or “to”.")
    return Event(name.strip(), read_day(day.strip(), name.strip()), fields)


def read_day(text: str, what: str) -> date:
    """Read a date written as year-month-day."""
    if not YEAR_MONTH_DAY.fullmatch(text):
        raise CannotFold(f"The date of “{what}” is “{text}”. Write it as year-month-day, such as 2026-01-05.")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CannotFold(f"The date of “{what}” is “{text}”, and there is no such day. Change it.") from error
    if day.year not in YEARS:
        raise CannotFold(
            f"The date of “{what}” is “{text}”. Give a year from {YEARS.start} to {YEARS.stop - 1}."
        )
    return day


def _field(text: str, event: str) -> tuple[str, str]:
    name, told, value = text.partition("=")
    if not told:
        raise CannotFold(f"In “{event}” the part “{text}” has no value. Write fields as name=value.")
    name, value = name.strip(), value.strip()
    if name in DAYS:
        read_day(value, name)
    return name, value


def standing_facts(standing: Standing, today: date) -> Facts:
    """Return where a case stands on this day: its state, clocks, next steps and open rights."""
    clocks = sorted(standing.deadlines, key=lambda each: (each.due, each.clock.id, each.key))
    return {
        "process": standing.process.name,
        "title": standing.process.title,
        "today": today.isoformat(),
        "state": standing.state.name,
        "says": standing.state.says,
        "turn": standing.state.turn.value if standing.state.turn else None,
        "clocks": [clock_facts(each, today) for each in clocks],
        "next": [
            {
                "event": each.step.name,
                "says": each.step.says,
                "by": [party.value for party in each.step.by],
                "not_before": each.not_before.isoformat() if each.not_before else None,
            }
            for each in standing.next()
        ],
        "rights": [
            {
                "says": each.says,
                "rule": each.rule or None,
                "cite": str(each.source),
                "until": each.until.isoformat() if each.until else None,
            }
            for each in standing.rights(today)
        ],
        "irregular": [*standing.irregular, *_unread(standing), *_to_come(standing, today)],
    }


def _unread(standing: Standing) -> Iterable[str]:
    """Name the fields that nothing here reads: most are slips of the pen."""
    process = standing.process
    for event in standing.events:
        claimed = EXCEPTION_FIELDS if event.name == process.exception else ()
        for field in event.fields.keys() - {*process.steps[event.name].needs, *claimed, *AGREED_DAYS}:
            yield f"No rule reads “{field}” of “{event.name}”."


def _to_come(standing: Standing, today: date) -> Iterable[str]:
    """Name what is counted as done although its day has not come."""
    for event in standing.events:
        if event.on > today:
            yield f"“{event.name}” is counted, but {long_date(event.on)} comes after {long_date(today)}."


def clock_facts(deadline: Deadline, today: date) -> Facts:
    """Return one clock of a case: the rule, the days and the sum in words."""
    clock, excuse = deadline.clock, deadline.excuse
    return {
        "id": clock.id,
        "title": clock.rule.title,
        "authority": clock.rule.authority.value,
        "cite": str(clock.rule.source),
        "owner": clock.owner.value,
        **({clock.per: deadline.key} if clock.per else {}),
        "starts": deadline.started.on.isoformat(),
        "due": deadline.due.isoformat(),
        "safe": deadline.safe.isoformat(),
        "state": deadline.state(today).value,
        "days_late": deadline.days_late(today),
        "met_on": deadline.met_on.isoformat() if deadline.met_on else None,
        "excused": {"ground": excuse.ground, "says": excuse.says, "holds": excuse.holds} if excuse else None,
        "why": list(deadline.why(today)),
    }


def rule_facts(process: type[Process], clock: Clock) -> Facts:
    """Return what a rule says: its words, source, days in force, and what starts, meets and stops its clock."""
    ends = clock.rule.in_force.ends
    return {
        "id": clock.id,
        "title": clock.rule.title,
        "process": process.name,
        "authority": clock.rule.authority.value,
        "cite": str(clock.rule.source),
        "owner": clock.owner.value,
        "within": within_in_words(clock),
        "starts": [step.name for step in clock.starts],
        "met_by": [step.name for step in clock.met_by],
        "stopped_by": [step.name for step in clock.stopped_by],
        "spared_by": [step.name for step in clock.spared_by],
        "runs_on_from": clock.runs_on_from.name if clock.runs_on_from else None,
        "exceptions": [
            {"ground": each.id, "says": each.says, "cite": str(each.source)} for each in clock.excused_by
        ],
        "in_force_from": clock.rule.in_force.begins.isoformat(),
        "in_force_to": ends.isoformat() if ends else None,
        "note": clock.note,
    }


def rules(process: str | None = None, on: date | None = None) -> list[Facts]:
    """Return every rule, or those of one process, or those in force on a day."""
    if process is not None:
        process_named(process)
    return [
        rule_facts(declared, clock)
        for declared, clock in every_clock()
        if process in (None, declared.name) and (on is None or clock.rule.in_force_on(on))
    ]


def rule(id: str) -> Facts:
    """Return one rule by its id, whatever the case of its letters."""
    for declared, clock in every_clock():
        if clock.id.upper() == id.upper():
            return rule_facts(declared, clock)
    known = ", ".join(clock.id for _, clock in every_clock())
    raise UnknownRule(f"There is no rule {id}. The rules are: {known}.")


def process_named(name: str) -> type[Process]:
    """Return the process of this name."""
    try:
        return PROCESSES[name]
    except KeyError as error:
        raise UnknownRule(
            f"There is no process “{name}”. The processes are: {', '.join(PROCESSES)}."
        ) from error


def in_words(facts: Facts) -> Iterable[str]:
    """Tell where a case stands as lines of text."""
    yield f"{facts['title']}: {facts['says']}"
    for clock in facts["clocks"]:
        about = next((f" ({clock[field]})" for field in ("body", "setting") if clock.get(field)), "")
        late = f", {_days(clock['days_late'])} late" if clock["days_late"] else ""
        yield ""
        yield f"{clock['id']}  {clock['title']}{about}: {clock['state']}{late}"
        yield f"    due {_long(clock['due'])}; aim for {_long(clock['safe'])}; owed by the {clock['owner']}"
        yield f"    {clock['authority']}: {clock['cite']}"
        yield from (f"    {sentence}" for sentence in clock["why"])
    yield from _listed(
        "Can happen next", [f"{each['event']} ({', '.join(each['by'])})" for each in facts["next"]]
    )
    yield from _listed("The family may", [each["says"] + _until(each["until"]) for each in facts["rights"]])
    yield from _listed("Look at this again", facts["irregular"])


def rule_in_words(facts: Facts) -> Iterable[str]:
    """Tell a rule as lines of text."""
    yield f"{facts['id']}  {facts['title']}"
    yield f"    {facts['authority']}: {facts['cite']}, in force from {facts['in_force_from']}" + (
        f" to {facts['in_force_to']}" if facts["in_force_to"] else ""
    )
    yield f"    owed by the {facts['owner']} within {facts['within']}"
    for heading in ("starts", "met_by", "stopped_by"):
        if facts[heading]:
            yield f"    {heading.replace('_', ' ')}: {', '.join(facts[heading])}"
    for each in facts["exceptions"]:
        yield f"    exception {each['ground']}: {each['says']} ({each['cite']})"
    if facts["spared_by"]:
        yield f"    never owed, so never late, after: {', '.join(facts['spared_by'])}"
    if facts["runs_on_from"]:
        yield f"    runs on from its first day if the case goes on after: {facts['runs_on_from']}"
    if facts["note"]:
        yield f"    {facts['note']}"


def _listed(heading: str, lines: list[str]) -> Iterable[str]:
    if lines:
        yield ""
        yield f"{heading}:"
        yield from (f"    {line}" for line in lines)


def _long(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _until(text: str | None) -> str:
    return f", until {_long(text)}" if text else ""


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
