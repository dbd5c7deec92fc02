"""What else changes when somebody takes a post in place of a colleague, or leaves one. Later rooms register it here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.directory.models import Post

TAKEN: Final[list[Callable[[Post, UUID, datetime], None]]] = []
"""Called with a post that was taken, the colleague it stands in for, and the instant."""
LEFT: Final[list[Callable[[Post, Actor], None]]] = []
"""Called with a post that has ended, and with who ended it."""


def taken(post: Post, in_place_of: UUID, at: datetime) -> None:
    """Tell later rooms that somebody stands in for a colleague."""
    for tell in TAKEN:
        tell(post, in_place_of, at)


def left(post: Post, by: Actor) -> None:
    """Tell later rooms that somebody has left a post."""
    for tell in LEFT:
        tell(post, by)
