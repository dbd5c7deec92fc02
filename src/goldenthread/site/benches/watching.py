"""Watches a piece of work: the seconds it took, the processor time it and the database spent, the memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, LiteralString

import psycopg

from goldenthread.site.benches import areas, processor

LOOK_EVERY: Final = 0.25
_OTHERS: Final = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""
_WRITTEN: Final = "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables"


@dataclass(slots=True)
class Memory:
    """The megabytes a command's processes held each time someone looked, and the most the database held."""

    held: list[float] = field(default_factory=list)
    of_database: float = 0.0

    def look(self, process: int, database: int) -> None:
        """Look once."""
        self.held.append(processor.proportional_megabytes(process))
        self.of_database = max(self.of_database, processor.proportional_megabytes(database))

    @property
    def half_way(self) -> float:
        """Return the most that was held in the first half of the time."""
        return max(self.held[: (len(self.held) + 1) // 2], default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a piece of work took, and how many rows of the area's tables it wrote."""

    seconds: float
    processor: float
    of_database: float
    written: int
    memory: Memory


def working(area: str, work: Callable[[], object]) -> Cost:
    """Do something in this process that may use the database of an area, and say what it took."""
    return _watched(area, work, time.process_time, Memory())


def command(area: str, *words: str) -> Cost:
    """Run a command of the product on an area, as a person would, and say what it took."""
    memory = Memory()
    return _watched(area, lambda: _run(area, words, memory), _of_children, memory)


def ask(connection: psycopg.Connection, question: LiteralString) -> int:
    """Return the number that answers this question."""
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0


def _watched(area: str, work: Callable[[], object], spent: Callable[[], float], memory: Memory) -> Cost:
    database, written = areas.postmaster(), _settled(area)
    ours, theirs = spent(), processor.seconds([database])
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    ours, written = spent() - ours, _settled(area) - written
    theirs = processor.seconds([database]) - theirs
    return Cost(seconds=seconds, processor=ours + theirs, of_database=theirs, written=written, memory=memory)


def _run(area: str, words: tuple[str, ...], memory: Memory) -> None:
    database = areas.postmaster()
    with subprocess.Popen(
        [sys.executable, "-m", "goldenthread", *words],
        env=areas.surroundings(area),
        stdout=subprocess.DEVNULL,
    ) as process:
        while not _ended(process):
            memory.look(process.pid, database)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(LOOK_EVERY)
    except subprocess.TimeoutExpired:
        return False
    return True


def _of_children() -> float:
    # Those of the command's own processes are among them: each is waited for by the one that started it.
    spent = os.times()
    return spent.children_user + spent.children_system


def _settled(area: str) -> int:
    """Wait until nobody else is connected, and return how many rows were ever written in this area.

    Only then has the database added up what its processes spent and wrote.
    """
    with areas.connected(area) as connection:
        while ask(connection, _OTHERS):
            time.sleep(0.02)
        return ask(connection, _WRITTEN)
