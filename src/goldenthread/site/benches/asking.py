"""A small client: one kept connection, one person's session, and the time each answer took."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

TOKEN: Final = "measuring" + "0" * 23


@dataclass(slots=True)
class Asker:
    """Someone signed in, asking one server for pages."""

    port: int
    session: str = ""
    taken: list[float] = field(default_factory=list)
    errors: int = 0
    _connection: HTTPConnection | None = None

    def get(self, address: str) -> bytes:
        """Ask for a page; note the seconds it took, and an error where it was not 200."""
        return self._ask("GET", address, None, {}, good=(200,))

    def save(self, saving: dict[str, Any]) -> bytes:
        """Send a form for the first time, as a browser would after it was shown."""
        fields = {**saving["fields"], "submission": str(uuid4()), "csrfmiddlewaretoken": TOKEN}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self._cookies(TOKEN)}
        return self._ask("POST", saving["address"], urlencode(fields), headers, good=(303,))

    def _cookies(self, token: str = "") -> str:
        cookies = f"sessionid={self.session}"
        return f"{cookies}; csrftoken={token}" if token else cookies

    def _ask(
        self, method: str, address: str, body: str | None, headers: dict[str, str], *, good: tuple[int, ...]
    ) -> bytes:
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        began = time.perf_counter()
        try:
            self._connection.request(method, address, body, {"Cookie": self._cookies(), **headers})
            answer = self._connection.getresponse()
            told = answer.read()
        except OSError:
            self._connection, self.errors = None, self.errors + 1
            return b""
        self.taken.append(time.perf_counter() - began)
        self.errors += answer.status not in good
        return told


def percentile(times: list[float], part: float) -> float:
    """Return the time in milliseconds within which this part of the answers came."""
    ordered = sorted(times)
    return round(1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))], 1) if ordered else 0.0
