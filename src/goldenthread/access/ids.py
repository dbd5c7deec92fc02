"""Version 7 UUIDs (RFC 9562): keys that sort by the instant they were made."""

import os
import uuid
from datetime import datetime

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def new_id(at: datetime) -> uuid.UUID:
    """Return a new UUIDv7 for this instant: 48 bits of milliseconds, the rest random."""
    chance = int.from_bytes(os.urandom(10), "big")
    return _uuid7(int(at.timestamp() * 1000), chance)


def _uuid7(millisecond: int, chance: int) -> uuid.UUID:
    high, low = (chance >> 62) & 0xFFF, chance & ((1 << 62) - 1)
    return uuid.UUID(int=(millisecond & ((1 << 48) - 1)) << 80 | _VERSION_7 | high << 64 | _VARIANT | low)
