"""Takes from a process, for good, whatever a file could misuse: memory, time, disk, network and other programs.

On Linux the kernel refuses every call that opens, writes or removes a file by name, makes a socket or starts a program.
Elsewhere only the limits hold, and an audit hook in place of the kernel.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from typing import Final, NamedTuple, Self

MEMORY: Final = 512 * 1024 * 1024
SECONDS_OF_CPU: Final = 12
SECONDS: Final = 18
TASK: Final = "="
"""What stands before the name of a task: no ending of a file's name begins so."""
PATIENCE: Final = 4
"""So many times longer a task may take: to paint a page anew takes longer than to look at it."""
LONGEST: Final = SECONDS * PATIENCE
LARGEST_COPY: Final = 64 * 1024 * 1024
NOBODY: Final = 65534

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x00050000 | 38, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_CLONE3, _A_THREAD, _OTHER_TONGUE = 435, 0x10000, 0x40000000


class _Calls(NamedTuple):
    """What the kernel is to refuse on one kind of processor, by number.

    `clone` may make threads only; `clone3` is said not to exist, so that libraries fall back on `clone`.
    """

    architecture: int
    refused: tuple[int, ...]
    clone: int

    @classmethod
    def told(cls, architecture: int, refused: str, *, clone: int) -> Self:
        return cls(architecture, tuple(map(int, refused.split())), clone)


_CALLS: Final = {
    # What is refused: opening, making, renaming or removing files by name and changing whose they are; sockets; other
    # processes, programs and signals to them; mounts, namespaces, keys, tracing and other ways around.
    "x86_64": _Calls.told(
        0xC000003E,
        "2 85 257 437 41 42 43 44 45 46 49 50 53 288 57 58 59 322 62 200 234 101 310 311 82 83 84 86 87 88 90 92 94 76 "
        "133 258 259 263 264 265 266 316 165 272 308 250 321 425 323 161 155 304 434 438",
        clone=56,
    ),
    "aarch64": _Calls.told(
        0xC00000B7,
        "56 437 198 199 200 201 202 203 206 207 211 242 221 281 129 130 131 117 270 271 33 34 35 36 37 38 276 52 53 54 "
        "40 97 268 219 280 425 282 51 41 45 265 434 438",
        clone=220,
    ),
}


class _Filter(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def leave_the_network() -> None:
    """Move into a network of one's own, in which there is nobody. Where that is not allowed, sockets are refused."""
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(_NEW_NETWORK):
        library.unshare(_NEW_USER | _NEW_NETWORK)


def confine(times: int = 1) -> None:
    """Give up everything that work on a file does not need. There is no way back. `times` says how patient we are."""
    limits = (
        (resource.RLIMIT_CPU, SECONDS_OF_CPU * times),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_COPY),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in limits:
        resource.setrlimit(which, (most, most))
    # The kernel ends the process at these signals, also in the middle of a library.
    for signalled in (signal.SIGALRM, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGTERM):
        signal.signal(signalled, signal.SIG_DFL)
    signal.alarm(SECONDS * times)
    os.environ.clear()
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if not _filter_calls():
        sys.addaudithook(_refuse)


def _filter_calls() -> bool:
    """Have the kernel refuse the calls; say whether it will."""
    known = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    program = _program(known)
    library = ctypes.CDLL(None, use_errno=True)
    told = _Filter(len(program) // 8, program)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not library.prctl(_SECCOMP, _FILTER, ctypes.byref(told), 0, 0)


def _program(calls: _Calls) -> bytes:
    """Write the kernel's filter: another architecture is the end; a call on the list is refused; all else is let."""
    number = len(calls.refused)
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, calls.architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, number + 6, 0, _OTHER_TONGUE),
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _UNKNOWN),
        (_EQUAL, 0, 2, calls.clone),
        (_LOAD, 0, 0, 16),
        (_HAS, number, number + 1, _A_THREAD),
        *((_EQUAL, number - place, 0, call) for place, call in enumerate(calls.refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


_REFUSED_EVENTS: Final = (
    "open",
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "ctypes.",
)


def _refuse(event: str, _about: object) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(event)


def end_with_parent() -> None:
    """Ask the kernel to end this process after the one that started it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)
