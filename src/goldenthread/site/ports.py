"""Ports of this machine for servers of our own: those that benches and tests start beside each other."""

from __future__ import annotations

import random
import socket
from typing import Final

HERE: Final = "127.0.0.1"
NUMBERS: Final = range(20_000, 32_000)
_held: Final[list[socket.socket]] = []


def free_port() -> int:
    """Return a port to listen on, which is kept for this process and those it starts until it ends.

    Nobody else gets it between asking and listening: it lies below the numbers the kernel gives to outgoing
    connections (32,768 up), and the datagram port of the same number is held as a sign to others who ask here.
    Raises `OSError` when all are taken.
    """
    for number in random.SystemRandom().sample(NUMBERS, len(NUMBERS)):
        if _hold(number):
            return number
    raise OSError(
        f"Every port from {NUMBERS.start} to {NUMBERS.stop - 1} is taken: end what listens on them."
    )


def _hold(number: int) -> bool:
    sign = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sign.bind((HERE, number))
        with socket.socket() as trial:
            trial.bind((HERE, number))
    except OSError:
        sign.close()
        return False
    _held.append(sign)
    return True
