"""Somebody checks a file before it is published."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record.wall import behind
from goldenthread.release.publishing import Checked, check
from tests.factories import AUTHORITY, actor


def checked(text: str | bytes, name: str = "answer.txt", by: Actor | None = None) -> Checked:
    by = by or actor(Capacity.CASEWORKER)
    with behind(by):
        return check(text if isinstance(text, bytes) else text.encode(), name, by=by, authority=AUTHORITY)


def stops(text: str | bytes, name: str = "answer.txt") -> list[str]:
    return [each.kind for each in checked(text, name).blocking]
