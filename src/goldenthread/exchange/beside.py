"""Work done in a process of its own, so that reading a large file and writing it to the database go on side by side."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Final, TypeVar

import django

from goldenthread.access.rulings import Refused

T = TypeVar("T")
_DONE: Final = "the end"


class Trouble(Refused):
    """The process that reads the file stopped before it was done. Nothing was loaded: try again."""


def beside(
    work: Callable[..., Iterator[T]], *args: object, passing_on: tuple[type[Exception], ...]
) -> Iterator[T]:
    """Yield what `work(*args)` yields in another process; exceptions of these kinds are raised here as there."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_run, args=(theirs, pickle.dumps((work, args, passing_on)))
    )
    process.start()
    theirs.close()
    try:
        yield from _received(ours)
    finally:
        process.terminate()
        process.join()


def _received(ours: Connection) -> Iterator[T]:
    while True:
        try:
            kind, value = ours.recv()
        except EOFError as end:
            raise Trouble from end
        if kind == _DONE:
            return
        if isinstance(value, Exception):
            raise value
        yield value


def _run(theirs: Connection, asked: bytes) -> None:
    django.setup()
    # What is asked names modules with tables in them, so it is unpacked only now.
    work, args, passing_on = pickle.loads(asked)  # noqa: S301  it comes from the process that started this one
    # What is made here is dropped as soon as it is sent and holds no rings: looking for them took a fifth of the time.
    gc.disable()
    try:
        _send(theirs, work(*args), passing_on)
    except BrokenPipeError:
        # Whoever asked is gone, and nobody wants the rest.
        return


def _send(theirs: Connection, values: Iterator[T], passing_on: tuple[type[Exception], ...]) -> None:
    try:
        for value in values:
            theirs.send(("value", value))
    except passing_on as expected:
        theirs.send(("raised", expected))
    theirs.send((_DONE, None))
