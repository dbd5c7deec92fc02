"""The next act for each deadline: what to do about it and where. Rooms register theirs; a worklist links them.

So a worklist that knows no room can put the act that meets a deadline one click away.
"""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from goldenthread.record.models import Deadline


class NextAct(NamedTuple):
    """What meets a deadline, in the words of a link, and the name of the address where it is done."""

    words: str
    url_name: str


ACTS: dict[tuple[str, str], NextAct] = {}


def next_act(process: str, clock: str, words: str, url_name: str) -> None:
    """Register what meets this clock of this process. The address takes the case and nothing else."""
    ACTS[process, clock] = NextAct(words, url_name)


def next_act_url(deadline: Deadline) -> str | None:
    """Return the address at which this deadline is met, or None where no room has said."""
    act = ACTS.get((deadline.process, deadline.clock))
    return reverse(act.url_name, args=[deadline.case_id]) if act else None


def next_act_words(deadline: Deadline) -> str:
    """Say what meets this deadline, in the words of a link; empty where no room has said."""
    act = ACTS.get((deadline.process, deadline.clock))
    return act.words if act else ""
