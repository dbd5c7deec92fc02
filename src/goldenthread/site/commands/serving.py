"""Serve the pages of a house that is already set up, until told to stop."""

import argparse
import errno
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from goldenthread.access.minding import leave_stopping_to_whoever_minds, mind
from goldenthread.site.commands.bridge import database, in_words

WORKERS: Final = min(4, os.cpu_count() or 1)
HOUR: Final = 60 * 60
HALF_A_MINUTE: Final = 30
DEFAULT: Final = 8000
FIRST_FOR_EVERYONE: Final = 1024
LAST: Final = 65535
PATIENCE: Final = 10
"""Seconds a worker has to finish what it is answering, once everything is to close."""
THREADS: Final = 4
"""Requests one worker answers at once; each thread keeps a connection of its own."""


@in_words
def main(words: list[str]) -> int:
    """Serve on the port given."""
    asked = address_parser("goldenthread serve", __doc__ or "").parse_args(words)
    with database():
        return serve(asked.host, asked.port, workers=asked.workers)


def address_parser(name: str, does: str) -> argparse.ArgumentParser:
    """Read where to listen."""
    parser = argparse.ArgumentParser(prog=name, description=does)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("GOLDENTHREAD_PORT", str(DEFAULT)),
        help=f"port to listen on (GOLDENTHREAD_PORT, else {DEFAULT})",
    )
    parser.add_argument(
        "--workers", type=int, default=WORKERS, help=f"processes that answer (default {WORKERS})"
    )
    return parser


def serve(host: str, port: int, *, workers: int) -> int:
    """Run the web server in this process until it is told to stop."""
    if problem := why_not(host, port):
        print(problem, file=sys.stderr)
        return 1
    # It refuses where it would not be safe, before any worker starts.
    importlib.import_module("goldenthread.site.wsgi")
    mind()
    leave_stopping_to_whoever_minds()
    with beside("anchor", HOUR), beside("send letters", HALF_A_MINUTE), beside("watch", HOUR):
        Granian(
            "goldenthread.site.worker:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=PATIENCE,
        ).serve()
    return 0


@contextmanager
def beside(command: str, every: int) -> Iterator[None]:
    """Have a command done again and again, by a process of its own, for as long as this lasts.

    It stands in a group of its own, so that Ctrl-C reaches this process alone, which then tells it to stop.
    """
    words = [sys.executable, "-m", "goldenthread", *command.split(), "--every", str(every)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, stdin=quiet, stdout=quiet, process_group=0) as process:
        try:
            yield
        finally:
            process.terminate()


def why_not(host: str, port: int) -> str:
    """Say why nobody can listen here, or nothing when one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as trouble:
            return f"Cannot listen on {host}:{port}: {trouble.strerror}. Choose another: {_another(port, trouble)}"
    return ""


def _another(port: int, trouble: OSError) -> str:
    if trouble.errno not in {errno.EADDRINUSE, errno.EACCES}:
        return "--host 127.0.0.1"
    return f"--port {port + 1 if FIRST_FOR_EVERYONE <= port < LAST else DEFAULT}"


def _port(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and 0 < int(said) <= LAST):
        raise argparse.ArgumentTypeError(f"{said!r} is no port: say a number from 1 to {LAST}")
    return int(said)
