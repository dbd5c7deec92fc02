"""The reference of a request: what the person is shown when something breaks, and what the log calls it by."""

from __future__ import annotations

import secrets
from typing import Any, Final

_KEY: Final = "GOLDENTHREAD_REFERENCE"


def give_reference(request: Any) -> None:
    """Give a request a reference of its own; what comes from outside under this name is overwritten."""
    request.META[_KEY] = secrets.token_hex(4)


def reference_of(request: Any) -> str:
    """Return the reference by which a request can be found again in the logs."""
    return str(getattr(request, "META", {}).get(_KEY, ""))
