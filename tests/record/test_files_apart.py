"""The process that looks into files has nothing to lose: no memory to fill, no network, no disk, no secrets."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from goldenthread.record.files import apart, confinement
from goldenthread.record.files.apart import examine
from goldenthread.record.files.unfit import Reason, Unfit
from goldenthread.site.drills.papers import pdf

pytestmark = [
    pytest.mark.security("S123"),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux can confine a process so"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


def confined(what: str) -> tuple[int, str]:
    """Do something in a confined process of its own; return how it ended and what it says."""
    script = (
        "import sys, os, json, socket, ctypes, resource, time, subprocess, signal\n"
        "from goldenthread.record.files import confinement\n"
        "confinement.leave_the_network(); confinement.confine()\n"
        "try:\n"
        f"    print({what}, flush=True)\n"
        "except BaseException as trouble:\n"
        "    print(type(trouble).__name__, flush=True)\n"
        "os._exit(0)\n"
    )
    reading, writing = os.pipe()
    made = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", script],
        {"SECRET": "told to nobody"},
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        says = told.read().strip()
    _, status = os.waitpid(made, 0)
    return os.waitstatus_to_exitcode(status), says


@pytest.mark.parametrize(
    "what",
    [
        "open('/etc/passwd').read()",
        "open('/tmp/x', 'w')",
        "os.unlink('/tmp/x')",
        "os.listdir('/')",
        "socket.socket()",
        "socket.socketpair()",
        "os.fork()",
        "subprocess.run(['true'])",
        "os.kill(os.getppid(), 0)",
        "os.mkdir('/tmp/goldenthread')",
    ],
)
def test_disk_network_and_other_programs_are_out_of_reach(what: str):
    assert confined(what) == (0, "PermissionError")


def test_memory_is_bounded():
    assert confined("len(bytearray(600_000_000))") == (0, "MemoryError")
    assert confinement.MEMORY <= 512 * 1024 * 1024


def test_no_secret_is_in_its_surroundings_and_it_is_nobody():
    assert confined("dict(os.environ)") == (0, "{}")
    if os.getuid() == 0:
        assert confined("os.getuid(), os.getgroups()") == (0, f"{confinement.NOBODY} []")


def test_time_is_bounded_by_the_kernel_also_in_the_middle_of_a_library():
    ended, _ = confined("signal.alarm(1), time.sleep(30)")

    assert ended == -signal.SIGALRM
    assert confinement.SECONDS_OF_CPU < confinement.SECONDS <= 20


@pytest.fixture
def _afresh():
    apart.end()
    yield
    apart.end()


def answering(told: Callable[[], bytes]) -> Callable[..., dict[str, str]]:
    return lambda *_: json.loads(told())


@pytest.mark.usefixtures("_afresh")
def test_a_process_that_is_killed_gives_a_gentle_answer_and_the_next_file_is_looked_into():
    examine(pdf(), "a.pdf")
    apart._nurseries[0].process.kill()
    apart._nurseries[0].process.wait()

    assert examine(pdf(), "a.pdf").kind.name == "pdf"


@pytest.mark.usefixtures("_afresh")
def test_a_process_that_hangs_is_ended_and_the_answer_is_gentle(monkeypatch):
    examine(pdf(), "a.pdf")
    hung = apart._nurseries[0].process
    os.kill(hung.pid, signal.SIGSTOP)
    monkeypatch.setattr(apart, "SECONDS", 0.2)
    monkeypatch.setattr(apart, "GRACE", 0)
    began = time.monotonic()

    with pytest.raises(Unfit) as refusal:
        examine(pdf(), "a.pdf")

    assert refusal.value.reason is Reason.TOO_HARD
    assert time.monotonic() - began < 5
    assert hung.poll() is not None


@pytest.mark.parametrize(
    "answer", [{}, {"fit": "text/html"}, {"unfit": "<script>"}, {"fit": "", "unfit": ""}, {"because": "x"}]
)
def test_only_words_on_our_own_lists_are_believed(monkeypatch, answer: dict[str, str]):
    monkeypatch.setattr(apart, "_ask", lambda *_: answer)

    with pytest.raises(Unfit) as refusal:
        examine(b"words", "a.txt")

    assert refusal.value.reason is Reason.TOO_HARD


def test_every_reason_is_a_gentle_sentence_that_says_what_to_do():
    for reason in Reason:
        assert reason.endswith(".")
        assert any(
            word in reason for word in ("add it", "add that", "choose it", "add the", "try again", "so that")
        ), reason
