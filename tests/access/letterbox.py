"""The post goes in a thread of its own: tests wait for it."""

import time


def delivered(outbox: list, number: int = 1) -> list:
    """Wait until so many messages have come, and return them."""
    patience = time.monotonic() + 5
    while len(outbox) < number and time.monotonic() < patience:
        time.sleep(0.01)
    return outbox
