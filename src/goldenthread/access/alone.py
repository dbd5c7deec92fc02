"""One process at a time: what several would spoil for each other if they did it together."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep every other process that names this file waiting until the block ends, or this process does.

    The file is made where it is missing, in a folder that is there, and is left behind empty.
    """
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
