"""How tests tell a case in one line, and find one clock in it."""

from datetime import date

from goldenthread.rulebook.process import Event
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import Deadline, Standing, fold

NEEDS_ASSESSMENT = PROCESSES["needs_assessment"]
FIRST_RESPONSE = PROCESSES["first_response"]


def event(name: str, on: str, **fields: str) -> Event:
    """An event of this day. `from_` stands for the field `from`, which Python keeps for itself."""
    return Event(name, date.fromisoformat(on), {key.rstrip("_"): value for key, value in fields.items()})


def clock(found: Standing, id: str, key: str = "") -> Deadline:
    """The latest running of this clock."""
    return [each for each in found.deadlines if (each.clock.id, each.key) == (id, key)][-1]


def assessment(*events: Event) -> Standing:
    return fold(NEEDS_ASSESSMENT, events)
