"""The next act for each deadline, and for each turn: what to do and where. Rooms register theirs; pages link them.

So a page that knows no room can put what is to be done one click away, and only for those who may do it.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.addresses import address
from goldenthread.record.models import Case


class NextAct(NamedTuple):
    """What to do, in the words of a link, the name of the address where it is done, and who there may do it."""

    words: str
    url_name: str
    only: frozenset[Capacity] = frozenset()

    def is_open_to(self, reader: Actor) -> bool:
        return not self.only or reader.capacity in self.only


class Owed(Protocol):
    """A date of a case, as much of it as says what meets it."""

    @property
    def process(self) -> str: ...
    @property
    def clock(self) -> str: ...
    @property
    def case_id(self) -> UUID: ...


ACTS: dict[tuple[str, str], NextAct] = {}
TURNS: dict[tuple[str, str], NextAct] = {}


def next_act(
    process: str, clock: str, words: str, url_name: str, *, only: frozenset[Capacity] = frozenset()
) -> None:
    """Register what meets this clock of this process. The address takes the case and nothing else."""
    ACTS[process, clock] = NextAct(words, url_name, only)


def turn_act(process: str, state: str, words: str, url_name: str) -> None:
    """Register what those whose turn it is do in this state, where no date of their own says it."""
    TURNS[process, state] = NextAct(words, url_name)


def turn_act_of(case: Case) -> tuple[str, str] | None:
    """Return the words and the address of what is done on a turn, or None where no room has said."""
    act = TURNS.get((case.process, case.state))
    return (act.words, address(act.url_name, case.pk)) if act else None


def next_act_url(deadline: Owed, reader: Actor) -> str | None:
    """Return the address at which this reader meets this deadline, or None where no room has said."""
    act = ACTS.get((deadline.process, deadline.clock))
    return address(act.url_name, deadline.case_id) if act and act.is_open_to(reader) else None


def next_act_words(deadline: Owed) -> str:
    """Say what meets this deadline, in the words of a link; empty where no room has said."""
    act = ACTS.get((deadline.process, deadline.clock))
    return act.words if act else ""
