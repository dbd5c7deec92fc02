"""What later rooms do when a final plan names a place: they know this room, it does not know them."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.plans.content import Place
from goldenthread.record.changes import Change

Naming = Callable[[Change, Place], None]
NAMINGS: list[Naming] = []


def when_named(naming: Naming) -> Naming:
    """Register what follows, in the same change, when Section I of a final plan is filled."""
    NAMINGS.append(naming)
    return naming


def name_in(writing: Change, place: Place) -> None:
    """Let every room that registered write what follows from the place a final plan names."""
    for naming in NAMINGS:
        naming(writing, place)
