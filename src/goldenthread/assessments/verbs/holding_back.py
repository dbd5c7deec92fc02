"""Holding a part of an advice back from the family, on a ground and with a reason; and letting them read it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.assessments import policies, queries
from goldenthread.assessments.holding import GROUNDS, parts_of
from goldenthread.assessments.models import Advice
from goldenthread.record.changes import Change, change
from goldenthread.record.sharing import EVERYONE, PROFESSIONALS

TOPIC: Final = "assessments"


class NotThere(Refused):
    """This part is not there, or somebody has changed this meanwhile. Look at the advice again."""


class NoGround(Refused):
    """Choose the ground on which this part is held back, and say why it holds here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Which part is held back, on what ground, why, and whether the family may be told the ground."""

    part: str
    ground: str
    reason: str
    tells: bool


def hold_back(*, case: UUID, advice: UUID, held: Held, by: Actor, on: date, key: UUID | None = None) -> None:
    """Hold one part back. The family reads that it is held back, and the ground where they may be told it."""
    if held.ground not in GROUNDS or not held.reason:
        raise NoGround
    with _opened(case, advice, by=by, on=on, key=key) as (writing, known):
        if writing.repeated:
            return
        if held.part not in parts_of(known) or held.part in known.held_back:
            raise NotThere
        writing.add(
            TOPIC, "advice_held_back", case=case, id=advice, part=held.part, ground=held.ground, reason=held.reason,
            tells=held.tells,
        )  # fmt: skip
        _share_report(writing, known, held.part, PROFESSIONALS)


def show_again(
    *, case: UUID, advice: UUID, part: str, reason: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Let the family read a part again."""
    with _opened(case, advice, by=by, on=on, key=key) as (writing, known):
        if writing.repeated:
            return
        if part not in known.held_back:
            raise NotThere
        writing.add(TOPIC, "advice_shown", case=case, id=advice, part=part, reason=reason)
        _share_report(writing, known, part, EVERYONE)


@contextmanager
def _opened(
    case: UUID, advice: UUID, *, by: Actor, on: date, key: UUID | None
) -> Iterator[tuple[Change, Advice]]:
    """Open an advice for whoever may hold parts of it back."""
    found = queries.assessment_for(reader=by, case=case)
    with change(found.child_id, by=by, on=on, key=key) as writing:
        policies.may_hold_back(by, writing.child).or_refuse()
        yield writing, queries.advice_for(found, advice)


def _share_report(writing: Change, advice: Advice, part: str, sharing: str) -> None:
    """Let a report go the way of its part: among the documents too the family finds it or does not."""
    if part == "report":
        writing.add("record", "sharing_changed", id=advice.document_id, sharing=sharing)
