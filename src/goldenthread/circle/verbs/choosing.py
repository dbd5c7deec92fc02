"""A young person takes over: who sees their record from the end of compulsory school age, and decisions on capacity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.circle import policies
from goldenthread.circle.models import Deciding
from goldenthread.circle.queries import adults_of, standing_decision
from goldenthread.record.changes import change
from goldenthread.record.models import Child, Relationship, Sees
from goldenthread.rulebook.time import long_date

_HOW_MUCH: Final = {Sees.NONE.value: 0, "": 1, Sees.REPORT.value: 1, Sees.FULL.value: 2}


class DecidedForThem(Refused):
    """It was decided with you that others help with this choice for now. You can always let somebody see less."""


class NobodyToChoose(Refused):
    """This person is not among the adults of your family in the circle any more. Look at the list again."""


class TooYoung(Refused):
    """Before the end of compulsory school age the parents decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found about one decision: can the young person make it, how that is known, when it is asked again."""

    deciding: Deciding
    can_decide: bool
    how_known: str
    review_on: date


def choose(
    *, child: UUID, choices: Mapping[UUID, Sees], by: Actor, on: date, key: UUID | None = None
) -> None:
    """Choose what each adult sees. It can be chosen anew on any day, and holds at once."""
    with change(child, by=by.on(Part.RIGHTS, Act.GRANT), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_choose(by, writing.child).or_refuse()
        adults = _adults(writing.child, choices)
        if _others_decide(writing.child, on) and any(
            _is_more(adults[tie], to) for tie, to in choices.items()
        ):
            raise DecidedForThem
        writing.add("circle", "chosen", choices=_told(choices))


def decide_capacity(
    *, child: UUID, found: Found, choices: Mapping[UUID, Sees], by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write down whether a young person can make one decision; where not, what each adult sees to decide with them."""
    with change(child, by=by.on(Part.RIGHTS, Act.WRITE), on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_govern(by).or_refuse()
        if on < policies.chooses_from(writing.child):
            raise TooYoung(
                f"Before {long_date(policies.chooses_from(writing.child))} there is nothing to decide: the parents do."
            )
        _adults(writing.child, choices)
        writing.add(
            "circle",
            "capacity_decided",
            id=writing.new_id(),
            deciding=found.deciding.value,
            can_decide=found.can_decide,
            how_known=found.how_known,
            review_on=found.review_on,
            choices=_told(choices) if found.deciding is Deciding.WHO_SEES and not found.can_decide else [],
        )


def _adults(child: Child, choices: Mapping[UUID, Sees]) -> dict[UUID, Relationship]:
    adults = {tie.pk: tie for tie in adults_of(child)}
    if not set(choices) <= set(adults):
        raise NobodyToChoose
    return adults


def _others_decide(child: Child, on: date) -> bool:
    decision = standing_decision(child, Deciding.WHO_SEES, on)
    return decision is not None and not decision.can_decide


def _is_more(tie: Relationship, chosen: Sees) -> bool:
    return _HOW_MUCH[chosen.value] > _HOW_MUCH[tie.agreed]


def _told(choices: Mapping[UUID, Sees]) -> list[dict[str, str]]:
    return [{"id": str(tie), "agreed": sees.value} for tie, sees in choices.items()]
