"""Processes that live as long as whoever started them: commands that go on again and again, and the web's workers.

Whoever starts them says who that is, as a process that is late to ask finds its parent gone already and takes the one
that took it over for it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Final

from django.db import OperationalError, connection

MINDED_BY: Final = "GOLDENTHREAD_MINDED_BY"
STEP: Final = 2
"""Seconds between two looks for whoever started this."""


def mind() -> None:
    """Say to every process that is started from now on that this one minds it."""
    os.environ[MINDED_BY] = str(os.getpid())


def leave_stopping_to_whoever_minds() -> None:
    """Have every process that is forked from now on stop when this one tells it to, and not at a Ctrl-C.

    A terminal sends Ctrl-C to all of them. One that was just forked would take it with what this process does then,
    in a copy where that does nothing, and would go on for ever; so would one that was told to stop that early. Both
    wait until the fork is done, when being told to stop ends it as it stands.
    """
    os.register_at_fork(before=_hold_back, after_in_parent=_let_through, after_in_child=_be_told)


def _hold_back() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))


def _let_through() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))


def _be_told() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))


def is_orphan(minder: int | None = None) -> bool:
    """Say whether whoever minds this process is gone; one that nobody said to mind is minded by its parent."""
    parent = os.getppid()
    return parent != (minder or int(os.environ.get(MINDED_BY) or parent))


def again_and_again(act: Callable[[], object], *, every: int, but: tuple[type[Exception], ...] = ()) -> None:
    """Act once each so many seconds until this process is an orphan. What fails is told, and tried again."""
    minder = int(os.environ.get(MINDED_BY) or os.getppid())
    may_fail: tuple[type[Exception], ...] = (OperationalError, *but)
    while not is_orphan(minder):
        try:
            act()
        except may_fail as trouble:
            print(trouble, file=sys.stderr)
        connection.close()
        for _ in range(0, every, STEP):
            if is_orphan(minder):
                return
            time.sleep(STEP)
