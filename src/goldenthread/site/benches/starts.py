"""How long a second start takes, from the command to the first page, on a data folder that is already set up."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from goldenthread.site.ports import free_port

BAR = 5.0


def measure(rounds: int) -> list[dict[str, Any]]:
    """Start, ask for the first page, stop; the first start, which sets everything up, is not counted."""
    with tempfile.TemporaryDirectory(prefix="gt") as folder:
        first = _start(Path(folder))
        taken = sorted(_start(Path(folder)) for _ in range(rounds))
    return [
        {
            "what": "second start to first page",
            "seconds, median": round(taken[len(taken) // 2], 2),
            "seconds, worst": round(taken[-1], 2),
            "bar": BAR,
            "first start, with the small area": round(first, 1),
        }
    ]


def _start(folder: Path) -> float:
    port = free_port()
    words = [sys.executable, "-m", "goldenthread", "open", "--port", str(port)]
    began = time.perf_counter()
    surroundings = {**os.environ, "GOLDENTHREAD_DATA": str(folder)}
    with subprocess.Popen(
        words, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not _answers(port):
            time.sleep(0.02)
        took = time.perf_counter() - began
        process.terminate()
        process.wait(30)
    return took


def _answers(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/sign-in")
        return connection.getresponse().status == 200
    except OSError:
        return False
