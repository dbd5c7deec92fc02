"""Opening the product: everything is made that is missing, nothing is made twice, and it closes when told."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest

from goldenthread.site import embedded
from goldenthread.site.commands.opening import show_demonstration
from goldenthread.site.commands.serving import address_parser, why_not
from goldenthread.site.ports import free_port


@contextmanager
def new_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gt", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "data"


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with new_folder() as folder:
        yield folder


def command(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Give a command with these surroundings and no settings of our own."""
    ours = {
        name: said
        for name, said in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *words],
        env=ours | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def opened(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Open the product and wait until it says where."""
    with opening(data) as (process, url):
        assert process.stdout is not None
        assert f"Open {url}/" in process.stdout.readline()
        yield process, url


@contextmanager
def opening(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Begin to open the product, without the demonstration area, on a port of its own."""
    port = free_port()
    surroundings = {**os.environ, "GOLDENTHREAD_DATA": str(data)}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        surroundings.pop(name, None)
    # Whoever runs the tests in the background ignores Ctrl-C, and what they start would too, until it listens to it.
    listening = ["env", "--default-signal=INT", sys.executable]
    words = [*listening, "-m", "goldenthread", "open", "--empty", "--workers=1", f"--port={port}"]
    with subprocess.Popen(
        words,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def answer_from(url: str) -> bytes:
    """Ask until there is an answer."""
    patience = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.1)


def has_ended(process: psutil.Process) -> bool:
    """Wait a minute for a process to end. One that nobody has asked about since has ended too."""
    for _ in range(600):
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.1)
    return False


def is_closed(url: str) -> bool:
    patience = time.monotonic() + 10
    while time.monotonic() < patience:
        try:
            urllib.request.urlopen(f"{url}/up", timeout=1).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("interruption", [signal.SIGINT, signal.SIGTERM])
def test_the_product_opens_and_closes_when_told(data: Path, interruption: signal.Signals):
    with opened(data) as (process, url):
        assert answer_from(f"{url}/up") == b"up"
        process.send_signal(interruption)

        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("wait", [0.1, 0.5, 4])
def test_a_ctrl_c_from_the_terminal_ends_everything_without_a_word_also_while_it_starts(
    data: Path, wait: float
):
    with opened(data) as (process, _):
        begun = psutil.Process(process.pid).children(recursive=True)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)

        assert process.wait(timeout=60) in (0, 130)
        assert all(has_ended(each) for each in begun)
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_static_files_are_served_under_names_that_change_with_them(data: Path):
    with opened(data) as (_, url):
        manifest = json.loads((data / "static/staticfiles.json").read_text())["paths"]
        dressed = next(shipped for name, shipped in manifest.items() if name.endswith("goldenthread.css"))

        assert answer_from(f"{url}/static/{dressed}")


def test_nothing_is_left_running_when_the_product_is_killed(data: Path):
    with opened(data) as (process, url):
        answer_from(f"{url}/up")
        begun = psutil.Process(process.pid).children(recursive=True)
        process.kill()

        assert is_closed(url)
        assert all(has_ended(each) for each in begun)


@pytest.mark.django_db
def test_the_area_is_made_by_a_process_of_its_own_so_that_this_one_can_fork_workers_that_print(
    monkeypatch: pytest.MonkeyPatch,
):
    ran: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda words, **_: ran.append(words))

    show_demonstration()

    assert ran == [[sys.executable, "-m", "goldenthread", "demo", "--size=small"]]


def test_a_taken_port_is_told_with_the_next_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert f"--port {taken + 1}" in why_not("127.0.0.1", taken)


def test_a_free_port_is_no_trouble():
    assert why_not("127.0.0.1", free_port()) == ""


def test_an_address_that_is_not_of_this_machine_is_told_with_one_that_is():
    assert "--host 127.0.0.1" in why_not("192.0.2.1", free_port())


@pytest.mark.parametrize("said", ["0", "65536", "-1", "abc", "8e3"])
def test_what_is_no_port_is_told_in_words(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("GOLDENTHREAD_PORT", said)

    with pytest.raises(SystemExit):
        address_parser("./run", "").parse_args([])

    assert f"{said!r} is no port: say a number from 1 to 65535" in capsys.readouterr().err


def test_a_command_on_a_new_data_folder_makes_the_tables_it_needs():
    with new_folder() as data:
        answer = command("verify", "--json", GOLDENTHREAD_DATA=str(data))

        assert answer.returncode == 0, answer.stderr
        assert json.loads(answer.stdout)["children"] == 0


def test_on_a_server_of_ones_own_missing_tables_are_told_and_not_made():
    with new_folder() as data, embedded.server(data):
        url = f"postgresql://{embedded.ROLE}@{quote(str(embedded.socket_folder(data)), safe='')}/goldenthread"

        answer = command("verify", GOLDENTHREAD_DATA=str(data), DATABASE_URL=url)

        assert answer.returncode == 1
        assert answer.stderr.startswith(
            "The tables are missing or older than the code. Bring them up to date:"
        )


def test_of_two_that_start_at_once_both_open():
    with new_folder() as data, opening(data) as one, opening(data) as other:
        for process, url in (one, other):
            assert process.stdout is not None
            assert f"Open {url}/" in process.stdout.readline()
