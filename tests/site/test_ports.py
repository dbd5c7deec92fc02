"""Servers that tests and benches start beside each other never get the same port."""

import socket
import subprocess
import sys

import pytest

from goldenthread.site import ports
from goldenthread.site.ports import HERE, free_port

ASKS = "from goldenthread.site.ports import free_port; print(free_port())"


def test_a_port_can_be_listened_on_and_lies_below_those_of_outgoing_connections():
    number = free_port()

    with socket.socket() as server:
        server.bind((HERE, number))
    assert 1024 < number < 32_768


def test_no_port_is_given_twice(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ports, "NUMBERS", range(19_000, 19_020))

    given = [free_port() for _ in range(20)]

    assert sorted(given) == list(range(19_000, 19_020))
    with pytest.raises(OSError, match="from 19000 to 19019 is taken"):
        free_port()


def test_another_process_is_not_given_what_this_one_holds(monkeypatch: pytest.MonkeyPatch):
    number = free_port()
    only = f"from goldenthread.site import ports; ports.NUMBERS = range({number}, {number} + 1);{ASKS}"

    asked = subprocess.run([sys.executable, "-c", only], capture_output=True, text=True, check=False)

    assert f"OSError: Every port from {number} to {number} is taken" in asked.stderr


def test_what_somebody_else_listens_on_is_not_given(monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        number = other.getsockname()[1]
        monkeypatch.setattr(ports, "NUMBERS", range(number, number + 1))

        with pytest.raises(OSError, match="taken"):
            free_port()
