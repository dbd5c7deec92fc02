"""What a file is taken apart into when all of it is read: pieces, each with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a file: where it stands, and its cells; running text is one. `unread` says what cannot be read."""

    where: str
    cells: tuple[str, ...]
    unread: str = ""
