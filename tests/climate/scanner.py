"""A real ClamAV daemon for the tests, with one signature of our own: nothing is downloaded from its makers."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.access.alone import alone
from goldenthread.record.scanning import Clamd, ScannerDown

# In two halves, so that a scanner that looks at this file finds nothing.
HARMLESS_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PACKAGES = ("clamav-daemon", "libclamav12", "libmspack0")
PATIENCE = 60


@dataclass(frozen=True)
class RunningScanner:
    """Where the daemon listens, and how to stop and start it."""

    address: str
    words: tuple[str, ...]
    surroundings: dict[str, str]

    @contextmanager
    def running(self) -> Iterator[None]:
        with subprocess.Popen(self.words, env=self.surroundings, stdout=subprocess.DEVNULL) as daemon:
            try:
                self._wait(daemon)
                yield
            finally:
                daemon.terminate()

    def _wait(self, daemon: subprocess.Popen[bytes]) -> None:
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience and daemon.poll() is None:
            try:
                Clamd(self.address).find(b"words")
            except ScannerDown:
                time.sleep(0.1)
            else:
                return
        pytest.fail(f"The scanner did not answer; it ended with {daemon.poll()}.")


@pytest.fixture
def scanner(tmp_path: Path) -> RunningScanner:
    """A daemon that is ready to run, from this machine or out of Debian's packages, unpacked and not installed."""
    place = tmp_path / "clamd"
    (place / "signatures").mkdir(parents=True)
    place.chmod(0o755)
    (place / "signatures/ours.ndb").write_text(f"Harmless.Virus:0:*:{HARMLESS_VIRUS.hex()}\n")
    settings_of_it = {
        "LocalSocket": place / "socket",
        "DatabaseDirectory": place / "signatures",
        "TemporaryDirectory": place,
        "Foreground": "yes",
        "StreamMaxLength": "25M",
    }
    told = "".join(f"{name} {value}\n" for name, value in settings_of_it.items())
    (place / "clamd.conf").write_text(told)
    program, libraries = _program()
    words = (str(program), "--config-file", str(place / "clamd.conf"))
    return RunningScanner(
        f"unix:{place / 'socket'}", words, {"LD_LIBRARY_PATH": libraries, "PATH": "/usr/bin:/bin"}
    )


def _program() -> tuple[Path, str]:
    installed = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if installed:
        return Path(installed), ""
    unpacked = Path(settings.DATA) / "clamav"
    unpacked.parent.mkdir(parents=True, exist_ok=True)
    # A worker that unpacks over a running daemon would bring it down.
    with alone(unpacked.parent / "clamav.lock"):
        if not (unpacked / "usr/sbin/clamd").exists():
            _unpack(unpacked)
    libraries = [str(each.parent) for each in unpacked.rglob("libclamav.so*")]
    return unpacked / "usr/sbin/clamd", ":".join(sorted(set(libraries)))


def _unpack(place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    if not shutil.which("apt-get"):
        pytest.skip("ClamAV is not here: install clamav-daemon to try the real scanner.")
    fetched = subprocess.run(
        ["apt-get", "download", *PACKAGES], cwd=place, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        pytest.skip(f"ClamAV cannot be fetched: {fetched.stderr.strip()[-200:]}")
    for package in place.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, place], check=True)
