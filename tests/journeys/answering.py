"""What two answers have in common once everything is left out that differs each time a page is asked for."""

from __future__ import annotations

import re

CHANGES = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|name="submission" value="[^"]+"|nonce-[^\']+'
)
IDS = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def without_tokens(said: bytes) -> bytes:
    """Leave out the tokens of a page."""
    return CHANGES.sub(b"", said)


def without_ids(said: bytes) -> bytes:
    """Leave out the tokens, and the id that was asked for where a page leads back to it."""
    return IDS.sub(b"", without_tokens(said))
