"""No test reaches beyond this machine."""

import socket
from typing import Any

HERE = ("127.", "::1", "localhost")


class NetworkIsOff(RuntimeError):
    """A test wanted to reach another machine. Give it a file or a fake instead."""


def close() -> None:
    """Refuse every connection that leaves this machine."""
    reach = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(address[0]).startswith(HERE):
            raise NetworkIsOff(f"{address[0]}: {NetworkIsOff.__doc__}")
        reach(self, address)

    socket.socket.connect = connect  # type: ignore[method-assign]
