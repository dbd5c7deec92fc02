"""How what a task needs goes to the process apart: a line of JSON, which says how long each part is, then the parts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

Told = Mapping[str, Any]


def parcel(told: Told, parts: Sequence[bytes]) -> bytes:
    """Pack what a task needs."""
    head = json.dumps({"told": told, "sizes": [len(each) for each in parts]}).encode()
    return b"".join([head, b"\n", *parts])


def unpacked(content: bytes) -> tuple[Told, list[bytes]]:
    """Unpack it again."""
    head, _, rest = content.partition(b"\n")
    known, parts, start = json.loads(head), [], 0
    for size in known["sizes"]:
        parts.append(rest[start : start + size])
        start += size
    return known["told"], parts
