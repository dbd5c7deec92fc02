"""Demonstration areas of each size, each in a database of its own, and servers over them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import LiteralString

import psutil
import psycopg
from psycopg import sql

from goldenthread.site.ports import free_port
from goldenthread.site.settings.environment import Environment, connection_for

PRODUCT = "goldenthread.site.worker:application"
FLOOR = "goldenthread.site.benches.floor:application"
SEED = 7
PATIENCE = 30
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Server:
    """A web server over one area: where it answers and which process it is."""

    port: int
    pid: int


def database_of(size: str) -> str:
    """Name the database that holds the area of this size."""
    return f"bench_{size}"


def surroundings(size: str, **more: str) -> dict[str, str]:
    """Return the environment in which a command works on the area of this size."""
    return {**os.environ, "GOLDENTHREAD_DATABASE": database_of(size), **more}


def prepare(size: str) -> None:
    """Make the area of this size, once: its database, its tables and its made-up children."""
    if not _exists(size):
        _change("CREATE DATABASE {}", size)
        command(size, "migrate", "--verbosity", "0")
        command(size, "demo", "--size", size, "--seed", str(SEED))
    command(size, "collectstatic", "--no-input", "--verbosity", "0")
    with connected(size) as connection:
        connection.execute("VACUUM ANALYZE")


@contextmanager
def empty(name: str) -> Iterator[str]:
    """Make an area with tables and nobody in it, and drop it when the block ends; what an earlier run left goes too."""
    _change("DROP DATABASE IF EXISTS {}", name)
    _change("CREATE DATABASE {}", name)
    try:
        command(name, "migrate", "--verbosity", "0")
        yield name
    finally:
        _drop(name)


def command(size: str, *words: str) -> str:
    """Run a command of the product on the area of this size and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread", *words],
        env=surroundings(size),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def serving(size: str, target: str = PRODUCT, *, workers: int = 2, **more: str) -> Iterator[Server]:
    """Serve the area of this size until the block ends."""
    port = free_port()
    words = [sys.executable, "-m", "goldenthread.site.benches.serve", target, str(port), str(workers)]
    with subprocess.Popen(words, env=surroundings(size, **more)) as process:
        try:
            _wait_for(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def connected(size: str) -> Iterator[psycopg.Connection]:
    """Speak with the database of this area, for as long as the block lasts."""
    with _server(database_of(size)) as connection:
        yield connection


def forgive(size: str) -> None:
    """Forget what was searched in this hour: a bench asks more often than any person may."""
    with connected(size) as connection:
        connection.execute("DELETE FROM access_spent")


def _drop(name: str) -> None:
    """Drop a database, whoever still speaks with it; but the server's own sweeper, when it is there, is waited for."""
    for _ in range(PATIENCE):
        try:
            return _change("DROP DATABASE {} WITH (FORCE)", name)
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(1)
    return _change("DROP DATABASE {}", name)


def _change(statement: LiteralString, size: str) -> None:
    with _server() as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(database_of(size))))


@contextmanager
def _server(database: str = "") -> Iterator[psycopg.Connection]:
    environment = Environment.read()
    where = connection_for(environment, data=environment.data)
    with psycopg.connect(
        dbname=database or str(where["NAME"]),
        user=str(where["USER"] or ""),
        password=str(where.get("PASSWORD") or ""),
        host=str(where["HOST"] or ""),
        port=str(where["PORT"] or ""),
        autocommit=True,
    ) as connection:
        yield connection


def postmaster() -> int:
    """Return the process id of the database server's first process, or 0 where it runs elsewhere."""
    with _server() as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        try:
            return psutil.Process(row[0]).ppid() if row else 0
        except psutil.NoSuchProcess:
            return 0


def _exists(size: str) -> bool:
    with _server() as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [database_of(size)]
        ).fetchone()
    return found is not None


def _wait_for(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/up")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"The server did not answer on port {port} within {seconds:.0f} s.")
