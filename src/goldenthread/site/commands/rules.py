"""Ask the rulebook: which dates follow from these events, and what does a rule say?

No database is needed: the case you describe is in none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from goldenthread.rulebook.manual import manual
from goldenthread.rulebook.process import Event
from goldenthread.rulebook.rule import UnknownRule
from goldenthread.rulebook.standing import CannotFold, fold
from goldenthread.rulebook.telling import (
    in_words,
    process_named,
    read_day,
    read_event,
    rule,
    rule_in_words,
    rules,
    standing_facts,
)
from goldenthread.rulebook.time import Calendar, CannotCount, holiday

ENGLAND = ZoneInfo("Europe/London")
EXAMPLES = """examples:
  goldenthread rules due needs_assessment --event requested=2026-01-05 --today 2026-03-01
  goldenthread rules due needs_assessment --event requested=2026-01-05 --event agreed_to_assess=2026-02-10 \\
      --event advice_asked=2026-02-11,body=psychology --json
  goldenthread rules due first_response --event concern_raised=2026-02-09 --closed 2026-02-16..2026-02-20=half-term
  goldenthread rules list --process needs_assessment
  goldenthread rules show CLK-05
  goldenthread rules manual > docs/rules.md
"""


def main(words: Sequence[str]) -> int:
    """Answer a question about the rules; return the exit code."""
    asked = _parser().parse_args(words)
    try:
        lines = asked.answer(asked)
    except (CannotFold, CannotCount, UnknownRule) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    for line in lines:
        print(line)
    return 0


def due(asked: argparse.Namespace) -> Iterable[str]:
    """Fold the events given and tell every clock, what may happen next and which rights are open."""
    process = process_named(asked.process)
    events = [read_event(text) for text in asked.event]
    today = read_day(asked.today, "--today") if asked.today else _today_or_later(events)
    calendar = Calendar(tuple(_closure(text) for text in asked.closed))
    facts = standing_facts(fold(process, events, calendar), today)
    if process.counts_school_days and not asked.closed:
        facts["note"] = (
            "No --closed days were given: weekends and bank holidays alone are left out of school days."
        )
    return _told(facts, in_words(facts), asked) + (
        [] if asked.json or "note" not in facts else ["", facts["note"]]
    )


def list_rules(asked: argparse.Namespace) -> Iterable[str]:
    """List the rules with their sources."""
    found = rules(asked.process, read_day(asked.on, "--on") if asked.on else None)
    lines = [f"{each['id']:<8} {each['authority']:<12} {each['cite']:<52} {each['title']}" for each in found]
    return _told(found, lines, asked)


def show(asked: argparse.Namespace) -> Iterable[str]:
    """Show one rule whole."""
    found = rule(asked.id)
    return _told(found, rule_in_words(found), asked)


def write_manual(_asked: argparse.Namespace) -> Iterable[str]:
    """Write every process and rule as one page of Markdown."""
    return manual().splitlines()


def _today_or_later(events: Iterable[Event]) -> date:
    today = datetime.now(ENGLAND).date()
    return max([today, *(event.on for event in events)])


def _told(facts: Any, lines: Iterable[str], asked: argparse.Namespace) -> list[str]:
    return [json.dumps(facts, ensure_ascii=False, indent=2)] if asked.json else list(lines)


def _closure(text: str) -> Any:
    days, _, name = text.partition("=")
    begins, _, ends = days.partition("..")
    first = read_day(begins, "--closed")
    return holiday(name or "closed", first, read_day(ends, "--closed") if ends else first)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="goldenthread rules",
        description="Ask the rulebook which dates follow from events, and what a rule says.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    questions = parser.add_subparsers(required=True, metavar="due | list | show | manual")
    _due_words(questions)
    listing = questions.add_parser("list", help="list every rule with its authority, citation and dates")
    listing.add_argument("--process", metavar="NAME", help="only the rules of this process")
    listing.add_argument("--on", metavar="DATE", help="only the rules in force on this day")
    showing = questions.add_parser("show", help="show one rule, such as CLK-05")
    showing.add_argument("id", metavar="RULE")
    for question, answer in ((listing, list_rules), (showing, show)):
        question.add_argument("--json", action="store_true", help="print the facts as JSON")
        question.set_defaults(answer=answer)
    writing = questions.add_parser("manual", help="write every process and rule as one page of Markdown")
    writing.set_defaults(answer=write_manual)
    return parser


def _due_words(questions: Any) -> None:
    asking = questions.add_parser(
        "due",
        help="fold a case that is in no database: its clocks, what may happen next, open rights",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    asking.add_argument("process", metavar="PROCESS", help="for example needs_assessment or first_response")
    asking.add_argument(
        "--event",
        action="append",
        default=[],
        metavar="NAME=DATE[,field=value…]",
        help="what happened, and when",
    )
    asking.add_argument("--today", metavar="DATE", help="the day to look from; today if left out")
    asking.add_argument(
        "--closed", action="append", default=[], metavar="FROM[..TO][=NAME]", help="days the school is closed"
    )
    asking.add_argument("--json", action="store_true", help="print the facts as JSON")
    asking.set_defaults(answer=due)
