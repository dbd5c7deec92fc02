"""What the database shows of a compartment, narrower than the circle: each room says it of its tables and topics.

A room says here too which of its tables are evidence, to which rows are only added.

A condition is SQL over the row, judged as whoever acts: `record_acting_person()`, `record_acting_seat()`,
`record_opened_child()`, `record_shown(child)`. A room's `walls` module registers them; `record.wall` builds them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Model

from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import seats_that_may

OPENED: Final = "child_id = record_opened_child()"
SHOWN: Final = "record_shown(child_id)"
NOBODY: Final = "false"
IN_LISTS: Final = frozenset({"record_child", "record_case", "record_deadline", "record_relationship"})
"""Tables that are read in lists of many children."""
ROWS: Final[dict[type[Model], str]] = {}
EVENTS: Final[dict[str, str]] = {}
ONLY_ADDED: Final[set[type[Model]]] = set()


def rows_seen(model: type[Model], condition: str) -> None:
    """Say which rows of a table may be seen, in place of the circle's."""
    ROWS[model] = condition


def events_seen(topic: str, condition: str) -> None:
    """Say which events of a topic may be seen, on top of the circle's."""
    EVENTS[topic] = condition


def only_added(*models: type[Model]) -> None:
    """Say that the web may add rows to these tables, and change or remove none. Triggers bind the owner too."""
    ONLY_ADDED.update(models)


def within_reach(table: str, column: str = "child_id") -> str:
    """Return the condition that whoever acts reaches the child of a row.

    Of tables that are read in lists the planner sees through it: a function is asked anew for each row, at five times
    the cost. What it sees through it also plans, so tables that are read for one child at a time keep the function.
    LIMIT keeps it from making a list of every child first.
    """
    if table not in IN_LISTS:
        return f"record_sees({column})"
    return f"(SELECT true FROM record_within_reach AS reach WHERE reach.child_id = {table}.{column} LIMIT 1)"  # noqa: S608


def seat_may(part: Part, act: Act = Act.READ, *, but: Collection[str] = ()) -> str:
    """Return the condition that whoever acts sits in a seat that may do this, in the child's record they opened."""
    seats = sorted(seats_that_may(Errand(part, act)) - set(but))
    listed = ", ".join(f"'{seat}'" for seat in seats)
    return f"({OPENED} AND record_acting_seat() IN ({listed}))" if seats else NOBODY
