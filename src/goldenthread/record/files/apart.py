"""Has a file looked into by a process apart, which can neither harm the service nor learn anything from it."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO, Final

from goldenthread.record.files.confinement import LONGEST, SECONDS, TASK
from goldenthread.record.files.kinds import BY_MEDIA_TYPE, LARGEST, Kind
from goldenthread.record.files.names import ending_of
from goldenthread.record.files.unfit import Reason, Unfit

AT_ONCE: Final = 2
"""So many files are looked into at the same time for each process of the service: it bounds memory."""
GRACE: Final = 5
LARGEST_ANSWER: Final = 4096

_turns = threading.BoundedSemaphore(AT_ONCE)
_starting = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A file that can be kept: as it came, the copy that others may read, and what the virus scanner said of it."""

    original: bytes
    copy: bytes
    kind: Kind
    scan: str = ""


class _Nursery:
    """The process that brings up one process for each file."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        words = [sys.executable, "-I", "-m", "goldenthread.record.files.nursery", str(theirs.fileno())]
        with theirs:
            # It lives as long as this process does; `close` ends it earlier.
            self.process = subprocess.Popen(
                words,
                env={"MALLOC_ARENA_MAX": "1"},
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self.wire = ours

    @property
    def lives(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def close(self) -> None:
        self.wire.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


_nurseries: list[_Nursery] = []


def examine(content: bytes, name: str = "") -> Fit:
    """Look into a file; raise Unfit with the reason why it cannot be taken. `name` is what the sender calls it."""
    if not content:
        raise Unfit(Reason.EMPTY)
    if len(content) > LARGEST:
        raise Unfit(Reason.TOO_LARGE)
    ending = ending_of(name)
    if name and not ending:
        raise Unfit(Reason.WRONG_ENDING)
    with _turns, tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as copy:
        source.write(content)
        source.seek(0)
        kind = _told(_ask(ending, source, copy, SECONDS))
        copy.seek(0)
        return Fit(original=content, copy=copy.read(), kind=kind)


def work(task: str, content: bytes) -> bytes:
    """Have a task done with a parcel of files; raise Unfit where it cannot be."""
    with _turns, tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as result:
        source.write(content)
        source.seek(0)
        answer = _ask(f"{TASK}{task}", source, result, LONGEST)
        if answer.get("done") != task:
            _told(answer)
        result.seek(0)
        return result.read()


@atexit.register
def end() -> None:
    """End the process apart; the next file starts it again."""
    with _starting:
        while _nurseries:
            _nurseries.pop().close()


def _told(answer: dict[str, str]) -> Kind:
    """Read an answer: only words that are on our own lists are believed."""
    if (kind := BY_MEDIA_TYPE.get(answer.get("fit", ""))) is not None:
        return kind
    raise Unfit(Reason.__members__.get(answer.get("unfit", ""), Reason.TOO_HARD))


def _ask(ending: str, source: IO[bytes], copy: IO[bytes], seconds: float) -> dict[str, str]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        try:
            _send(ending[:60] or "-", [source.fileno(), copy.fileno(), writing])
        finally:
            os.close(writing)
        return _answer(pipe, seconds)


def _send(ending: str, files: list[int]) -> None:
    for _ in range(2):
        nursery = _nursery()
        with contextlib.suppress(OSError):
            socket.send_fds(nursery.wire, [ending.encode()], files)
            return
        end()
    raise Unfit(Reason.NO_CHECK)


def _nursery() -> _Nursery:
    with _starting:
        if _nurseries and not _nurseries[0].lives:
            _nurseries.pop().close()
        if not _nurseries:
            _nurseries.append(_Nursery())
        return _nurseries[0]


def _answer(pipe: IO[bytes], seconds: float) -> dict[str, str]:
    """Wait for the answer. A process that was ended for taking too much gives none; one that hangs is ended."""
    ready, _, _ = select.select([pipe], [], [], seconds + GRACE)
    if not ready:
        end()
        return {}
    told = pipe.read(LARGEST_ANSWER)
    try:
        answer = json.loads(told) if told else {}
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
