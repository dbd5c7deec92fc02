"""What a child says in confidence, and details of health."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.changes import change
from goldenthread.record.models import Compartment
from goldenthread.record.sealing import Vault


def say(*, child: UUID, words: str, ask_first: bool, by: Actor, on: date, key: UUID | None = None) -> None:
    """Write down what a child says, and whether they want to be asked before a parent reads it."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        made = writing.new_id()
        sealed = Vault(writing.child, Compartment.VOICE).seal(f"{made}.words", words)
        writing.add("own_words", "said", id=made, words=sealed, ask_first=ask_first)


def release(*, child: UUID, words: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Share what a child said: they agreed."""
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            writing.add("own_words", "released", id=words)


def override(*, child: UUID, words: UUID, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Share what a child said without asking, to keep somebody safe; the reason is kept, sealed."""
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            sealed = Vault(writing.child, Compartment.VOICE).seal(f"{words}.because", because)
            writing.add("own_words", "overridden", id=words, because=sealed)


def tell_health(
    *, child: UUID, words: str, for_support: bool, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write down something about health: all of it for health and the family, or what support needs for staff too."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        made = writing.new_id()
        sealed = Vault(writing.child, Compartment.HEALTH).seal(f"{made}.words", words)
        writing.add("health", "told", id=made, words=sealed, for_support=for_support)


def end_health(*, child: UUID, fact: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take out something about health that no longer holds."""
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            writing.add("health", "ended", id=fact)
